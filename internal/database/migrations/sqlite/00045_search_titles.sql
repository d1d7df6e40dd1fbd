-- +goose Up
-- Pairs of characters of titles, by which similar suggestions are found.
CREATE TABLE search_titles (
    congress_id integer NOT NULL,
    pair        text NOT NULL,
    id          integer NOT NULL,
    pairs       integer NOT NULL,
    PRIMARY KEY (congress_id, pair, id)
);
CREATE INDEX search_titles_id ON search_titles (id);

-- +goose Down
DROP TABLE search_titles;
