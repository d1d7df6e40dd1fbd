-- +goose Up
CREATE TABLE signing_keys (
    id         integer PRIMARY KEY,
    secret     text NOT NULL,
    created_at datetime NOT NULL
);
CREATE TABLE installations (
    id integer PRIMARY KEY,
    at datetime NOT NULL
);

CREATE TABLE users (
    id                   integer PRIMARY KEY AUTOINCREMENT,
    congress_id          integer NOT NULL REFERENCES congresses (id),
    login_name           text NOT NULL UNIQUE,
    name                 text NOT NULL,
    phone                text NOT NULL,
    password_hash        text NOT NULL,
    password_changed_at  datetime NOT NULL,
    must_change_password boolean NOT NULL,
    failed_count         integer NOT NULL,
    locked_until         datetime,
    status               text NOT NULL CHECK (status IN ('active', 'suspended')),
    suspended_reason     text NOT NULL,
    demonstration        boolean NOT NULL,
    created_at           datetime NOT NULL,
    version              integer NOT NULL
);
CREATE INDEX users_congress ON users (congress_id, login_name);

CREATE TABLE memberships (
    id          integer PRIMARY KEY AUTOINCREMENT,
    user_id     integer NOT NULL REFERENCES users (id),
    congress_id integer NOT NULL REFERENCES congresses (id),
    role        text NOT NULL,
    unit_id     integer NOT NULL,
    deputy_id   integer NOT NULL,
    created_at  datetime NOT NULL,
    ended_at    datetime
);
CREATE UNIQUE INDEX memberships_active ON memberships (user_id, congress_id, role, unit_id, deputy_id) WHERE ended_at IS NULL;
CREATE INDEX memberships_congress ON memberships (congress_id, role, unit_id);

CREATE TABLE login_sessions (
    id            integer PRIMARY KEY AUTOINCREMENT,
    user_id       integer NOT NULL REFERENCES users (id),
    membership_id integer NOT NULL,
    created_at    datetime NOT NULL,
    last_seen_at  datetime NOT NULL,
    expires_at    datetime NOT NULL,
    ended_at      datetime,
    end_reason    text NOT NULL,
    user_agent    text NOT NULL,
    address       text NOT NULL
);
CREATE INDEX login_sessions_user ON login_sessions (user_id, id);

CREATE TABLE refresh_tokens (
    id               integer PRIMARY KEY AUTOINCREMENT,
    login_session_id integer NOT NULL REFERENCES login_sessions (id),
    hash             text NOT NULL UNIQUE,
    issued_at        datetime NOT NULL,
    used_at          datetime,
    replaced_by      integer NOT NULL
);
CREATE INDEX refresh_tokens_login_session ON refresh_tokens (login_session_id);

CREATE TABLE former_passwords (
    id      integer PRIMARY KEY AUTOINCREMENT,
    user_id integer NOT NULL REFERENCES users (id),
    hash    text NOT NULL,
    at      datetime NOT NULL
);
CREATE INDEX former_passwords_user ON former_passwords (user_id, id);

-- +goose Down
DROP TABLE former_passwords;
DROP TABLE refresh_tokens;
DROP TABLE login_sessions;
DROP TABLE memberships;
DROP TABLE users;
DROP TABLE installations;
DROP TABLE signing_keys;
