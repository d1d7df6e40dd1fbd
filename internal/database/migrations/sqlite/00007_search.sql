-- +goose Up
CREATE TABLE search_documents (
    id          integer PRIMARY KEY,
    congress_id integer NOT NULL,
    body        text NOT NULL
);
CREATE INDEX search_documents_congress ON search_documents (congress_id, id);
CREATE VIRTUAL TABLE search_index USING fts5 (
    tokens, content = '', contentless_delete = 1, detail = 'none', tokenize = 'ascii'
);

-- +goose Down
DROP TABLE search_index;
DROP TABLE search_documents;
