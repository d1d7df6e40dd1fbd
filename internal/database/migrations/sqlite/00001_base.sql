-- +goose Up
CREATE TABLE audit_seals (
    id       integer PRIMARY KEY AUTOINCREMENT,
    at       datetime NOT NULL,
    count    integer NOT NULL,
    previous text NOT NULL,
    hash     text NOT NULL
);
CREATE TABLE audit_events (
    id            integer PRIMARY KEY AUTOINCREMENT,
    at            datetime NOT NULL,
    congress_id   integer NOT NULL,
    user_id       integer NOT NULL,
    membership_id integer NOT NULL,
    role          text NOT NULL,
    unit_id       integer NOT NULL,
    action        text NOT NULL,
    subject       text NOT NULL,
    "from"        text NOT NULL,
    "to"          text NOT NULL,
    result        text NOT NULL,
    address       text NOT NULL,
    request_id    text NOT NULL,
    data          text,
    seal_id       integer REFERENCES audit_seals (id)
);
CREATE INDEX audit_events_unsealed ON audit_events (id) WHERE seal_id IS NULL;
CREATE INDEX audit_events_sealed ON audit_events (seal_id);
CREATE INDEX audit_events_congress ON audit_events (congress_id, at);
CREATE INDEX audit_events_subject ON audit_events (subject, id);

CREATE TABLE idempotent_responses (
    user_id integer NOT NULL,
    key     text NOT NULL,
    hash    text NOT NULL,
    status  integer NOT NULL,
    body    text NOT NULL,
    at      datetime NOT NULL,
    PRIMARY KEY (user_id, key)
);
CREATE INDEX idempotent_responses_at ON idempotent_responses (at);

CREATE TABLE leases (
    name   text PRIMARY KEY,
    holder text NOT NULL,
    until  datetime NOT NULL
);

-- +goose Down
DROP TABLE leases;
DROP TABLE idempotent_responses;
DROP TABLE audit_events;
DROP TABLE audit_seals;
