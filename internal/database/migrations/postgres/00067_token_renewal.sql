-- +goose Up
-- A token is renewed under its number: the secret that was replaced last may
-- hold on for a while.
ALTER TABLE api_tokens ADD COLUMN former_hash text NOT NULL DEFAULT '';
ALTER TABLE api_tokens ADD COLUMN former_until timestamptz;

-- +goose Down
ALTER TABLE api_tokens DROP COLUMN former_until;
ALTER TABLE api_tokens DROP COLUMN former_hash;
