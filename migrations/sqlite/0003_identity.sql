-- +goose Up
CREATE TABLE account (
  id text PRIMARY KEY,
  login text NOT NULL,
  name text NOT NULL,
  pinyin text NOT NULL,
  person_id text,
  password_hash text NOT NULL,
  must_change integer NOT NULL,
  failed integer NOT NULL,
  locked_until text,
  disabled_at text,
  rev integer NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_account_login ON account (login);
CREATE UNIQUE INDEX uq_account_person ON account (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX ix_account_pinyin ON account (pinyin, id);

-- One role at one union for a term; ended_at is set when it is taken back before its term is over.
CREATE TABLE role_grant (
  id text PRIMARY KEY,
  account_id text NOT NULL REFERENCES account (id),
  role text NOT NULL,
  union_id text NOT NULL REFERENCES org_union (id),
  valid_from text NOT NULL,
  valid_until text,
  granted_by text NOT NULL,
  ended_at text,
  ended_by text,
  created_at text NOT NULL
) STRICT;
CREATE INDEX ix_role_grant_account ON role_grant (account_id, id);
CREATE INDEX ix_role_grant_union ON role_grant (union_id, role, id);
CREATE UNIQUE INDEX uq_role_grant_open ON role_grant (account_id, role, union_id) WHERE ended_at IS NULL;

-- token_hash is the SHA-256 of the cookie's token, which is kept nowhere.
CREATE TABLE session (
  token_hash text PRIMARY KEY,
  account_id text NOT NULL REFERENCES account (id),
  device text NOT NULL,
  created_at text NOT NULL,
  expires_at text NOT NULL,
  last_seen text NOT NULL,
  address text NOT NULL
) STRICT;
CREATE INDEX ix_session_account ON session (account_id);
CREATE INDEX ix_session_expires ON session (expires_at);

-- A browser on which the account has logged in before, by the hash of its cookie; it has a lock of its own.
CREATE TABLE account_browser (
  token_hash text NOT NULL,
  account_id text NOT NULL REFERENCES account (id),
  failed integer NOT NULL,
  locked_until text,
  seen_at text NOT NULL,
  PRIMARY KEY (token_hash, account_id)
) STRICT;
CREATE INDEX ix_account_browser_account ON account_browser (account_id);
CREATE INDEX ix_account_browser_seen ON account_browser (seen_at);
