-- +goose Up
-- A unit's plan of the handling stands among its notes, with the days that it names.
ALTER TABLE progress_notes ADD COLUMN is_plan boolean NOT NULL DEFAULT false;
ALTER TABLE progress_notes ADD COLUMN contact_by text;
ALTER TABLE progress_notes ADD COLUMN draft_by text;

-- +goose Down
ALTER TABLE progress_notes DROP COLUMN draft_by;
ALTER TABLE progress_notes DROP COLUMN contact_by;
ALTER TABLE progress_notes DROP COLUMN is_plan;
