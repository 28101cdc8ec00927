-- Full text over the articles, without a second copy of it. Left out by a library of SQLite that was built without FTS5.

CREATE VIRTUAL TABLE articles_fts USING fts5 (
  title, description, text, content = 'articles', tokenize = 'unicode61 remove_diacritics 0'
);
INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
INSERT INTO articles_fts (articles_fts) VALUES ('optimize');
