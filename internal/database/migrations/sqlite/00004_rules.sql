-- +goose Up
CREATE TABLE rule_sets (
    id          integer PRIMARY KEY AUTOINCREMENT,
    congress_id integer NOT NULL REFERENCES congresses (id),
    version     integer NOT NULL,
    valid_from  text NOT NULL,
    data        text NOT NULL,
    created_at  datetime NOT NULL,
    created_by  integer NOT NULL,
    UNIQUE (congress_id, version)
);
CREATE INDEX rule_sets_valid ON rule_sets (congress_id, valid_from);

-- congress_id 0 is the whole country's table, so there is no foreign key.
CREATE TABLE calendar_days (
    id          integer PRIMARY KEY AUTOINCREMENT,
    congress_id integer NOT NULL,
    date        text NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('holiday', 'workday')),
    name        text NOT NULL,
    UNIQUE (congress_id, date)
);

CREATE TABLE calendar_years (
    id          integer PRIMARY KEY AUTOINCREMENT,
    congress_id integer NOT NULL,
    year        integer NOT NULL,
    UNIQUE (congress_id, year)
);

-- +goose Down
DROP TABLE calendar_years;
DROP TABLE calendar_days;
DROP TABLE rule_sets;
