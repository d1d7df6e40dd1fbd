-- +goose Up
-- How a unit that answered a suggestion rates its quality: one rating for each
-- answering assignment.
CREATE TABLE quality_ratings (
    id            integer PRIMARY KEY AUTOINCREMENT,
    congress_id   integer NOT NULL,
    suggestion_id integer NOT NULL REFERENCES suggestions (id),
    assignment_id integer NOT NULL UNIQUE REFERENCES assignments (id),
    round_no      integer NOT NULL,
    unit_id       integer NOT NULL REFERENCES units (id),
    topic         text NOT NULL,
    research      text NOT NULL,
    feasibility   text NOT NULL,
    remark        text NOT NULL,
    rated_by      integer NOT NULL,
    rated_by_name text NOT NULL,
    rated_at      datetime NOT NULL,
    changed_at    datetime,
    version       integer NOT NULL
);
CREATE INDEX quality_ratings_suggestion ON quality_ratings (suggestion_id);

-- +goose Down
DROP TABLE quality_ratings;
