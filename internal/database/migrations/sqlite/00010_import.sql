-- +goose Up
CREATE TABLE imported_rows (
    id            integer PRIMARY KEY AUTOINCREMENT,
    congress_id   integer NOT NULL REFERENCES congresses (id),
    suggestion_id integer NOT NULL UNIQUE REFERENCES suggestions (id),
    identity      text NOT NULL,
    source        text NOT NULL,
    line          integer NOT NULL,
    original      text NOT NULL,
    UNIQUE (congress_id, identity)
);

-- +goose Down
DROP TABLE imported_rows;
