CREATE FUNCTION act_is_only_appended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The log of acts is only appended to';
END;
$$;

CREATE TRIGGER act_is_not_changed BEFORE UPDATE OR DELETE ON act
  FOR EACH ROW EXECUTE FUNCTION act_is_only_appended();

CREATE TRIGGER act_is_not_emptied BEFORE TRUNCATE ON act
  FOR EACH STATEMENT EXECUTE FUNCTION act_is_only_appended();
