CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
BEGIN
  SELECT RAISE(ABORT, 'The journal is only appended to');
END;

CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal
BEGIN
  SELECT RAISE(ABORT, 'The journal is only appended to');
END;

CREATE TRIGGER journal_words_are_not_changed BEFORE UPDATE ON journal_words
WHEN NOT (
  NEW.seq = OLD.seq AND OLD.redacted_by IS NULL
  AND NEW.salt IS NULL AND NEW.reason IS NULL AND NEW.detail IS NULL
  AND EXISTS (
    SELECT 1 FROM journal
    WHERE seq = NEW.redacted_by AND event = 'DETAIL_REDACTED'
      AND entity = 'journal' AND entity_id = CAST(OLD.seq AS TEXT)))
BEGIN
  SELECT RAISE(ABORT, 'The journal''s words are only redacted, by a record that says so');
END;

CREATE TRIGGER journal_words_are_not_deleted BEFORE DELETE ON journal_words
BEGIN
  SELECT RAISE(ABORT, 'The journal is only appended to');
END;
