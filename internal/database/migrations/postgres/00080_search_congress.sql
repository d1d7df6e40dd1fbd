-- +goose Up
-- A document's vector names its congress, so that the index leaves out what
-- others have: on a server of many congresses a frequent word is in most of them.
UPDATE search_documents SET vector = vector || array_to_tsvector(ARRAY['@' || congress_id]);

-- +goose Down
UPDATE search_documents SET vector = ts_delete(vector, '@' || congress_id);
