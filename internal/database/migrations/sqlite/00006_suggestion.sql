-- +goose Up
CREATE TABLE suggestions (
    id                 integer PRIMARY KEY AUTOINCREMENT,
    congress_id        integer NOT NULL,
    term_id            integer NOT NULL,
    session_id         integer NOT NULL,
    submission_period  text NOT NULL,
    origin             text NOT NULL,
    proposer_kind      text NOT NULL,
    lead_deputy_id     integer NOT NULL,
    delegation_id      integer NOT NULL,
    entered_by         integer NOT NULL,
    receipt_no         text NOT NULL,
    number             integer,
    number_text        text NOT NULL,
    phase              text NOT NULL,
    unit_phase         text NOT NULL,
    round              integer NOT NULL,
    title              text NOT NULL,
    category           text NOT NULL,
    publicity_consent  text NOT NULL,
    reference_only     boolean NOT NULL,
    stub               boolean NOT NULL,
    merged_into_id     integer REFERENCES suggestions (id),
    suggested_units    text NOT NULL,
    due_on             text,
    due_kind           text NOT NULL,
    created_at         datetime NOT NULL,
    submitted_at       datetime,
    registered_at      datetime,
    first_assigned_at  datetime,
    closed_at          datetime,
    archived_at        datetime,
    explanation_letter text NOT NULL,
    return_code        text NOT NULL,
    return_reason      text NOT NULL,
    updated_at         datetime NOT NULL,
    unit_version       integer NOT NULL,
    version            integer NOT NULL
);
CREATE TABLE content_versions (
    id            integer PRIMARY KEY AUTOINCREMENT,
    suggestion_id integer NOT NULL REFERENCES suggestions (id),
    no            integer NOT NULL,
    title         text NOT NULL,
    category      text NOT NULL,
    situation     text NOT NULL,
    analysis      text NOT NULL,
    points        text NOT NULL,
    reason        text NOT NULL,
    by_user_id    integer NOT NULL,
    by_name       text NOT NULL,
    at            datetime NOT NULL,
    frozen_at     datetime,
    UNIQUE (suggestion_id, no)
);
CREATE TABLE signatures (
    id                integer PRIMARY KEY AUTOINCREMENT,
    suggestion_id     integer NOT NULL REFERENCES suggestions (id),
    deputy_id         integer NOT NULL,
    invited_at        datetime NOT NULL,
    confirmed_at      datetime,
    confirmed_version integer,
    declined_at       datetime,
    withdrawn_at      datetime,
    UNIQUE (suggestion_id, deputy_id)
);
CREATE TABLE rounds (
    id                   integer PRIMARY KEY AUTOINCREMENT,
    suggestion_id        integer NOT NULL REFERENCES suggestions (id),
    no                   integer NOT NULL,
    why                  text NOT NULL,
    reason               text NOT NULL,
    opened_by            integer NOT NULL,
    opened_at            datetime,
    feedback_released_at datetime,
    UNIQUE (suggestion_id, no)
);
CREATE TABLE assignments (
    id                integer PRIMARY KEY AUTOINCREMENT,
    congress_id       integer NOT NULL,
    suggestion_id     integer NOT NULL REFERENCES suggestions (id),
    round_id          integer NOT NULL REFERENCES rounds (id),
    round_no          integer NOT NULL,
    unit_id           integer NOT NULL,
    role              text NOT NULL,
    note              text NOT NULL,
    assigned_by       integer NOT NULL,
    assigned_at       datetime,
    first_assigned_at datetime,
    replaces_id       integer REFERENCES assignments (id),
    received_at       datetime,
    received_by       integer NOT NULL,
    returned_at       datetime,
    recalled_at       datetime,
    cancelled_at      datetime,
    done_at           datetime,
    section           text NOT NULL,
    person_name       text NOT NULL,
    inner_due_on      text
);
CREATE TABLE consent_requests (
    id            integer PRIMARY KEY AUTOINCREMENT,
    congress_id   integer NOT NULL,
    suggestion_id integer NOT NULL REFERENCES suggestions (id),
    assignment_id integer REFERENCES assignments (id),
    commitment_id integer,
    kind          text NOT NULL,
    reason        text NOT NULL,
    data          text NOT NULL,
    state         text NOT NULL,
    asked_by      integer NOT NULL,
    asked_at      datetime NOT NULL,
    decided_at    datetime
);
CREATE TABLE consent_request_steps (
    id         integer PRIMARY KEY AUTOINCREMENT,
    request_id integer NOT NULL REFERENCES consent_requests (id),
    no         integer NOT NULL,
    role       text NOT NULL,
    unit_id    integer NOT NULL,
    deputy_id  integer NOT NULL,
    decision   text NOT NULL,
    reason     text NOT NULL,
    by_user_id integer NOT NULL,
    at         datetime,
    UNIQUE (request_id, no)
);
CREATE TABLE communications (
    id             integer PRIMARY KEY AUTOINCREMENT,
    suggestion_id  integer NOT NULL REFERENCES suggestions (id),
    assignment_id  integer NOT NULL REFERENCES assignments (id),
    round_no       integer NOT NULL,
    phase          text NOT NULL,
    mode           text NOT NULL,
    held_on        text NOT NULL,
    place          text NOT NULL,
    persons        text NOT NULL,
    summary        text NOT NULL,
    by_user_id     integer NOT NULL,
    by_name        text NOT NULL,
    recorded_at    datetime NOT NULL,
    confirm_by     text,
    confirmed_at   datetime,
    disputed_at    datetime,
    dispute_reason text NOT NULL,
    answered_by    integer NOT NULL
);
CREATE TABLE progress_notes (
    id            integer PRIMARY KEY AUTOINCREMENT,
    suggestion_id integer NOT NULL REFERENCES suggestions (id),
    assignment_id integer NOT NULL REFERENCES assignments (id),
    text          text NOT NULL,
    by_user_id    integer NOT NULL,
    by_name       text NOT NULL,
    at            datetime NOT NULL
);
CREATE TABLE co_opinions (
    id               integer PRIMARY KEY AUTOINCREMENT,
    assignment_id    integer NOT NULL REFERENCES assignments (id),
    text             text NOT NULL,
    state            text NOT NULL,
    drafted_by       integer NOT NULL,
    signed_by        integer NOT NULL,
    signed_at        datetime,
    sent_back_at     datetime,
    sent_back_reason text NOT NULL,
    version          integer NOT NULL
);
CREATE TABLE replies (
    id                integer PRIMARY KEY AUTOINCREMENT,
    congress_id       integer NOT NULL,
    suggestion_id     integer NOT NULL REFERENCES suggestions (id),
    assignment_id     integer NOT NULL REFERENCES assignments (id),
    round_no          integer NOT NULL,
    state             text NOT NULL,
    opening           text NOT NULL,
    answers           text NOT NULL,
    closing           text NOT NULL,
    class_code        text NOT NULL,
    class_reason      text NOT NULL,
    commitment_text   text NOT NULL,
    commitment_due_on text,
    no_contact_reason text NOT NULL,
    contact_person    text NOT NULL,
    contact_phone     text NOT NULL,
    class_label       text NOT NULL,
    rule_set_id       integer NOT NULL,
    document_no       text NOT NULL,
    drafted_by        integer NOT NULL,
    drafted_by_name   text NOT NULL,
    reviewed_by       integer NOT NULL,
    reviewed_by_name  text NOT NULL,
    signed_by         integer NOT NULL,
    signed_by_name    text NOT NULL,
    signed_at         datetime,
    delivered_at      datetime,
    last_comment      text NOT NULL,
    last_comment_by   text NOT NULL,
    last_comment_at   datetime,
    last_comment_of   text NOT NULL,
    superseded_by_id  integer REFERENCES replies (id),
    version           integer NOT NULL
);
CREATE TABLE reply_versions (
    id       integer PRIMARY KEY AUTOINCREMENT,
    reply_id integer NOT NULL REFERENCES replies (id),
    no       integer NOT NULL,
    event    text NOT NULL,
    text     text NOT NULL,
    by_name  text NOT NULL,
    at       datetime NOT NULL,
    UNIQUE (reply_id, no)
);
CREATE TABLE deliveries (
    id        integer PRIMARY KEY AUTOINCREMENT,
    reply_id  integer NOT NULL REFERENCES replies (id),
    deputy_id integer NOT NULL,
    at        datetime NOT NULL,
    read_at   datetime,
    paper     boolean NOT NULL,
    UNIQUE (reply_id, deputy_id)
);
CREATE TABLE feedbacks (
    id            integer PRIMARY KEY AUTOINCREMENT,
    suggestion_id integer NOT NULL REFERENCES suggestions (id),
    round_no      integer NOT NULL,
    deputy_id     integer NOT NULL,
    decisive      boolean NOT NULL,
    attitude      text NOT NULL,
    result        text NOT NULL,
    reasons       text NOT NULL,
    entered_by    integer NOT NULL,
    given_at      datetime NOT NULL,
    changed_at    datetime,
    UNIQUE (suggestion_id, round_no, deputy_id)
);
CREATE TABLE commitments (
    id            integer PRIMARY KEY AUTOINCREMENT,
    congress_id   integer NOT NULL,
    suggestion_id integer NOT NULL REFERENCES suggestions (id),
    reply_id      integer NOT NULL REFERENCES replies (id),
    unit_id       integer NOT NULL,
    text          text NOT NULL,
    due_on        text,
    state         text NOT NULL,
    created_at    datetime NOT NULL
);
CREATE TABLE clocks (
    id               integer PRIMARY KEY AUTOINCREMENT,
    congress_id      integer NOT NULL,
    suggestion_id    integer NOT NULL REFERENCES suggestions (id),
    assignment_id    integer NOT NULL,
    round_no         integer NOT NULL,
    kind             text NOT NULL,
    rule_set_id      integer NOT NULL,
    started_at       datetime NOT NULL,
    start_fact       text NOT NULL,
    due_on           text NOT NULL,
    law_due_on       text,
    explanation      text NOT NULL,
    provisional      boolean NOT NULL,
    stopped_at       datetime,
    stop_fact        text NOT NULL,
    void_at          datetime,
    plan_breached_on text,
    law_breached_on  text
);
CREATE TABLE timeline_events (
    id            integer PRIMARY KEY AUTOINCREMENT,
    suggestion_id integer NOT NULL REFERENCES suggestions (id),
    round_no      integer NOT NULL,
    kind          text NOT NULL,
    at            datetime NOT NULL,
    user_id       integer NOT NULL,
    actor_name    text NOT NULL,
    actor_role    text NOT NULL,
    unit_id       integer NOT NULL,
    data          text,
    audience      text NOT NULL
);
CREATE TABLE tasks (
    id            integer PRIMARY KEY AUTOINCREMENT,
    congress_id   integer NOT NULL,
    suggestion_id integer NOT NULL REFERENCES suggestions (id),
    assignment_id integer NOT NULL,
    action        text NOT NULL,
    role          text NOT NULL,
    unit_id       integer NOT NULL,
    deputy_id     integer NOT NULL,
    clock_kind    text NOT NULL,
    due_on        text,
    since         datetime NOT NULL
);
CREATE TABLE suggestion_counters (
    congress_id integer NOT NULL,
    series      text NOT NULL,
    value       integer NOT NULL,
    PRIMARY KEY (congress_id, series)
);

CREATE UNIQUE INDEX suggestions_number ON suggestions (congress_id, session_id, submission_period, number) WHERE origin <> 'imported';
CREATE INDEX suggestions_updated ON suggestions (congress_id, id);
CREATE INDEX suggestions_phase ON suggestions (congress_id, phase, due_on);
CREATE INDEX suggestions_lead ON suggestions (congress_id, lead_deputy_id, id);
CREATE INDEX suggestions_due ON suggestions (congress_id, due_on);
CREATE INDEX signatures_deputy ON signatures (deputy_id, suggestion_id);
CREATE INDEX assignments_unit ON assignments (congress_id, unit_id, suggestion_id);
CREATE INDEX assignments_suggestion ON assignments (suggestion_id);
CREATE INDEX consent_requests_suggestion ON consent_requests (suggestion_id);
CREATE INDEX communications_suggestion ON communications (suggestion_id);
CREATE INDEX progress_notes_suggestion ON progress_notes (suggestion_id);
CREATE INDEX co_opinions_assignment ON co_opinions (assignment_id);
CREATE INDEX replies_suggestion ON replies (suggestion_id);
CREATE UNIQUE INDEX replies_current ON replies (assignment_id) WHERE state <> 'superseded';
CREATE INDEX commitments_due ON commitments (congress_id, state, due_on);
CREATE INDEX commitments_suggestion ON commitments (suggestion_id);
CREATE INDEX clocks_suggestion ON clocks (suggestion_id);
CREATE INDEX clocks_running ON clocks (due_on) WHERE stopped_at IS NULL AND void_at IS NULL;
CREATE INDEX timeline_events_suggestion ON timeline_events (suggestion_id, id);
CREATE INDEX tasks_suggestion ON tasks (suggestion_id);
CREATE INDEX tasks_role ON tasks (congress_id, role, unit_id, deputy_id, due_on);

-- +goose Down
DROP TABLE suggestion_counters;
DROP TABLE tasks;
DROP TABLE timeline_events;
DROP TABLE clocks;
DROP TABLE commitments;
DROP TABLE feedbacks;
DROP TABLE deliveries;
DROP TABLE reply_versions;
DROP TABLE replies;
DROP TABLE co_opinions;
DROP TABLE progress_notes;
DROP TABLE communications;
DROP TABLE consent_request_steps;
DROP TABLE consent_requests;
DROP TABLE assignments;
DROP TABLE rounds;
DROP TABLE signatures;
DROP TABLE content_versions;
DROP TABLE suggestions;
