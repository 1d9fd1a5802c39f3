-- +goose Up
CREATE TABLE account (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  login varchar(40) COLLATE "C" NOT NULL,
  name varchar(60) NOT NULL,
  pinyin varchar(300) COLLATE "C" NOT NULL,
  person_id varchar(36) COLLATE "C",
  password_hash varchar(160) COLLATE "C" NOT NULL,
  must_change boolean NOT NULL,
  failed integer NOT NULL,
  locked_until timestamptz,
  disabled_at timestamptz,
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_account_login ON account (login);
CREATE UNIQUE INDEX uq_account_person ON account (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX ix_account_pinyin ON account (pinyin, id);

-- One role at one union for a term; ended_at is set when it is taken back before its term is over.
CREATE TABLE role_grant (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  account_id varchar(36) COLLATE "C" NOT NULL REFERENCES account (id),
  role varchar(16) COLLATE "C" NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL REFERENCES org_union (id),
  valid_from date NOT NULL,
  valid_until date,
  granted_by varchar(36) COLLATE "C" NOT NULL,
  ended_at timestamptz,
  ended_by varchar(36) COLLATE "C",
  created_at timestamptz NOT NULL
);
CREATE INDEX ix_role_grant_account ON role_grant (account_id, id);
CREATE INDEX ix_role_grant_union ON role_grant (union_id, role, id);
CREATE UNIQUE INDEX uq_role_grant_open ON role_grant (account_id, role, union_id) WHERE ended_at IS NULL;

-- token_hash is the SHA-256 of the cookie's token, which is kept nowhere.
CREATE TABLE session (
  token_hash varchar(64) COLLATE "C" PRIMARY KEY,
  account_id varchar(36) COLLATE "C" NOT NULL REFERENCES account (id),
  device varchar(8) COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  last_seen timestamptz NOT NULL,
  address varchar(64) NOT NULL
);
CREATE INDEX ix_session_account ON session (account_id);
CREATE INDEX ix_session_expires ON session (expires_at);

-- A browser on which the account has logged in before, by the hash of its cookie; it has a lock of its own.
CREATE TABLE account_browser (
  token_hash varchar(64) COLLATE "C" NOT NULL,
  account_id varchar(36) COLLATE "C" NOT NULL REFERENCES account (id),
  failed integer NOT NULL,
  locked_until timestamptz,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (token_hash, account_id)
);
CREATE INDEX ix_account_browser_account ON account_browser (account_id);
CREATE INDEX ix_account_browser_seen ON account_browser (seen_at);
