-- When the next reminder of a case is due; NULL where none is. Cases of before are looked at once.
ALTER TABLE review_case ADD COLUMN remind_at BIGINT;
UPDATE review_case SET remind_at = 0;
CREATE INDEX review_case_by_reminder ON review_case (remind_at) WHERE remind_at IS NOT NULL;

-- The worklist's own order, so that its first page is read and not sorted: what has no time to be
-- done by comes last. A reader's slots are found by who has not signed.
DROP INDEX review_case_by_state;
DROP INDEX review_case_by_site;
CREATE INDEX review_case_by_state
  ON review_case (state, (CASE WHEN due_at IS NULL THEN 1 ELSE 0 END), due_at, code);
CREATE INDEX review_case_by_site
  ON review_case (site, state, (CASE WHEN due_at IS NULL THEN 1 ELSE 0 END), due_at, code);
