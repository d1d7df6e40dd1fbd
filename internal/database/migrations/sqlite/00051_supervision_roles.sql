-- +goose Up
CREATE TABLE committees (
    id          integer PRIMARY KEY AUTOINCREMENT,
    congress_id integer NOT NULL REFERENCES congresses (id),
    name        text NOT NULL,
    field       text NOT NULL,
    active      boolean NOT NULL,
    version     integer NOT NULL,
    UNIQUE (congress_id, name)
);

ALTER TABLE memberships ADD COLUMN committee_id integer NOT NULL DEFAULT 0;
DROP INDEX memberships_active;
CREATE UNIQUE INDEX memberships_active ON memberships (user_id, congress_id, role, unit_id, deputy_id, committee_id, stands_for) WHERE ended_at IS NULL;

ALTER TABLE suggestions ADD COLUMN key_item_id integer NOT NULL DEFAULT 0;
ALTER TABLE suggestions ADD COLUMN key_official_id integer NOT NULL DEFAULT 0;
CREATE INDEX suggestions_key ON suggestions (congress_id, key_item_id) WHERE key_item_id <> 0;

ALTER TABLE tasks ADD COLUMN committee_id integer NOT NULL DEFAULT 0;
ALTER TABLE tasks ADD COLUMN user_id integer NOT NULL DEFAULT 0;
ALTER TABLE tasks ADD COLUMN source text NOT NULL DEFAULT '';
ALTER TABLE tasks ADD COLUMN subject text NOT NULL DEFAULT '';

-- +goose Down
DELETE FROM tasks WHERE source <> '';
ALTER TABLE tasks DROP COLUMN subject;
ALTER TABLE tasks DROP COLUMN source;
ALTER TABLE tasks DROP COLUMN user_id;
ALTER TABLE tasks DROP COLUMN committee_id;
DROP INDEX suggestions_key;
ALTER TABLE suggestions DROP COLUMN key_official_id;
ALTER TABLE suggestions DROP COLUMN key_item_id;
DROP INDEX memberships_active;
DELETE FROM memberships WHERE committee_id <> 0 OR role IN ('supervising_leader', 'leading_official');
CREATE UNIQUE INDEX memberships_active ON memberships (user_id, congress_id, role, unit_id, deputy_id, stands_for) WHERE ended_at IS NULL;
ALTER TABLE memberships DROP COLUMN committee_id;
DROP TABLE committees;
