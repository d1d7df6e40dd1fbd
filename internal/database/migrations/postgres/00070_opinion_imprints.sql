-- +goose Up
ALTER TABLE co_opinions ADD COLUMN document_no text NOT NULL DEFAULT '';
ALTER TABLE co_opinions ADD COLUMN content_hash text NOT NULL DEFAULT '';
ALTER TABLE co_opinions ADD COLUMN code text NOT NULL DEFAULT '';
ALTER TABLE co_opinions ADD COLUMN former_number text NOT NULL DEFAULT '';
ALTER TABLE co_opinions ADD COLUMN former_hash text NOT NULL DEFAULT '';
ALTER TABLE co_opinions ADD COLUMN former_code text NOT NULL DEFAULT '';
ALTER TABLE co_opinions ADD COLUMN former_on text;
CREATE INDEX co_opinions_code ON co_opinions (code) WHERE code <> '';
CREATE INDEX co_opinions_former_code ON co_opinions (former_code) WHERE former_code <> '';

-- +goose Down
DROP INDEX co_opinions_former_code;
DROP INDEX co_opinions_code;
ALTER TABLE co_opinions DROP COLUMN former_on;
ALTER TABLE co_opinions DROP COLUMN former_code;
ALTER TABLE co_opinions DROP COLUMN former_hash;
ALTER TABLE co_opinions DROP COLUMN former_number;
ALTER TABLE co_opinions DROP COLUMN code;
ALTER TABLE co_opinions DROP COLUMN content_hash;
ALTER TABLE co_opinions DROP COLUMN document_no;
