-- +goose Up
ALTER TABLE rule_sets ADD COLUMN note text NOT NULL DEFAULT '';

-- One row for each time that a congress changed its calendar; the version
-- lets one of two who do so at once through.
CREATE TABLE calendar_revisions (
    id          integer PRIMARY KEY AUTOINCREMENT,
    congress_id integer NOT NULL REFERENCES congresses (id),
    version     integer NOT NULL,
    changes     text NOT NULL,
    at          datetime NOT NULL,
    by_user_id  integer NOT NULL,
    UNIQUE (congress_id, version)
);

-- +goose Down
DROP TABLE calendar_revisions;
ALTER TABLE rule_sets DROP COLUMN note;
