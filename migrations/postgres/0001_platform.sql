-- +goose Up
CREATE TABLE setting (
  key varchar(64) COLLATE "C" PRIMARY KEY,
  value text NOT NULL,
  changed_at timestamptz NOT NULL
);

-- Work for later, written in the transaction that asks for it.
CREATE TABLE job (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  kind varchar(64) COLLATE "C" NOT NULL,
  args text NOT NULL,
  dedup varchar(200) COLLATE "C",
  state varchar(64) COLLATE "C" NOT NULL CHECK (state IN ('ready', 'running', 'done', 'dead', 'cancelled')),
  attempt integer NOT NULL,
  max_attempt integer NOT NULL,
  run_at timestamptz NOT NULL,
  lease_until timestamptz,
  last_error text NOT NULL,
  progress_done bigint NOT NULL,
  progress_total bigint NOT NULL,
  progress_note text NOT NULL,
  created_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX job_due ON job (run_at, id) WHERE state = 'ready';
CREATE INDEX job_lease ON job (lease_until, id) WHERE state = 'running';
CREATE INDEX job_failed ON job (id) WHERE state IN ('dead', 'cancelled');
CREATE INDEX job_ended ON job (ended_at, id) WHERE state IN ('done', 'cancelled');
CREATE UNIQUE INDEX job_once ON job (kind, dedup) WHERE dedup IS NOT NULL AND state = 'ready';
CREATE INDEX job_busy ON job (kind, dedup) WHERE dedup IS NOT NULL AND state = 'running';

CREATE TABLE job_periodic (
  kind varchar(64) COLLATE "C" PRIMARY KEY,
  every_seconds bigint NOT NULL,
  next_run_at timestamptz NOT NULL
);

-- Who did what. actor_name, address, label, reason, details and salt may be erased; the rest is sealed for good.
CREATE TABLE audit_entry (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_id varchar(64) COLLATE "C" NOT NULL,
  actor_name text NOT NULL,
  via varchar(64) COLLATE "C" NOT NULL,
  address text NOT NULL,
  request_id varchar(64) COLLATE "C" NOT NULL,
  action varchar(64) COLLATE "C" NOT NULL,
  kind varchar(64) COLLATE "C" NOT NULL,
  item_id varchar(64) COLLATE "C" NOT NULL,
  label text NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C" NOT NULL,
  city_id varchar(36) COLLATE "C" NOT NULL,
  person_id varchar(36) COLLATE "C" NOT NULL,
  reason text NOT NULL,
  details text NOT NULL,
  salt varchar(80) COLLATE "C" NOT NULL,
  proof varchar(80) COLLATE "C" NOT NULL,
  erased_by varchar(36) COLLATE "C" NOT NULL,
  leaf bigint
);
CREATE INDEX audit_entry_at ON audit_entry (at, id);
CREATE INDEX audit_entry_actor ON audit_entry (actor_id, at, id);
CREATE INDEX audit_entry_item ON audit_entry (item_id, at, id) WHERE item_id <> '';
CREATE INDEX audit_entry_person ON audit_entry (person_id, at, id) WHERE person_id <> '';
CREATE INDEX audit_entry_unsealed ON audit_entry (id) WHERE leaf IS NULL;
CREATE UNIQUE INDEX audit_entry_leaf ON audit_entry (leaf) WHERE leaf IS NOT NULL;

CREATE TABLE audit_tree (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  size bigint NOT NULL
);
INSERT INTO audit_tree (id, size) VALUES ('audit', 0);

CREATE TABLE audit_hash (
  place bigint PRIMARY KEY,
  hash bytea NOT NULL
);

CREATE TABLE audit_head (
  size bigint PRIMARY KEY,
  root varchar(80) COLLATE "C" NOT NULL,
  at timestamptz NOT NULL,
  key_id varchar(64) COLLATE "C" NOT NULL,
  signature text NOT NULL
);

-- A row for each upload; equal content shares one file.
CREATE TABLE blob (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  sha256 varchar(80) COLLATE "C" NOT NULL,
  size bigint NOT NULL,
  type text NOT NULL,
  name text NOT NULL,
  purpose varchar(64) COLLATE "C" NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  kept boolean NOT NULL,
  created_at timestamptz NOT NULL,
  created_by varchar(64) COLLATE "C" NOT NULL
);
CREATE INDEX blob_content ON blob (sha256);
CREATE INDEX blob_loose ON blob (created_at, id) WHERE NOT kept;
