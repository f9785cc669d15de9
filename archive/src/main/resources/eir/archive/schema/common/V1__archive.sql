-- One text for SQLite and PostgreSQL. ${auto_id} is the only word that differs.
-- Times are milliseconds since 1970-01-01 UTC; hashes are 32 bytes; text is never a value that
-- the gate has not passed.

CREATE TABLE trial (
  id            TEXT PRIMARY KEY,
  sponsor       TEXT NOT NULL,
  protocol_id   TEXT NOT NULL,
  protocol_name TEXT NOT NULL
);

CREATE TABLE site (
  code             TEXT PRIMARY KEY,
  name             TEXT NOT NULL,
  city             TEXT NOT NULL,
  language         TEXT NOT NULL,
  phone            TEXT NOT NULL,
  key_fingerprint  TEXT,
  last_number      INTEGER NOT NULL DEFAULT 0
);

-- Every object that the index knows. A condemned one is needed by nothing; its bytes are deleted
-- in the transaction that deletes its row, so that an arrival of the same bytes cannot slip between.
CREATE TABLE object (
  sha256        BYTEA PRIMARY KEY,
  length_bytes  BIGINT NOT NULL,
  condemned_at  BIGINT
);
CREATE INDEX object_condemned ON object (condemned_at) WHERE condemned_at IS NOT NULL;

CREATE TABLE upload (
  id               TEXT PRIMARY KEY,
  site             TEXT NOT NULL REFERENCES site (code),
  link             TEXT NOT NULL,
  request_id       TEXT NOT NULL,
  state            TEXT NOT NULL CHECK (state IN ('OPEN', 'CLOSED', 'ABANDONED')),
  announced_files  INTEGER NOT NULL,
  announced_bytes  BIGINT NOT NULL,
  held_files       INTEGER NOT NULL DEFAULT 0,
  held_bytes       BIGINT NOT NULL DEFAULT 0,
  profile_hash     TEXT NOT NULL,
  key_fingerprint  TEXT NOT NULL,
  opened_at        BIGINT NOT NULL,
  touched_at       BIGINT NOT NULL,
  UNIQUE (site, request_id)
);
CREATE INDEX upload_silent ON upload (touched_at) WHERE state = 'OPEN';

-- A submission version is immutable, so each upload has its own tree of study, series, instance.
-- Pseudonym and date are in the key: a study that disagrees with itself shows as two rows.
CREATE TABLE study (
  id          ${auto_id},
  upload      TEXT NOT NULL REFERENCES upload (id),
  uid         TEXT NOT NULL,
  pseudonym   TEXT NOT NULL,
  study_date  TEXT NOT NULL,
  UNIQUE (upload, uid, pseudonym, study_date)
);

CREATE TABLE series (
  id           ${auto_id},
  public_id    TEXT NOT NULL UNIQUE,
  study        BIGINT NOT NULL REFERENCES study (id),
  uid          TEXT NOT NULL,
  modality     TEXT NOT NULL,
  number       INTEGER,
  description  TEXT NOT NULL,
  UNIQUE (study, uid)
);

CREATE TABLE instance (
  upload               TEXT NOT NULL REFERENCES upload (id),
  sop_instance_uid     TEXT NOT NULL,
  series               BIGINT NOT NULL REFERENCES series (id),
  sha256               BYTEA NOT NULL REFERENCES object (sha256),
  sop_class_uid        TEXT NOT NULL,
  transfer_syntax_uid  TEXT NOT NULL,
  number               INTEGER,
  pixel_rows           INTEGER NOT NULL,
  pixel_columns        INTEGER NOT NULL,
  frames               INTEGER NOT NULL,
  PRIMARY KEY (upload, sop_instance_uid)
);
CREATE INDEX instance_of_series ON instance (series);
CREATE INDEX instance_of_object ON instance (sha256);

CREATE TABLE submission (
  id           TEXT NOT NULL,
  version      INTEGER NOT NULL,
  number       INTEGER NOT NULL,
  site         TEXT NOT NULL REFERENCES site (code),
  upload       TEXT NOT NULL UNIQUE REFERENCES upload (id),
  pseudonym    TEXT NOT NULL,
  closed_at    BIGINT NOT NULL,
  erased_at    BIGINT,
  left_out     INTEGER NOT NULL,
  attestation  TEXT NOT NULL,
  summary      TEXT NOT NULL,
  report       TEXT NOT NULL,
  receipt      TEXT,
  PRIMARY KEY (id, version)
);
CREATE UNIQUE INDEX submission_of_subject ON submission (site, pseudonym, version);
CREATE INDEX submission_by_time ON submission (closed_at);

-- What was made of a series for the eye. Small pictures lie here, so that one query shows all.
CREATE TABLE presentation (
  series         BIGINT PRIMARY KEY REFERENCES series (id),
  label          TEXT NOT NULL,
  hanging_order  INTEGER NOT NULL,
  poster         BYTEA,
  thumbnail      BYTEA,
  problem        TEXT
);

CREATE TABLE bundle (
  series    BIGINT NOT NULL REFERENCES series (id),
  position  INTEGER NOT NULL,
  sha256    BYTEA NOT NULL REFERENCES object (sha256),
  PRIMARY KEY (series, position)
);
CREATE INDEX bundle_of_object ON bundle (sha256);

-- What was erased: the hash is all that stays, and proves what it was to who holds a copy.
CREATE TABLE tombstone (
  sha256      BYTEA NOT NULL,
  submission  TEXT NOT NULL,
  version     INTEGER NOT NULL,
  erased_at   BIGINT NOT NULL,
  PRIMARY KEY (submission, version, sha256)
);

CREATE TABLE link (
  id             TEXT PRIMARY KEY,
  key_sha256     BYTEA NOT NULL,
  scope          TEXT NOT NULL CHECK (scope IN ('UPLOAD', 'VIEW')),
  site           TEXT REFERENCES site (code),
  submission     TEXT,
  version        INTEGER,
  label          TEXT,
  creator        TEXT NOT NULL,
  created_at     BIGINT NOT NULL,
  expires_at     BIGINT,
  revoked_at     BIGINT,
  embed_origins  TEXT NOT NULL,
  may_download   BOOLEAN NOT NULL,
  last_used_at   BIGINT,
  uses           BIGINT NOT NULL DEFAULT 0,
  FOREIGN KEY (submission, version) REFERENCES submission (id, version)
);
CREATE INDEX link_of_submission ON link (submission, version);
CREATE INDEX link_of_site ON link (site);

CREATE TABLE link_use (
  id       ${auto_id},
  link     TEXT NOT NULL REFERENCES link (id),
  at       BIGINT NOT NULL,
  action   TEXT NOT NULL,
  network  TEXT NOT NULL
);
CREATE INDEX link_use_of_link ON link_use (link, id);

CREATE TABLE account (
  login        TEXT PRIMARY KEY,
  name         TEXT NOT NULL,
  site         TEXT REFERENCES site (code),
  password     TEXT NOT NULL,
  created_at   BIGINT NOT NULL,
  locked_at    BIGINT
);

CREATE TABLE account_role (
  login  TEXT NOT NULL REFERENCES account (login),
  role   TEXT NOT NULL,
  PRIMARY KEY (login, role)
);

CREATE TABLE session (
  id            TEXT PRIMARY KEY,
  token_sha256  BYTEA NOT NULL UNIQUE,
  login         TEXT NOT NULL REFERENCES account (login),
  csrf          TEXT NOT NULL,
  started_at    BIGINT NOT NULL,
  last_seen_at  BIGINT NOT NULL
);
CREATE INDEX session_of_account ON session (login);

CREATE TABLE setup_token (
  token_sha256  BYTEA PRIMARY KEY,
  expires_at    BIGINT NOT NULL
);

CREATE TABLE job (
  id           ${auto_id},
  kind         TEXT NOT NULL,
  subject      TEXT NOT NULL,
  attempts     INTEGER NOT NULL DEFAULT 0,
  due_at       BIGINT NOT NULL,
  lease        TEXT,
  lease_until  BIGINT,
  failure      TEXT,
  UNIQUE (kind, subject)
);
CREATE INDEX job_due ON job (due_at);

CREATE TABLE act (
  seq        ${auto_id},
  at         BIGINT NOT NULL,
  actor      TEXT NOT NULL,
  event      TEXT NOT NULL,
  entity     TEXT NOT NULL,
  entity_id  TEXT NOT NULL,
  detail     TEXT NOT NULL
);
CREATE INDEX act_of_entity ON act (entity, entity_id);
