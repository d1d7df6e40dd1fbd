-- +goose Up
-- A reminder is of whoever has the task: a committee or a leader that comes in the place of another is reminded as well.
ALTER TABLE reminders ADD COLUMN committee_id bigint NOT NULL DEFAULT 0;
ALTER TABLE reminders ADD COLUMN user_id bigint NOT NULL DEFAULT 0;
UPDATE reminders r SET committee_id = t.committee_id, user_id = t.user_id
FROM tasks t WHERE t.suggestion_id = r.suggestion_id AND t.assignment_id = r.assignment_id AND t.clock_kind = r.clock_kind
    AND t.due_on = r.due_on AND t.action = r.action AND t.role = r.role AND t.unit_id = r.unit_id AND t.deputy_id = r.deputy_id;
-- +goose StatementBegin
DO $$
DECLARE
    former text;
BEGIN
    SELECT conname INTO STRICT former FROM pg_constraint WHERE conrelid = 'reminders'::regclass AND contype = 'u';
    EXECUTE format('ALTER TABLE reminders DROP CONSTRAINT %I', former);
END $$;
-- +goose StatementEnd
ALTER TABLE reminders ADD CONSTRAINT reminders_once UNIQUE (suggestion_id, assignment_id, clock_kind, due_on, days, action, role, unit_id, deputy_id, committee_id, user_id);

-- +goose Down
ALTER TABLE reminders DROP CONSTRAINT reminders_once;
DELETE FROM reminders r USING reminders o WHERE o.id < r.id AND o.suggestion_id = r.suggestion_id AND o.assignment_id = r.assignment_id
    AND o.clock_kind = r.clock_kind AND o.due_on = r.due_on AND o.days = r.days AND o.action = r.action AND o.role = r.role
    AND o.unit_id = r.unit_id AND o.deputy_id = r.deputy_id;
ALTER TABLE reminders ADD UNIQUE (suggestion_id, assignment_id, clock_kind, due_on, days, action, role, unit_id, deputy_id);
ALTER TABLE reminders DROP COLUMN user_id;
ALTER TABLE reminders DROP COLUMN committee_id;
