-- +goose Up
-- A list of one phase, by due date, is counted and paged along its index
-- alone: entered_by is what else the office's view of it asks for.
DROP INDEX suggestions_phase;
CREATE INDEX suggestions_phase ON suggestions (congress_id, phase, due_on, id, entered_by);

-- +goose Down
DROP INDEX suggestions_phase;
CREATE INDEX suggestions_phase ON suggestions (congress_id, phase, due_on);
