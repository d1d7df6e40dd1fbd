-- +goose Up
CREATE TABLE ballots (
    id              integer PRIMARY KEY AUTOINCREMENT,
    congress_id     integer NOT NULL REFERENCES congresses (id),
    title           text NOT NULL,
    instructions    text NOT NULL,
    about           text NOT NULL,
    occasion        text NOT NULL,
    opens_at        datetime,
    closes_at       datetime,
    voters          text NOT NULL,
    choices         text NOT NULL,
    quorum_kind     text NOT NULL,
    quorum_n        integer NOT NULL,
    blank           text NOT NULL,
    abstention      boolean NOT NULL,
    state           text NOT NULL,
    created_by      integer NOT NULL,
    created_by_name text NOT NULL,
    created_at      datetime NOT NULL,
    opened_at       datetime,
    closed_at       datetime,
    end_reason      text NOT NULL,
    result          text,
    hash            text NOT NULL,
    version         integer NOT NULL
);
CREATE INDEX ballots_list ON ballots (congress_id, created_at, id);
CREATE INDEX ballots_due ON ballots (state, closes_at);

CREATE TABLE ballot_subjects (
    id            integer PRIMARY KEY AUTOINCREMENT,
    ballot_id     integer NOT NULL REFERENCES ballots (id),
    no            integer NOT NULL,
    suggestion_id integer NOT NULL,
    unit_id       integer NOT NULL,
    label         text NOT NULL,
    detail        text NOT NULL,
    UNIQUE (ballot_id, no)
);

CREATE TABLE ballot_boxes (
    ballot_id integer PRIMARY KEY REFERENCES ballots (id),
    unlocked  boolean NOT NULL,
    voted     integer NOT NULL
);

CREATE TABLE ballot_cards (
    hash      text PRIMARY KEY,
    ballot_id integer NOT NULL REFERENCES ballots (id),
    used      boolean NOT NULL
) WITHOUT ROWID;
CREATE INDEX ballot_cards_ballot ON ballot_cards (ballot_id, used);

CREATE TABLE ballot_voters (
    ballot_id integer NOT NULL REFERENCES ballots (id),
    deputy_id integer NOT NULL REFERENCES deputies (id),
    voted     boolean NOT NULL,
    PRIMARY KEY (ballot_id, deputy_id)
) WITHOUT ROWID;

-- No person, no card, no time, no running number: what the key sorts by is random.
CREATE TABLE ballot_votes (
    id        text PRIMARY KEY,
    ballot_id integer NOT NULL REFERENCES ballots (id),
    choices   text NOT NULL
) WITHOUT ROWID;
CREATE INDEX ballot_votes_ballot ON ballot_votes (ballot_id);

-- +goose Down
DROP TABLE ballot_votes;
DROP TABLE ballot_voters;
DROP TABLE ballot_cards;
DROP TABLE ballot_boxes;
DROP TABLE ballot_subjects;
DROP TABLE ballots;
