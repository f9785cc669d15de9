-- By which rules an upload is de-identified, fixed when it begins: what was chosen, JSON as the link
-- answered it, and the charter that chose it. NULL in uploads of before, which had the default.
ALTER TABLE upload ADD COLUMN profile TEXT;
ALTER TABLE upload ADD COLUMN charter TEXT;
