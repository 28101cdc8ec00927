-- The tables of letopis.sqlite. Columns are called as the fields of the files of lines are; `start` and `stop` count code points of
-- articles.text. Nothing is written twice: what a table of its own tells stands in no other.

CREATE TABLE entities (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  url TEXT NOT NULL,
  name TEXT NOT NULL,
  wikidata TEXT,
  description TEXT NOT NULL,
  curated INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  first TEXT,
  last TEXT
);

CREATE TABLE entity_names (
  entity TEXT NOT NULL REFERENCES entities (id),
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('name', 'translation', 'alias')),
  language TEXT
);

CREATE TABLE outlets (
  id TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  name TEXT NOT NULL,
  entity TEXT REFERENCES entities (id),
  published INTEGER NOT NULL,
  cited INTEGER NOT NULL
);

-- Rows are numbered from 1 without a gap, newest article first, so that articles_fts stays right after a VACUUM.
CREATE TABLE articles (
  id TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  title TEXT NOT NULL,
  language TEXT NOT NULL,
  published TEXT NOT NULL,
  earliest TEXT NOT NULL,
  latest TEXT NOT NULL,
  description TEXT NOT NULL,
  outlet TEXT REFERENCES outlets (id),
  outlet_name TEXT,
  author TEXT,
  source_url TEXT,
  origin TEXT,
  rights TEXT NOT NULL,
  text TEXT NOT NULL
);

CREATE TABLE citations (
  article TEXT NOT NULL REFERENCES articles (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  outlet TEXT REFERENCES outlets (id),
  PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE mentions (
  article TEXT NOT NULL REFERENCES articles (id),
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  text TEXT NOT NULL,
  entity TEXT NOT NULL REFERENCES entities (id),
  sense TEXT,
  origin TEXT NOT NULL,
  rule TEXT NOT NULL
);

CREATE TABLE dates (
  article TEXT NOT NULL REFERENCES articles (id),
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  text TEXT NOT NULL,
  edtf TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  origin TEXT NOT NULL,
  rule TEXT NOT NULL
);

CREATE TABLE figures (
  article TEXT NOT NULL REFERENCES articles (id),
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  comparator TEXT NOT NULL,
  amount REAL NOT NULL,
  upto REAL,
  unit TEXT NOT NULL,
  what TEXT,
  origin TEXT NOT NULL,
  rule TEXT NOT NULL
);

CREATE TABLE events (
  id TEXT PRIMARY KEY,
  url TEXT,
  title TEXT NOT NULL,
  happened TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  description TEXT NOT NULL,
  curated INTEGER NOT NULL
);

CREATE TABLE event_entities (
  event TEXT NOT NULL REFERENCES events (id),
  entity TEXT NOT NULL REFERENCES entities (id),
  role TEXT NOT NULL CHECK (role IN ('part', 'around')),
  PRIMARY KEY (event, entity, role)
) WITHOUT ROWID;

CREATE TABLE tellings (
  event TEXT NOT NULL REFERENCES events (id),
  article TEXT NOT NULL REFERENCES articles (id),
  url TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  text TEXT NOT NULL,
  date_start INTEGER,
  date_stop INTEGER
);

CREATE TABLE threads (
  id TEXT PRIMARY KEY,
  url TEXT,
  speaker TEXT REFERENCES entities (id)
);

CREATE TABLE quotes (
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL REFERENCES articles (id),
  url TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  text TEXT NOT NULL,
  wording TEXT NOT NULL,
  speaker TEXT REFERENCES entities (id),
  speaker_name TEXT,
  via TEXT,
  said TEXT,
  thread TEXT REFERENCES threads (id),
  origin TEXT NOT NULL,
  rule TEXT NOT NULL
);

CREATE TABLE disagreements (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  curated INTEGER NOT NULL,
  compatible TEXT,
  unit TEXT,
  verdict TEXT NOT NULL
);

CREATE TABLE claims (
  disagreement TEXT NOT NULL REFERENCES disagreements (id),
  article TEXT NOT NULL REFERENCES articles (id),
  url TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  text TEXT NOT NULL,
  low REAL,
  high REAL,
  earliest TEXT,
  latest TEXT
);
