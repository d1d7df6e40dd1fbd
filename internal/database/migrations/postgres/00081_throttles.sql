-- +goose Up
-- Attempts to guess are counted for all servers together.
CREATE TABLE throttle_buckets (
    key     text PRIMARY KEY,
    full_at bigint NOT NULL
);

-- Names under which somebody tried to log in and that have no account. They are
-- locked as accounts are, or a lock would tell which names exist.
CREATE TABLE unknown_names (
    name_hash    text PRIMARY KEY,
    failed_count bigint NOT NULL,
    locked_until timestamptz,
    tried_at     timestamptz NOT NULL
);

-- +goose Down
DROP TABLE unknown_names;
DROP TABLE throttle_buckets;
