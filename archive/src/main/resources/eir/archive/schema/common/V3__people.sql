-- People have an id that never changes and that records name; login and e-mail may change.
ALTER TABLE account ADD COLUMN user_id TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN email TEXT;
ALTER TABLE account ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
-- NULL: invited, has not chosen a password yet.
ALTER TABLE account ADD COLUMN joined_at BIGINT;

UPDATE account SET
  joined_at = created_at,
  user_id = (
    SELECT 'u-' || SUBSTR('0000' || CAST(COUNT(*) AS TEXT), LENGTH(CAST(COUNT(*) AS TEXT)) + 1)
    FROM account AS earlier
    WHERE earlier.created_at < account.created_at
      OR (earlier.created_at = account.created_at AND earlier.login <= account.login));

CREATE UNIQUE INDEX account_user ON account (user_id);
CREATE UNIQUE INDEX account_email ON account (email);

-- Numbers that are given out once: users, cases.
CREATE TABLE counter (
  name  TEXT PRIMARY KEY,
  last  BIGINT NOT NULL
);
INSERT INTO counter (name, last)
  SELECT 'user', COUNT(*) FROM account HAVING COUNT(*) > 0;

-- A role is held in one trial; in trial '' it was given before the trial had a name, and holds on.
CREATE TABLE role_grant (
  login  TEXT NOT NULL REFERENCES account (login),
  trial  TEXT NOT NULL,
  role   TEXT NOT NULL,
  PRIMARY KEY (login, trial, role)
);
INSERT INTO role_grant (login, trial, role)
  SELECT login, COALESCE((SELECT MIN(id) FROM trial), ''), role FROM account_role;
DROP TABLE account_role;

-- The one role that the person acts in; open sessions end, as they have none.
DELETE FROM session;
ALTER TABLE session ADD COLUMN role TEXT NOT NULL DEFAULT '';

-- One-time rights that go out by mail.
CREATE TABLE mail_right (
  token_sha256  BYTEA PRIMARY KEY,
  login         TEXT NOT NULL REFERENCES account (login),
  expires_at    BIGINT NOT NULL
);
CREATE INDEX mail_right_of_account ON mail_right (login);

-- Passwords tried and not found right; the account rests after too many.
CREATE TABLE password_attempt (
  id     ${auto_id},
  login  TEXT NOT NULL REFERENCES account (login),
  at     BIGINT NOT NULL
);
CREATE INDEX password_attempt_of_account ON password_attempt (login, at);

ALTER TABLE act ADD COLUMN role TEXT NOT NULL DEFAULT '';
