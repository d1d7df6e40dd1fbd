-- +goose Up
CREATE TABLE saved_views (
    id          integer PRIMARY KEY AUTOINCREMENT,
    congress_id integer NOT NULL REFERENCES congresses (id),
    user_id     integer NOT NULL REFERENCES users (id),
    role        text NOT NULL,
    name        text NOT NULL,
    query       text NOT NULL,
    usual       boolean NOT NULL,
    created_at  datetime NOT NULL,
    version     integer NOT NULL,
    UNIQUE (congress_id, user_id, role, name)
);
CREATE UNIQUE INDEX saved_views_usual ON saved_views (congress_id, user_id, role) WHERE usual;

-- +goose Down
DROP TABLE saved_views;
