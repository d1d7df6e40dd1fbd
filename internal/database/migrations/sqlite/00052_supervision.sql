-- +goose Up
CREATE TABLE supervision_candidates (
    id            integer PRIMARY KEY AUTOINCREMENT,
    congress_id   integer NOT NULL REFERENCES congresses (id),
    suggestion_id integer NOT NULL REFERENCES suggestions (id),
    main_id       integer REFERENCES supervision_candidates (id),
    state         text NOT NULL,
    leader_id     integer NOT NULL,
    official_id   integer NOT NULL,
    committee_id  integer NOT NULL,
    note          text NOT NULL,
    decision_id   integer,
    reason        text NOT NULL,
    created_at    datetime NOT NULL,
    version       integer NOT NULL
);
CREATE UNIQUE INDEX supervision_candidates_open ON supervision_candidates (suggestion_id) WHERE state = 'open';
CREATE INDEX supervision_candidates_list ON supervision_candidates (congress_id, state, id);
CREATE INDEX supervision_candidates_decision ON supervision_candidates (decision_id);
CREATE INDEX supervision_candidates_main ON supervision_candidates (main_id);

CREATE TABLE supervision_nominations (
    id            integer PRIMARY KEY AUTOINCREMENT,
    candidate_id  integer NOT NULL REFERENCES supervision_candidates (id),
    suggestion_id integer NOT NULL,
    user_id       integer NOT NULL,
    by_name       text NOT NULL,
    by_role       text NOT NULL,
    body_name     text NOT NULL,
    reason        text NOT NULL,
    at            datetime NOT NULL,
    UNIQUE (candidate_id, user_id)
);

CREATE TABLE supervision_decisions (
    id          integer PRIMARY KEY AUTOINCREMENT,
    congress_id integer NOT NULL REFERENCES congresses (id),
    year        integer NOT NULL,
    held_on     text NOT NULL,
    meeting     text NOT NULL,
    publication text NOT NULL,
    by_user_id  integer NOT NULL,
    by_name     text NOT NULL,
    at          datetime NOT NULL
);
CREATE INDEX supervision_decisions_list ON supervision_decisions (congress_id, id);

CREATE TABLE key_items (
    id                integer PRIMARY KEY AUTOINCREMENT,
    congress_id       integer NOT NULL REFERENCES congresses (id),
    suggestion_id     integer NOT NULL UNIQUE REFERENCES suggestions (id),
    candidate_id      integer NOT NULL,
    decision_id       integer NOT NULL REFERENCES supervision_decisions (id),
    year              integer NOT NULL,
    decided_on        text NOT NULL,
    leader_id         integer NOT NULL,
    official_id       integer NOT NULL,
    committee_id      integer NOT NULL,
    plan_state        text NOT NULL,
    goals             text NOT NULL,
    plan_comment      text NOT NULL,
    plan_due_on       text NOT NULL,
    submitted_by      integer NOT NULL,
    submitted_by_name text NOT NULL,
    submitted_at      datetime,
    confirmed_by_name text NOT NULL,
    confirmed_at      datetime,
    outcome           text NOT NULL,
    concluded_at      datetime,
    updated_at        datetime NOT NULL,
    version           integer NOT NULL
);
CREATE INDEX key_items_list ON key_items (congress_id, year, id);

CREATE TABLE supervision_milestones (
    id           integer PRIMARY KEY AUTOINCREMENT,
    key_item_id  integer NOT NULL REFERENCES key_items (id),
    no           integer NOT NULL,
    text         text NOT NULL,
    party        text NOT NULL,
    unit_id      integer NOT NULL,
    person       text NOT NULL,
    due_on       text NOT NULL,
    completed_on text,
    dropped_at   datetime
);
CREATE INDEX supervision_milestones_item ON supervision_milestones (key_item_id, no);

CREATE TABLE supervision_reports (
    id           integer PRIMARY KEY AUTOINCREMENT,
    key_item_id  integer NOT NULL,
    milestone_id integer NOT NULL REFERENCES supervision_milestones (id),
    kind         text NOT NULL,
    text         text NOT NULL,
    by_user_id   integer NOT NULL,
    by_name      text NOT NULL,
    by_role      text NOT NULL,
    body_name    text NOT NULL,
    at           datetime NOT NULL
);
CREATE INDEX supervision_reports_item ON supervision_reports (key_item_id, id);

CREATE TABLE supervision_activities (
    id            integer PRIMARY KEY AUTOINCREMENT,
    congress_id   integer NOT NULL REFERENCES congresses (id),
    key_item_id   integer NOT NULL REFERENCES key_items (id),
    suggestion_id integer NOT NULL,
    kind          text NOT NULL,
    state         text NOT NULL,
    held_on       text NOT NULL,
    starts_at     text NOT NULL,
    place         text NOT NULL,
    subject       text NOT NULL,
    minutes       text NOT NULL,
    end_reason    text NOT NULL,
    code_hash     text NOT NULL,
    code_until    datetime,
    by_user_id    integer NOT NULL,
    by_name       text NOT NULL,
    created_at    datetime NOT NULL,
    version       integer NOT NULL
);
CREATE INDEX supervision_activities_item ON supervision_activities (key_item_id, held_on);
CREATE UNIQUE INDEX supervision_activities_code ON supervision_activities (code_hash) WHERE code_hash <> '';

CREATE TABLE supervision_invitations (
    id           integer PRIMARY KEY AUTOINCREMENT,
    activity_id  integer NOT NULL REFERENCES supervision_activities (id),
    party        text NOT NULL,
    role         text NOT NULL,
    unit_id      integer NOT NULL,
    deputy_id    integer NOT NULL,
    committee_id integer NOT NULL,
    user_id      integer NOT NULL,
    name         text NOT NULL,
    answer       text NOT NULL,
    reason       text NOT NULL,
    answered_by  text NOT NULL,
    answered_at  datetime,
    present_at   datetime,
    present_name text NOT NULL,
    present_by   text NOT NULL,
    present_note text NOT NULL,
    UNIQUE (activity_id, role, unit_id, deputy_id, committee_id, user_id)
);
CREATE INDEX supervision_invitations_deputy ON supervision_invitations (deputy_id) WHERE deputy_id <> 0;

CREATE TABLE supervision_letters (
    id            integer PRIMARY KEY AUTOINCREMENT,
    congress_id   integer NOT NULL REFERENCES congresses (id),
    key_item_id   integer NOT NULL REFERENCES key_items (id),
    suggestion_id integer NOT NULL,
    kind          text NOT NULL,
    year          integer NOT NULL,
    number        integer NOT NULL,
    number_text   text NOT NULL,
    unit_id       integer NOT NULL REFERENCES units (id),
    body          text NOT NULL,
    due_on        text NOT NULL,
    by_user_id    integer NOT NULL,
    by_name       text NOT NULL,
    by_role       text NOT NULL,
    body_name     text NOT NULL,
    issued_at     datetime NOT NULL,
    answer        text NOT NULL,
    answered_name text NOT NULL,
    answered_at   datetime,
    UNIQUE (congress_id, kind, year, number)
);
CREATE INDEX supervision_letters_item ON supervision_letters (key_item_id, id);

CREATE TABLE supervision_checks (
    id          integer PRIMARY KEY AUTOINCREMENT,
    key_item_id integer NOT NULL REFERENCES key_items (id),
    no          integer NOT NULL,
    held_on     text NOT NULL,
    summary     text NOT NULL,
    by_user_id  integer NOT NULL,
    by_name     text NOT NULL,
    at          datetime NOT NULL,
    UNIQUE (key_item_id, no)
);

CREATE TABLE supervision_findings (
    id            integer PRIMARY KEY AUTOINCREMENT,
    check_id      integer NOT NULL REFERENCES supervision_checks (id),
    key_item_id   integer NOT NULL,
    commitment_id integer NOT NULL REFERENCES commitments (id),
    found         text NOT NULL,
    note          text NOT NULL,
    seen_on       text NOT NULL,
    UNIQUE (check_id, commitment_id)
);
CREATE INDEX supervision_findings_item ON supervision_findings (key_item_id, commitment_id);

CREATE TABLE supervision_events (
    id          integer PRIMARY KEY AUTOINCREMENT,
    key_item_id integer NOT NULL REFERENCES key_items (id),
    kind        text NOT NULL,
    at          datetime NOT NULL,
    user_id     integer NOT NULL,
    actor_name  text NOT NULL,
    actor_role  text NOT NULL,
    body_name   text NOT NULL,
    data        text NOT NULL
);
CREATE INDEX supervision_events_item ON supervision_events (key_item_id, id);

-- +goose Down
DELETE FROM tasks WHERE source = 'supervision';
UPDATE suggestions SET key_item_id = 0, key_official_id = 0;
DROP TABLE supervision_events;
DROP TABLE supervision_findings;
DROP TABLE supervision_checks;
DROP TABLE supervision_letters;
DROP TABLE supervision_invitations;
DROP TABLE supervision_activities;
DROP TABLE supervision_reports;
DROP TABLE supervision_milestones;
DROP TABLE key_items;
DROP TABLE supervision_decisions;
DROP TABLE supervision_nominations;
DROP TABLE supervision_candidates;
