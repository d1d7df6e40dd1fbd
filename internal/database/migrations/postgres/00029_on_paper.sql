-- +goose Up
-- What the office enters for a deputy from a signed paper.
ALTER TABLE consent_requests ADD COLUMN asked_for bigint NOT NULL DEFAULT 0;
ALTER TABLE suggestions ADD COLUMN through_office boolean NOT NULL DEFAULT false;

-- +goose Down
ALTER TABLE suggestions DROP COLUMN through_office;
ALTER TABLE consent_requests DROP COLUMN asked_for;
