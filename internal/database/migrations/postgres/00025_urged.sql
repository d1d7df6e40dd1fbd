-- +goose Up
ALTER TABLE assignments ADD COLUMN deputy_urged_at timestamptz;
UPDATE assignments SET deputy_urged_at = (SELECT MAX(u.at) FROM urges u WHERE u.assignment_id = assignments.id AND u.role = 'deputy');

-- +goose Down
ALTER TABLE assignments DROP COLUMN deputy_urged_at;
