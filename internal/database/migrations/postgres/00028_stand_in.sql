-- +goose Up
-- What waits for a deputy who cannot act is the office's to ask; the next look at the mandates hands it over.
ALTER TABLE tasks ADD COLUMN for_deputy_id bigint NOT NULL DEFAULT 0;

-- +goose Down
ALTER TABLE tasks DROP COLUMN for_deputy_id;
