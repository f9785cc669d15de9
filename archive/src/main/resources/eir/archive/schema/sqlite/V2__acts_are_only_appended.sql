CREATE TRIGGER act_is_not_changed BEFORE UPDATE ON act
BEGIN
  SELECT RAISE(ABORT, 'The log of acts is only appended to');
END;

CREATE TRIGGER act_is_not_deleted BEFORE DELETE ON act
BEGIN
  SELECT RAISE(ABORT, 'The log of acts is only appended to');
END;
