-- +goose Up
-- What is counted of an item, of each unit's part in it and of each system's.
CREATE TABLE figures (
    suggestion_id   bigint NOT NULL REFERENCES suggestions (id),
    scope           text NOT NULL,
    unit_id         bigint NOT NULL,
    system          text NOT NULL,
    congress_id     bigint NOT NULL,
    session_id      bigint NOT NULL,
    year            integer NOT NULL,
    category        text NOT NULL,
    delegation_id   bigint NOT NULL,
    lead_deputy_id  bigint NOT NULL,
    imported        boolean NOT NULL,
    merged          boolean NOT NULL,
    assigned        boolean NOT NULL,
    active          boolean NOT NULL,
    received        boolean NOT NULL,
    to_answer       boolean NOT NULL,
    contacted       boolean NOT NULL,
    replied         boolean NOT NULL,
    late            boolean NOT NULL,
    law_broken      boolean NOT NULL,
    extended        boolean NOT NULL,
    returned        boolean NOT NULL,
    class_set       bigint NOT NULL,
    class_code      text NOT NULL,
    resolved        boolean NOT NULL,
    promise_ended   boolean NOT NULL,
    promise_failed  boolean NOT NULL,
    promise_kept    boolean NOT NULL,
    promise_on      text,
    result          smallint NOT NULL,
    known_result    smallint NOT NULL,
    rehandled       smallint NOT NULL,
    known_rehandled smallint NOT NULL,
    assigned_on     text,
    replied_on      text,
    days            integer NOT NULL,
    since_on        text,
    due_on          text,
    law_due_on      text,
    due_kind        text NOT NULL,
    PRIMARY KEY (suggestion_id, scope, unit_id, system)
);
CREATE INDEX figures_congress ON figures (congress_id, scope, unit_id);

-- +goose Down
DROP TABLE figures;
