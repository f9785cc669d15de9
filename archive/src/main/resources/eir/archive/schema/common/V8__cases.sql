-- Review configurations. A version never changes once it is ACTIVE; the text is canonical JSON.
CREATE TABLE charter (
  id            TEXT NOT NULL,
  version       INTEGER NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('DRAFT', 'ACTIVE', 'RETIRED')),
  text          TEXT NOT NULL,
  drafted_at    BIGINT NOT NULL,
  activated_at  BIGINT,
  PRIMARY KEY (id, version)
);
CREATE UNIQUE INDEX charter_in_force ON charter (state) WHERE state = 'ACTIVE';

CREATE TABLE referral_unit (
  code       TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  contact    TEXT NOT NULL,
  language   TEXT NOT NULL,
  is_active  BOOLEAN NOT NULL
);

-- Projections of the journal: what a worklist asks for. `eir reindex` makes them again.
CREATE TABLE review_case (
  code             TEXT PRIMARY KEY,
  site             TEXT NOT NULL,
  charter          TEXT NOT NULL,
  charter_version  INTEGER NOT NULL,
  state            TEXT NOT NULL,
  since            BIGINT NOT NULL,
  opened_at        BIGINT NOT NULL,
  due_at           BIGINT,
  version          BIGINT NOT NULL,
  submission       INTEGER NOT NULL,
  open_queries     INTEGER NOT NULL,
  controller       TEXT,
  outcome          TEXT,
  is_unblinded     BOOLEAN NOT NULL,
  is_erased        BOOLEAN NOT NULL,
  hidden_images    INTEGER NOT NULL
);
CREATE INDEX review_case_by_state ON review_case (state, due_at, code);
CREATE INDEX review_case_by_site ON review_case (site, state, due_at);

-- Who holds which slot now.
CREATE TABLE case_slot (
  code        TEXT NOT NULL REFERENCES review_case (code),
  slot        TEXT NOT NULL,
  version     INTEGER NOT NULL,
  submission  INTEGER NOT NULL,
  reader      TEXT NOT NULL,
  life        TEXT NOT NULL,
  PRIMARY KEY (code, slot)
);
CREATE INDEX case_slot_of_reader ON case_slot (reader, life);

-- Which upload is which submission of the case; one upload belongs to one case.
CREATE TABLE case_submission (
  code    TEXT NOT NULL REFERENCES review_case (code),
  number  INTEGER NOT NULL,
  upload  TEXT NOT NULL UNIQUE REFERENCES upload (id),
  PRIMARY KEY (code, number)
);

-- Images that show who the child is: hidden from all.
CREATE TABLE hidden_image (
  code  TEXT NOT NULL REFERENCES review_case (code),
  uid   TEXT NOT NULL,
  PRIMARY KEY (code, uid)
);
CREATE INDEX hidden_image_by_uid ON hidden_image (uid);

-- The first answer to a command, for when its sender asks again.
CREATE TABLE case_command (
  id       TEXT NOT NULL,
  actor    TEXT NOT NULL,
  at       BIGINT NOT NULL,
  code     TEXT,
  version  BIGINT,
  state    TEXT,
  PRIMARY KEY (id, actor)
);

-- What the automatic checks said of a submission, and what its series are to the reading form.
CREATE TABLE case_findings (
  code        TEXT NOT NULL REFERENCES review_case (code),
  submission  INTEGER NOT NULL,
  findings    TEXT NOT NULL,
  series      TEXT NOT NULL,
  PRIMARY KEY (code, submission)
);

-- Letters as they were rendered; the one that was sent is named by its hash in the journal.
CREATE TABLE case_letter (
  code        TEXT NOT NULL REFERENCES review_case (code),
  decision    INTEGER NOT NULL,
  language    TEXT NOT NULL,
  sha256      TEXT NOT NULL,
  unresolved  TEXT NOT NULL,
  content     BYTEA NOT NULL,
  PRIMARY KEY (code, decision, language)
);

-- Reads that are being written; saved often, with a version of their own.
CREATE TABLE read_draft (
  code        TEXT NOT NULL REFERENCES review_case (code),
  slot        TEXT NOT NULL,
  writer      TEXT NOT NULL,
  version     BIGINT NOT NULL,
  form        TEXT NOT NULL,
  saved_at    BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (code, slot, writer)
);
