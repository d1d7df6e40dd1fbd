-- +goose Up
-- The letter by which a unit was urged as it went out, its number and the imprint of what it said.
ALTER TABLE urges ADD COLUMN letter_number text NOT NULL DEFAULT '';
ALTER TABLE urges ADD COLUMN letter_said text NOT NULL DEFAULT '';
ALTER TABLE urges ADD COLUMN letter_content_hash text NOT NULL DEFAULT '';
ALTER TABLE urges ADD COLUMN letter_code text NOT NULL DEFAULT '';
CREATE INDEX urges_letter_code ON urges (letter_code) WHERE letter_code <> '';

-- +goose Down
DROP INDEX urges_letter_code;
ALTER TABLE urges DROP COLUMN letter_code;
ALTER TABLE urges DROP COLUMN letter_content_hash;
ALTER TABLE urges DROP COLUMN letter_said;
ALTER TABLE urges DROP COLUMN letter_number;
