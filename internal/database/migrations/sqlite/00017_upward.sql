-- +goose Up
CREATE TABLE upward_suggestions (
    id               integer PRIMARY KEY AUTOINCREMENT,
    congress_id      integer NOT NULL REFERENCES congresses (id),
    level            text NOT NULL,
    kind             text NOT NULL,
    state            text NOT NULL,
    title            text NOT NULL,
    lead_deputy_id   integer NOT NULL,
    proposed_by      integer NOT NULL,
    proposed_by_name text NOT NULL,
    session_name     text NOT NULL,
    number           text NOT NULL,
    submitted_on     text,
    handling_units   text NOT NULL,
    expected_on      text,
    end_reason       text NOT NULL,
    created_at       datetime NOT NULL,
    updated_at       datetime NOT NULL,
    version          integer NOT NULL
);
CREATE INDEX upward_suggestions_list ON upward_suggestions (congress_id, updated_at, id);

CREATE TABLE upward_texts (
    id         integer PRIMARY KEY AUTOINCREMENT,
    upward_id  integer NOT NULL REFERENCES upward_suggestions (id),
    no         integer NOT NULL,
    title      text NOT NULL,
    basis      text NOT NULL,
    content    text NOT NULL,
    points     text NOT NULL,
    by_user_id integer NOT NULL,
    by_name    text NOT NULL,
    at         datetime NOT NULL,
    frozen_at  datetime,
    UNIQUE (upward_id, no)
);

CREATE TABLE upward_signatures (
    id           integer PRIMARY KEY AUTOINCREMENT,
    upward_id    integer NOT NULL REFERENCES upward_suggestions (id),
    deputy_id    integer NOT NULL REFERENCES deputies (id),
    invited_at   datetime NOT NULL,
    text_no      integer NOT NULL,
    signed_at    datetime,
    declined_at  datetime,
    withdrawn_at datetime,
    reason       text NOT NULL,
    UNIQUE (upward_id, deputy_id)
);
CREATE INDEX upward_signatures_deputy ON upward_signatures (deputy_id);

CREATE TABLE upward_answers (
    id               integer PRIMARY KEY AUTOINCREMENT,
    upward_id        integer NOT NULL REFERENCES upward_suggestions (id),
    no               integer NOT NULL,
    unit_name        text NOT NULL,
    document_no      text NOT NULL,
    answered_on      text,
    text             text NOT NULL,
    recorded_by      integer NOT NULL,
    recorded_by_name text NOT NULL,
    recorded_at      datetime NOT NULL,
    result           text NOT NULL,
    reasons          text NOT NULL,
    rated_by_name    text NOT NULL,
    rated_at         datetime,
    UNIQUE (upward_id, no)
);

CREATE TABLE upward_events (
    id         integer PRIMARY KEY AUTOINCREMENT,
    upward_id  integer NOT NULL REFERENCES upward_suggestions (id),
    kind       text NOT NULL,
    at         datetime NOT NULL,
    user_id    integer NOT NULL,
    actor_name text NOT NULL,
    actor_role text NOT NULL,
    data       text NOT NULL
);
CREATE INDEX upward_events_item ON upward_events (upward_id);

-- +goose Down
DROP TABLE upward_events;
DROP TABLE upward_answers;
DROP TABLE upward_signatures;
DROP TABLE upward_texts;
DROP TABLE upward_suggestions;
