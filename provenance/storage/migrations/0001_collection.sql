-- What is held. Offsets are half-open ranges of code points into articles.text.

CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE adds (
    turn INTEGER PRIMARY KEY,
    begun TEXT NOT NULL,
    finished TEXT
);

CREATE TABLE files (
    file INTEGER PRIMARY KEY,
    real TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    parts INTEGER NOT NULL,
    flaw TEXT
);

CREATE TABLE flaws (
    file INTEGER NOT NULL REFERENCES files ON DELETE CASCADE,
    position INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (file, position)
) WITHOUT ROWID;

CREATE TABLE articles (
    article INTEGER PRIMARY KEY,
    id TEXT UNIQUE,
    name TEXT,
    url TEXT,
    title TEXT,
    site TEXT,
    byline TEXT,
    published_at TEXT,
    published_precision TEXT,
    published_basis TEXT,
    outlet TEXT,
    outlet_basis TEXT,
    text TEXT NOT NULL,
    headline_start INTEGER,
    headline_end INTEGER,
    header TEXT NOT NULL DEFAULT '[]',
    notes TEXT NOT NULL DEFAULT '[]',
    same_as INTEGER REFERENCES articles ON DELETE SET NULL,
    file INTEGER NOT NULL REFERENCES files,
    position INTEGER NOT NULL,
    occurrence INTEGER NOT NULL,
    record TEXT,
    own_record INTEGER NOT NULL,
    turn INTEGER NOT NULL REFERENCES adds,
    identity TEXT NOT NULL,
    rules TEXT,
    reading TEXT,
    UNIQUE (file, identity, occurrence)
);
CREATE INDEX articles_by_identity ON articles (identity);
CREATE INDEX articles_by_url ON articles (url);
CREATE INDEX articles_by_same_as ON articles (same_as);

CREATE TABLE versions (
    later INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    earlier INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    PRIMARY KEY (later, earlier)
) WITHOUT ROWID;
CREATE INDEX versions_by_earlier ON versions (earlier);

CREATE TABLE sentences (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    role TEXT NOT NULL,
    paragraph INTEGER NOT NULL,
    PRIMARY KEY (article, number)
) WITHOUT ROWID;

CREATE TABLE dropped (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX dropped_by_article ON dropped (article);

CREATE TABLE attributions (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    sentence INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    source TEXT,
    name TEXT NOT NULL,
    cue TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    resolution TEXT NOT NULL,
    PRIMARY KEY (article, sentence, position)
) WITHOUT ROWID;
CREATE INDEX attributions_by_source ON attributions (source);

CREATE TABLE credits (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    position INTEGER NOT NULL,
    source TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    cue TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE contents (
    content INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL
);

CREATE TABLE mentions (
    mention INTEGER PRIMARY KEY,
    id TEXT UNIQUE,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    sentence INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    role TEXT NOT NULL,
    content INTEGER NOT NULL REFERENCES contents
);
CREATE INDEX mentions_by_article ON mentions (article);
CREATE INDEX mentions_by_content ON mentions (content);

CREATE TABLE encoders (
    encoder INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    dimension INTEGER NOT NULL,
    weights_sha256 TEXT
);

CREATE TABLE vectors (
    content INTEGER NOT NULL REFERENCES contents ON DELETE CASCADE,
    encoder INTEGER NOT NULL REFERENCES encoders,
    vector BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    UNIQUE (content, encoder)
);

CREATE VIRTUAL TABLE wording USING fts5 (
    text, content = 'contents', content_rowid = 'content', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER contents_inserted AFTER INSERT ON contents BEGIN
    INSERT INTO wording (rowid, text) VALUES (new.content, new.text);
END;
CREATE TRIGGER contents_deleted AFTER DELETE ON contents BEGIN
    INSERT INTO wording (wording, rowid, text) VALUES ('delete', old.content, old.text);
END;
