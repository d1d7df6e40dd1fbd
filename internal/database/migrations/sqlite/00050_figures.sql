-- +goose Up
-- What is counted of an item, of each unit's part in it and of each system's.
CREATE TABLE figures (
    suggestion_id  integer NOT NULL REFERENCES suggestions (id),
    scope          text NOT NULL,
    unit_id        integer NOT NULL,
    system         text NOT NULL,
    congress_id    integer NOT NULL,
    session_id     integer NOT NULL,
    year           integer NOT NULL,
    category       text NOT NULL,
    delegation_id  integer NOT NULL,
    lead_deputy_id integer NOT NULL,
    flags          integer NOT NULL,
    class_set      integer NOT NULL,
    class_code     text NOT NULL,
    promise_on     text,
    assigned_on    text,
    replied_on     text,
    days           integer NOT NULL,
    since_on       text,
    due_on         text,
    law_due_on     text,
    due_kind       text NOT NULL,
    PRIMARY KEY (suggestion_id, scope, unit_id, system)
);
-- All that is counted stands in the index, in the order of congresses.
CREATE INDEX figures_congress ON figures (congress_id, scope, unit_id, session_id,
    system, year, category, delegation_id, lead_deputy_id, flags, class_set, class_code,
    promise_on, assigned_on, replied_on, days, since_on, due_on, law_due_on, due_kind, suggestion_id);

-- +goose Down
DROP TABLE figures;
