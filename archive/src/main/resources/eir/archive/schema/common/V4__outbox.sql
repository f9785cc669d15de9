-- Mail to be sent: which text of domain/texts.json or messages/, to whom, with which values. The
-- text itself is made when it is sent; a value is never a finding, free text or a secret.
CREATE TABLE message (
  id           ${auto_id},
  text_key     TEXT NOT NULL,
  recipient    TEXT NOT NULL,
  language     TEXT NOT NULL,
  subject      TEXT NOT NULL,
  made_at      BIGINT NOT NULL,
  due_at       BIGINT NOT NULL,
  attempts     INTEGER NOT NULL DEFAULT 0,
  lease        TEXT,
  lease_until  BIGINT,
  failure      TEXT,
  sent_at      BIGINT
);
CREATE INDEX message_due ON message (due_at) WHERE sent_at IS NULL;
CREATE INDEX message_of_subject ON message (subject);

CREATE TABLE message_value (
  message  BIGINT NOT NULL REFERENCES message (id),
  name     TEXT NOT NULL,
  value    TEXT NOT NULL,
  PRIMARY KEY (message, name)
);
