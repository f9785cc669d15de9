-- The audit trail: one chain for everything (docs/domain.md §8). What a record says in words stands
-- beside it, salted and hashed into it, so that a name typed by mistake can be removed and the
-- chain still holds. Hashes are 64 hexadecimal digits.
CREATE TABLE journal (
  seq        BIGINT PRIMARY KEY,
  at         BIGINT NOT NULL,
  trial      TEXT NOT NULL,
  actor      TEXT NOT NULL,
  role       TEXT NOT NULL,
  event      TEXT NOT NULL,
  entity     TEXT NOT NULL,
  entity_id  TEXT NOT NULL,
  reason     TEXT,
  detail     TEXT NOT NULL,
  prev       TEXT NOT NULL,
  hash       TEXT NOT NULL
);
CREATE INDEX journal_of_entity ON journal (entity, entity_id, seq);

-- Redacted: salt, reason and detail are NULL, redacted_by is the number of the record that says who
-- removed them and why, and skeleton is the detail with its free texts blank, hashed into that
-- record: a case is folded from it as before.
CREATE TABLE journal_words (
  seq          BIGINT PRIMARY KEY REFERENCES journal (seq),
  salt         TEXT,
  reason       TEXT,
  detail       TEXT,
  redacted_by  BIGINT,
  skeleton     TEXT
);

-- The one row whose lock puts records in their order.
CREATE TABLE journal_end (
  one   INTEGER PRIMARY KEY CHECK (one = 1),
  seq   BIGINT NOT NULL,
  hash  TEXT NOT NULL,
  at    BIGINT NOT NULL
);

CREATE TABLE checkpoint (
  seq      BIGINT PRIMARY KEY,
  hash     TEXT NOT NULL,
  made_at  BIGINT NOT NULL
);
