-- +goose Up
-- The categories of suggestions that a special committee is responsible for.
CREATE TABLE committee_categories (
    congress_id  bigint NOT NULL REFERENCES congresses (id),
    category     text NOT NULL,
    committee_id bigint NOT NULL REFERENCES committees (id),
    PRIMARY KEY (congress_id, category)
);

-- +goose Down
DROP TABLE committee_categories;
