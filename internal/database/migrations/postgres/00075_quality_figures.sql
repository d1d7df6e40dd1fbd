-- +goose Up
-- What is counted of suggestions that units rated is derived anew, with these
-- ratings; the server makes the rows that are missing.
DELETE FROM figures WHERE suggestion_id IN (SELECT suggestion_id FROM quality_ratings);

-- +goose Down
SELECT 1;
