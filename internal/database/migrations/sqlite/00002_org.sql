-- +goose Up
CREATE TABLE congresses (
    id          integer PRIMARY KEY AUTOINCREMENT,
    name        text NOT NULL UNIQUE,
    short_name  text NOT NULL,
    level       text NOT NULL CHECK (level IN ('city', 'county', 'township')),
    parent_id   integer REFERENCES congresses (id),
    office_name text NOT NULL,
    created_at  datetime NOT NULL,
    version     integer NOT NULL DEFAULT 0
);
CREATE INDEX congresses_parent ON congresses (parent_id);

CREATE TABLE terms (
    id          integer PRIMARY KEY AUTOINCREMENT,
    congress_id integer NOT NULL REFERENCES congresses (id),
    number      integer NOT NULL,
    name        text NOT NULL,
    starts_on   text NOT NULL,
    ends_on     text,
    version     integer NOT NULL DEFAULT 0,
    UNIQUE (congress_id, number)
);

CREATE TABLE sessions (
    id                  integer PRIMARY KEY AUTOINCREMENT,
    congress_id         integer NOT NULL REFERENCES congresses (id),
    term_id             integer NOT NULL REFERENCES terms (id),
    number              integer NOT NULL,
    name                text NOT NULL,
    opens_on            text NOT NULL,
    closes_on           text NOT NULL,
    cosign_deadline     text,
    submission_deadline text,
    version             integer NOT NULL DEFAULT 0,
    UNIQUE (congress_id, term_id, number)
);
CREATE INDEX sessions_opens ON sessions (congress_id, opens_on);
CREATE INDEX sessions_term ON sessions (term_id);

CREATE TABLE units (
    id          integer PRIMARY KEY AUTOINCREMENT,
    congress_id integer NOT NULL REFERENCES congresses (id),
    name        text NOT NULL,
    short_name  text NOT NULL,
    code        text NOT NULL,
    system      text NOT NULL,
    phone       text NOT NULL,
    active      boolean NOT NULL,
    version     integer NOT NULL DEFAULT 0,
    UNIQUE (congress_id, name)
);

-- +goose Down
DROP TABLE units;
DROP TABLE sessions;
DROP TABLE terms;
DROP TABLE congresses;
