-- The case that an upload link was made for: its images bear the case's code.
ALTER TABLE link ADD COLUMN case_code TEXT;

-- A site that opens no new cases, and the day on which the trial was closed (yyyy-mm-dd).
ALTER TABLE site ADD COLUMN is_active BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE trial ADD COLUMN closed_on TEXT;
