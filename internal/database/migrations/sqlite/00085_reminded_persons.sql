-- +goose Up
-- A reminder is of whoever has the task: a committee or a leader that comes in the place of another is reminded as well.
CREATE TABLE reminded (
    id            integer PRIMARY KEY AUTOINCREMENT,
    congress_id   integer NOT NULL REFERENCES congresses (id),
    suggestion_id integer NOT NULL,
    assignment_id integer NOT NULL,
    clock_kind    text NOT NULL,
    due_on        text NOT NULL,
    days          integer NOT NULL,
    action        text NOT NULL,
    role          text NOT NULL,
    unit_id       integer NOT NULL,
    deputy_id     integer NOT NULL,
    committee_id  integer NOT NULL,
    user_id       integer NOT NULL,
    at            datetime NOT NULL,
    UNIQUE (suggestion_id, assignment_id, clock_kind, due_on, days, action, role, unit_id, deputy_id, committee_id, user_id)
);
INSERT INTO reminded SELECT r.id, r.congress_id, r.suggestion_id, r.assignment_id, r.clock_kind, r.due_on, r.days, r.action, r.role, r.unit_id, r.deputy_id,
    COALESCE(max(t.committee_id), 0), COALESCE(max(t.user_id), 0), r.at
FROM reminders r LEFT JOIN tasks t ON t.suggestion_id = r.suggestion_id AND t.assignment_id = r.assignment_id AND t.clock_kind = r.clock_kind
    AND t.due_on = r.due_on AND t.action = r.action AND t.role = r.role AND t.unit_id = r.unit_id AND t.deputy_id = r.deputy_id
GROUP BY r.id;
DROP TABLE reminders;
ALTER TABLE reminded RENAME TO reminders;

-- +goose Down
CREATE TABLE reminded (
    id            integer PRIMARY KEY AUTOINCREMENT,
    congress_id   integer NOT NULL REFERENCES congresses (id),
    suggestion_id integer NOT NULL,
    assignment_id integer NOT NULL,
    clock_kind    text NOT NULL,
    due_on        text NOT NULL,
    days          integer NOT NULL,
    action        text NOT NULL,
    role          text NOT NULL,
    unit_id       integer NOT NULL,
    deputy_id     integer NOT NULL,
    at            datetime NOT NULL,
    UNIQUE (suggestion_id, assignment_id, clock_kind, due_on, days, action, role, unit_id, deputy_id)
);
INSERT OR IGNORE INTO reminded SELECT id, congress_id, suggestion_id, assignment_id, clock_kind, due_on, days, action, role, unit_id, deputy_id, at
FROM reminders;
DROP TABLE reminders;
ALTER TABLE reminded RENAME TO reminders;
