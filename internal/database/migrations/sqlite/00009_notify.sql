-- +goose Up
CREATE TABLE notices (
    id            integer PRIMARY KEY AUTOINCREMENT,
    congress_id   integer NOT NULL REFERENCES congresses (id),
    user_id       integer NOT NULL REFERENCES users (id),
    kind          text NOT NULL,
    suggestion_id integer REFERENCES suggestions (id),
    params        text NOT NULL,
    at            datetime NOT NULL,
    read_at       datetime
);
CREATE INDEX notices_own ON notices (congress_id, user_id, at DESC, id DESC);
CREATE INDEX notices_unread ON notices (congress_id, user_id) WHERE read_at IS NULL;

-- +goose Down
DROP TABLE notices;
