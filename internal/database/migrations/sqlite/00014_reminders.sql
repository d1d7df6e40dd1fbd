-- +goose Up
ALTER TABLE users ADD COLUMN email text NOT NULL DEFAULT '';

ALTER TABLE memberships ADD COLUMN stands_for integer NOT NULL DEFAULT 0;
ALTER TABLE memberships ADD COLUMN until datetime;
DROP INDEX memberships_active;
CREATE UNIQUE INDEX memberships_active ON memberships (user_id, congress_id, role, unit_id, deputy_id, stands_for) WHERE ended_at IS NULL;

CREATE TABLE substitutions (
    id            integer PRIMARY KEY AUTOINCREMENT,
    congress_id   integer NOT NULL REFERENCES congresses (id),
    principal_id  integer NOT NULL REFERENCES memberships (id),
    user_id       integer NOT NULL REFERENCES users (id),
    starts_on     text NOT NULL,
    ends_on       text NOT NULL,
    membership_id integer NOT NULL,
    named_by      integer NOT NULL,
    created_at    datetime NOT NULL,
    ended_at      datetime
);
CREATE INDEX substitutions_principal ON substitutions (congress_id, principal_id, id);
CREATE INDEX substitutions_open ON substitutions (ends_on) WHERE ended_at IS NULL;

ALTER TABLE notices ADD COLUMN topic text NOT NULL DEFAULT 'news';
ALTER TABLE notices ADD COLUMN mail_mode text NOT NULL DEFAULT 'off';
ALTER TABLE notices ADD COLUMN mail_id integer;
UPDATE notices SET topic = 'task' WHERE kind LIKE 'task.%';
UPDATE notices SET topic = 'reminder' WHERE kind = 'urge';
CREATE INDEX notices_topic ON notices (congress_id, user_id, topic, at DESC, id DESC);
CREATE INDEX notices_digest ON notices (congress_id, user_id) WHERE mail_mode = 'digest' AND mail_id IS NULL AND read_at IS NULL;
CREATE INDEX notices_mail ON notices (mail_id) WHERE mail_id IS NOT NULL;

CREATE TABLE notice_preferences (
    user_id integer NOT NULL REFERENCES users (id),
    topic   text NOT NULL,
    mode    text NOT NULL CHECK (mode IN ('mail', 'digest', 'off')),
    PRIMARY KEY (user_id, topic)
);

CREATE TABLE mails (
    id          integer PRIMARY KEY AUTOINCREMENT,
    congress_id integer NOT NULL REFERENCES congresses (id),
    user_id     integer NOT NULL REFERENCES users (id),
    digest_on   text,
    message_id  text NOT NULL UNIQUE,
    state       text NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'dropped')),
    attempts    integer NOT NULL,
    due_at      datetime NOT NULL,
    created_at  datetime NOT NULL,
    started_at  datetime,
    ended_at    datetime,
    reason      text NOT NULL
);
CREATE UNIQUE INDEX mails_digest ON mails (congress_id, user_id, digest_on);
CREATE INDEX mails_log ON mails (congress_id, id);
CREATE INDEX mails_due ON mails (due_at) WHERE state IN ('waiting', 'sending');

CREATE TABLE reminders (
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

-- +goose Down
DROP TABLE reminders;
DROP TABLE mails;
DROP TABLE notice_preferences;
DROP INDEX notices_mail;
DROP INDEX notices_digest;
DROP INDEX notices_topic;
ALTER TABLE notices DROP COLUMN mail_id;
ALTER TABLE notices DROP COLUMN mail_mode;
ALTER TABLE notices DROP COLUMN topic;
DROP TABLE substitutions;
DROP INDEX memberships_active;
DELETE FROM memberships WHERE stands_for <> 0;
CREATE UNIQUE INDEX memberships_active ON memberships (user_id, congress_id, role, unit_id, deputy_id) WHERE ended_at IS NULL;
ALTER TABLE memberships DROP COLUMN until;
ALTER TABLE memberships DROP COLUMN stands_for;
ALTER TABLE users DROP COLUMN email;
