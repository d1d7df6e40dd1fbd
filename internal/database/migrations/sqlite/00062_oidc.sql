-- +goose Up
CREATE TABLE oidc_identities (
    id           integer PRIMARY KEY AUTOINCREMENT,
    user_id      integer NOT NULL REFERENCES users (id),
    issuer       text NOT NULL,
    subject      text NOT NULL,
    created_at   datetime NOT NULL,
    last_used_at datetime,
    UNIQUE (issuer, subject)
);
CREATE UNIQUE INDEX oidc_identities_user ON oidc_identities (user_id);

CREATE TABLE oidc_flows (
    hash       text PRIMARY KEY,
    state      text NOT NULL,
    nonce      text NOT NULL,
    verifier   text NOT NULL,
    user_id    integer NOT NULL,
    expires_at datetime NOT NULL
);
CREATE INDEX oidc_flows_expires ON oidc_flows (expires_at);

-- +goose Down
DROP TABLE oidc_flows;
DROP TABLE oidc_identities;
