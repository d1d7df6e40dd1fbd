-- +goose Up
CREATE TABLE search_documents (
    id          bigint PRIMARY KEY,
    congress_id bigint NOT NULL,
    body        text NOT NULL,
    vector      tsvector NOT NULL
);
CREATE INDEX search_documents_congress ON search_documents (congress_id, id);
CREATE INDEX search_documents_vector ON search_documents USING gin (vector);

-- +goose Down
DROP TABLE search_documents;
