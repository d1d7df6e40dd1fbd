-- +goose Up
CREATE TABLE webhook_endpoints (
    id            integer PRIMARY KEY AUTOINCREMENT,
    congress_id   integer NOT NULL REFERENCES congresses (id),
    name          text NOT NULL,
    url           text NOT NULL,
    topics        text NOT NULL,
    secret        text NOT NULL,
    state         text NOT NULL CHECK (state IN ('active', 'paused', 'disabled', 'removed')),
    reason        text NOT NULL,
    failing_since datetime,
    created_at    datetime NOT NULL,
    version       integer NOT NULL
);
CREATE UNIQUE INDEX webhook_endpoints_name ON webhook_endpoints (congress_id, name) WHERE state <> 'removed';

CREATE TABLE webhook_messages (
    id          integer PRIMARY KEY AUTOINCREMENT,
    congress_id integer NOT NULL REFERENCES congresses (id),
    endpoint_id integer NOT NULL REFERENCES webhook_endpoints (id),
    message_id  text NOT NULL UNIQUE,
    topic       text NOT NULL,
    body        text NOT NULL,
    state       text NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'dropped')),
    attempts    integer NOT NULL,
    replays     integer NOT NULL,
    due_at      datetime NOT NULL,
    created_at  datetime NOT NULL,
    started_at  datetime,
    ended_at    datetime,
    status      integer NOT NULL,
    reason      text NOT NULL
);
CREATE INDEX webhook_messages_due ON webhook_messages (due_at) WHERE state IN ('waiting', 'sending');
CREATE INDEX webhook_messages_log ON webhook_messages (endpoint_id, id);
CREATE INDEX webhook_messages_old ON webhook_messages (created_at);

-- +goose Down
DROP TABLE webhook_messages;
DROP TABLE webhook_endpoints;
