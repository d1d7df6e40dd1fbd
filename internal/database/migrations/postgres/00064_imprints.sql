-- +goose Up
ALTER TABLE replies ADD COLUMN content_hash text NOT NULL DEFAULT '';
ALTER TABLE replies ADD COLUMN code text NOT NULL DEFAULT '';
CREATE INDEX replies_code ON replies (code) WHERE code <> '';
ALTER TABLE supervision_letters ADD COLUMN content_hash text NOT NULL DEFAULT '';
ALTER TABLE supervision_letters ADD COLUMN code text NOT NULL DEFAULT '';
CREATE INDEX supervision_letters_code ON supervision_letters (code) WHERE code <> '';

-- +goose Down
DROP INDEX supervision_letters_code;
ALTER TABLE supervision_letters DROP COLUMN code;
ALTER TABLE supervision_letters DROP COLUMN content_hash;
DROP INDEX replies_code;
ALTER TABLE replies DROP COLUMN code;
ALTER TABLE replies DROP COLUMN content_hash;
