-- +goose Up
CREATE TABLE attachments (
    id           integer PRIMARY KEY AUTOINCREMENT,
    congress_id  integer NOT NULL REFERENCES congresses (id),
    owner_kind   text NOT NULL,
    owner_id     integer NOT NULL,
    uploaded_by  integer NOT NULL REFERENCES users (id),
    name         text NOT NULL,
    content_type text NOT NULL,
    size         integer NOT NULL,
    sha256       text NOT NULL,
    stored_as    text NOT NULL UNIQUE,
    created_at   datetime NOT NULL,
    removed_at   datetime
);
CREATE INDEX attachments_owner ON attachments (owner_kind, owner_id);
CREATE INDEX attachments_unclaimed ON attachments (uploaded_by, created_at) WHERE owner_id = 0 AND removed_at IS NULL;

-- +goose Down
DROP TABLE attachments;
