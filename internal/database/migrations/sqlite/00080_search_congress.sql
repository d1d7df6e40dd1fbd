-- +goose Up
-- Nothing: here the congress is asked of the documents, not of the index.
SELECT 1;

-- +goose Down
SELECT 1;
