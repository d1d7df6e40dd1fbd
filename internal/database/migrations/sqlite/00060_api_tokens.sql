-- +goose Up
CREATE TABLE api_tokens (
    id            integer PRIMARY KEY AUTOINCREMENT,
    congress_id   integer NOT NULL REFERENCES congresses (id),
    user_id       integer NOT NULL REFERENCES users (id),
    membership_id integer NOT NULL REFERENCES memberships (id),
    name          text NOT NULL,
    scopes        text NOT NULL,
    hash          text NOT NULL UNIQUE,
    created_at    datetime NOT NULL,
    expires_at    datetime NOT NULL,
    last_used_at  datetime,
    revoked_at    datetime,
    revoked_by    integer NOT NULL
);
CREATE UNIQUE INDEX api_tokens_name ON api_tokens (user_id, name) WHERE revoked_at IS NULL;
CREATE INDEX api_tokens_congress ON api_tokens (congress_id, id);

-- +goose Down
DROP TABLE api_tokens;
