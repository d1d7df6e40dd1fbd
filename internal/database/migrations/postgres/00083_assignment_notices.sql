-- +goose Up
-- The notice of an assignment as it went out, its number and the imprint of what it said.
ALTER TABLE assignments ADD COLUMN notice_number text NOT NULL DEFAULT '';
ALTER TABLE assignments ADD COLUMN notice_said text NOT NULL DEFAULT '';
ALTER TABLE assignments ADD COLUMN notice_content_hash text NOT NULL DEFAULT '';
ALTER TABLE assignments ADD COLUMN notice_code text NOT NULL DEFAULT '';
CREATE INDEX assignments_notice_code ON assignments (notice_code) WHERE notice_code <> '';

-- +goose Down
DROP INDEX assignments_notice_code;
ALTER TABLE assignments DROP COLUMN notice_code;
ALTER TABLE assignments DROP COLUMN notice_content_hash;
ALTER TABLE assignments DROP COLUMN notice_said;
ALTER TABLE assignments DROP COLUMN notice_number;
