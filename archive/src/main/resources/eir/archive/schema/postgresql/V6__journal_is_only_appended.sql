CREATE FUNCTION journal_is_only_appended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The journal is only appended to';
END;
$$;

CREATE TRIGGER journal_is_not_changed BEFORE UPDATE OR DELETE ON journal
  FOR EACH ROW EXECUTE FUNCTION journal_is_only_appended();

CREATE TRIGGER journal_is_not_emptied BEFORE TRUNCATE ON journal
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_only_appended();

CREATE TRIGGER journal_words_are_not_deleted BEFORE DELETE ON journal_words
  FOR EACH ROW EXECUTE FUNCTION journal_is_only_appended();

CREATE TRIGGER journal_words_are_not_emptied BEFORE TRUNCATE ON journal_words
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_only_appended();

CREATE FUNCTION journal_words_are_only_redacted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.seq = OLD.seq AND OLD.redacted_by IS NULL
    AND NEW.salt IS NULL AND NEW.reason IS NULL AND NEW.detail IS NULL
    AND EXISTS (
      SELECT 1 FROM journal
      WHERE seq = NEW.redacted_by AND event = 'DETAIL_REDACTED'
        AND entity = 'journal' AND entity_id = CAST(OLD.seq AS TEXT))
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'The journal''s words are only redacted, by a record that says so';
END;
$$;

CREATE TRIGGER journal_words_are_not_changed BEFORE UPDATE ON journal_words
  FOR EACH ROW EXECUTE FUNCTION journal_words_are_only_redacted();
