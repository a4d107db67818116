-- What keeps the cost of adding and checking with what is new, however much is held.

-- Names are given by what stands here; the texts, which lie in the same rows, need not be passed over.
CREATE INDEX articles_in_short ON articles (
    file, position, turn, record, own_record, identity, url, id, name, same_as
);
CREATE INDEX articles_by_rules ON articles (rules) WHERE id IS NOT NULL;

-- In how many of the named articles each word stands; the empty word stands in all that state anything.
CREATE TABLE words (word TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;
-- The words that were counted of an article, as a JSON list: what goes with it is taken off again.
CREATE TABLE counted (article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, words TEXT NOT NULL);
CREATE TRIGGER counted_inserted AFTER INSERT ON counted BEGIN
    INSERT INTO words SELECT value, 1 FROM json_each(new.words) WHERE true
    ON CONFLICT (word) DO UPDATE SET articles = articles + 1;
END;
CREATE TRIGGER counted_deleted AFTER DELETE ON counted BEGIN
    UPDATE words SET articles = articles - 1 WHERE word IN (SELECT value FROM json_each(old.words));
    DELETE FROM words WHERE articles = 0 AND word IN (SELECT value FROM json_each(old.words));
END;
