-- +goose Up
-- Who of the proposers took part in a contact; of earlier ones it is not known.
ALTER TABLE communications ADD COLUMN deputy_ids text NOT NULL DEFAULT '[]';

-- +goose Down
ALTER TABLE communications DROP COLUMN deputy_ids;
