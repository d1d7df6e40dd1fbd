-- +goose Up
CREATE TABLE delegations (
    id             integer PRIMARY KEY AUTOINCREMENT,
    congress_id    integer NOT NULL REFERENCES congresses (id),
    term_id        integer NOT NULL REFERENCES terms (id),
    name           text NOT NULL,
    head_deputy_id integer REFERENCES deputies (id),
    UNIQUE (congress_id, term_id, name)
);
CREATE INDEX delegations_term ON delegations (term_id);

CREATE TABLE deputies (
    id             integer PRIMARY KEY AUTOINCREMENT,
    congress_id    integer NOT NULL REFERENCES congresses (id),
    term_id        integer NOT NULL REFERENCES terms (id),
    name           text NOT NULL,
    gender         text NOT NULL,
    level          text NOT NULL,
    card_no        text NOT NULL,
    delegation_id  integer REFERENCES delegations (id),
    electing_unit  text NOT NULL,
    phone          text NOT NULL,
    status         text NOT NULL CHECK (status IN ('active', 'suspended', 'terminated')),
    status_reason  text NOT NULL,
    status_on      text,
    user_id        integer REFERENCES users (id),
    version        integer NOT NULL DEFAULT 0,
    UNIQUE (congress_id, term_id, card_no)
);
CREATE INDEX deputies_name ON deputies (congress_id, term_id, name);
CREATE INDEX deputies_delegation ON deputies (delegation_id);
CREATE INDEX deputies_user ON deputies (user_id);
CREATE INDEX deputies_term ON deputies (term_id);
CREATE INDEX delegations_head ON delegations (head_deputy_id);

CREATE TABLE deputy_groups (
    id          integer PRIMARY KEY AUTOINCREMENT,
    congress_id integer NOT NULL REFERENCES congresses (id),
    term_id     integer NOT NULL REFERENCES terms (id),
    name        text NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('regional', 'professional')),
    convenor_id integer REFERENCES deputies (id),
    UNIQUE (congress_id, term_id, name)
);
CREATE INDEX deputy_groups_term ON deputy_groups (term_id);

CREATE TABLE deputy_group_members (
    group_id  integer NOT NULL REFERENCES deputy_groups (id),
    deputy_id integer NOT NULL REFERENCES deputies (id),
    PRIMARY KEY (group_id, deputy_id)
);
CREATE INDEX deputy_group_members_deputy ON deputy_group_members (deputy_id);

-- +goose Down
DROP TABLE deputy_group_members;
DROP TABLE deputy_groups;
UPDATE delegations SET head_deputy_id = NULL;
DROP TABLE deputies;
DROP TABLE delegations;
