-- What the last report found. Derived from what is held; emptied when an article goes or is renamed.

CREATE TABLE results (
    result INTEGER PRIMARY KEY CHECK (result = 1),
    change TEXT NOT NULL,
    origin TEXT NOT NULL,
    made TEXT NOT NULL,
    articles INTEGER NOT NULL
);

CREATE TABLE sources (id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    representative TEXT NOT NULL REFERENCES mentions (id),
    minimum_similarity REAL NOT NULL,
    standing TEXT NOT NULL,
    origin_source TEXT,
    origin_article TEXT REFERENCES articles (id),
    origin_held INTEGER NOT NULL,
    origin_basis TEXT NOT NULL,
    origin_confidence REAL NOT NULL,
    origin_reason TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    unknown_lineage INTEGER NOT NULL,
    witnesses INTEGER NOT NULL,
    notes TEXT NOT NULL
);

CREATE TABLE claim_mentions (
    mention TEXT PRIMARY KEY REFERENCES mentions (id),
    claim TEXT NOT NULL REFERENCES claims (id)
) WITHOUT ROWID;
CREATE INDEX claim_mentions_by_claim ON claim_mentions (claim);

CREATE TABLE matches (
    "left" TEXT NOT NULL REFERENCES mentions (id),
    "right" TEXT NOT NULL REFERENCES mentions (id),
    similarity REAL NOT NULL,
    probability REAL NOT NULL,
    reuse INTEGER NOT NULL,
    parts TEXT NOT NULL,
    PRIMARY KEY ("left", "right")
) WITHOUT ROWID;

CREATE TABLE derivations (
    derivation INTEGER PRIMARY KEY,
    claim TEXT REFERENCES claims (id),
    later_article TEXT REFERENCES articles (id),
    later_source TEXT,
    earlier_article TEXT REFERENCES articles (id),
    earlier_source TEXT,
    relation TEXT NOT NULL,
    confidence REAL NOT NULL,
    evidence TEXT NOT NULL
);
CREATE INDEX derivations_by_claim ON derivations (claim);

CREATE TABLE divergences (
    divergence INTEGER PRIMARY KEY,
    claim TEXT NOT NULL REFERENCES claims (id),
    kind TEXT NOT NULL,
    severity TEXT NOT NULL,
    left_mention TEXT NOT NULL REFERENCES mentions (id),
    left_start INTEGER NOT NULL,
    left_end INTEGER NOT NULL,
    left_text TEXT NOT NULL,
    right_mention TEXT NOT NULL REFERENCES mentions (id),
    right_start INTEGER NOT NULL,
    right_end INTEGER NOT NULL,
    right_text TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX divergences_by_claim ON divergences (claim);

CREATE TABLE title_divergences (
    article TEXT NOT NULL REFERENCES articles (id),
    severity TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    body_mention TEXT NOT NULL REFERENCES mentions (id),
    body_start INTEGER NOT NULL,
    body_end INTEGER NOT NULL,
    body_text TEXT NOT NULL,
    note TEXT NOT NULL
);

CREATE TABLE fingerprints (
    fingerprint INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    note TEXT NOT NULL
);

CREATE TABLE fingerprint_places (
    fingerprint INTEGER NOT NULL REFERENCES fingerprints,
    article TEXT NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);

CREATE TABLE skipped (name TEXT NOT NULL, reason TEXT NOT NULL);

-- What refers to mentions and articles is looked up whenever one of these gets its id.
CREATE INDEX claims_by_representative ON claims (representative);
CREATE INDEX claims_by_origin_article ON claims (origin_article);
CREATE INDEX matches_by_right ON matches ("right");
CREATE INDEX derivations_by_later_article ON derivations (later_article);
CREATE INDEX derivations_by_earlier_article ON derivations (earlier_article);
CREATE INDEX divergences_by_left_mention ON divergences (left_mention);
CREATE INDEX divergences_by_right_mention ON divergences (right_mention);
CREATE INDEX title_divergences_by_article ON title_divergences (article);
CREATE INDEX title_divergences_by_body_mention ON title_divergences (body_mention);
CREATE INDEX fingerprint_places_by_fingerprint ON fingerprint_places (fingerprint);
CREATE INDEX fingerprint_places_by_article ON fingerprint_places (article);

-- Which claims diverge how, by what was compared: spares the next report the comparison.
CREATE TABLE comparisons (key TEXT PRIMARY KEY, divergences TEXT NOT NULL) WITHOUT ROWID;

CREATE VIEW claim_overview AS
SELECT claims.id, claims.text, claims.articles, claims.outlets, claims.origins, claims.unknown_lineage,
       claims.standing,
       coalesce(sources.name, claims.origin_source, origin.name) AS origin,
       claims.origin_held, claims.origin_basis,
       (SELECT count(*) FROM divergences
        WHERE divergences.claim = claims.id AND severity = 'substantive') AS substantive_divergences
FROM claims
LEFT JOIN sources ON sources.id = claims.origin_source
LEFT JOIN articles AS origin ON origin.id = claims.origin_article
ORDER BY claims.articles DESC, substantive_divergences DESC, claims.id;

CREATE VIEW circular_reporting AS
SELECT * FROM claim_overview WHERE articles >= 3 AND origins = 1 AND unknown_lineage = 0;

CREATE VIEW who_cites_whom AS
SELECT coalesce(later.name, later_source.name, derivations.later_source) AS citing,
       coalesce(earlier.name, earlier_source.name, derivations.earlier_source) AS cited,
       derivations.earlier_article IS NOT NULL AS held,
       derivations.confidence
FROM derivations
LEFT JOIN articles AS later ON later.id = derivations.later_article
LEFT JOIN sources AS later_source ON later_source.id = derivations.later_source
LEFT JOIN articles AS earlier ON earlier.id = derivations.earlier_article
LEFT JOIN sources AS earlier_source ON earlier_source.id = derivations.earlier_source
WHERE derivations.claim IS NULL AND derivations.relation = 'cites'
ORDER BY citing, cited;

CREATE VIEW substantive_divergences AS
SELECT divergences.claim, claims.text, divergences.kind,
       left_article.name AS left_article, divergences.left_text,
       right_article.name AS right_article, divergences.right_text,
       divergences.note
FROM divergences
JOIN claims ON claims.id = divergences.claim
JOIN mentions AS l ON l.id = divergences.left_mention
JOIN articles AS left_article ON left_article.article = l.article
JOIN mentions AS r ON r.id = divergences.right_mention
JOIN articles AS right_article ON right_article.article = r.article
WHERE divergences.severity = 'substantive'
ORDER BY claims.articles DESC, divergences.claim, divergences.divergence;

CREATE VIEW article_versions AS
SELECT later.id, later.name, coalesce(later.url, files.path) AS place, later.published_at,
       earlier.id AS revises, earlier.name AS revises_name,
       NOT EXISTS (SELECT 1 FROM versions AS more WHERE more.earlier = later.article) AS newest
FROM versions
JOIN articles AS later ON later.article = versions.later
JOIN articles AS earlier ON earlier.article = versions.earlier
JOIN files ON files.file = later.file
ORDER BY place, later.turn, later.id;

CREATE VIEW claim_texts AS
SELECT claim_mentions.claim, articles.name AS article, articles.published_at, mentions.role,
       substr(articles.text, mentions.start + 1, mentions."end" - mentions.start) AS text
FROM claim_mentions
JOIN mentions ON mentions.id = claim_mentions.mention
JOIN articles ON articles.article = mentions.article
ORDER BY claim_mentions.claim, articles.published_at, articles.name;
