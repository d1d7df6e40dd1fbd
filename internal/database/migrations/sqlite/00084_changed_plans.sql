-- +goose Up
-- A confirmed plan stays in force while a changed one waits here for confirmation.
ALTER TABLE key_items ADD COLUMN proposed text;

-- +goose Down
ALTER TABLE key_items DROP COLUMN proposed;
