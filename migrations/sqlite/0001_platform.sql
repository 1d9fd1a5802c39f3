-- +goose Up
CREATE TABLE setting (
  key text PRIMARY KEY,
  value text NOT NULL,
  changed_at text NOT NULL
) STRICT;

-- Work for later, written in the transaction that asks for it.
CREATE TABLE job (
  id text PRIMARY KEY,
  kind text NOT NULL,
  args text NOT NULL,
  dedup text,
  state text NOT NULL CHECK (state IN ('ready', 'running', 'done', 'dead', 'cancelled')),
  attempt integer NOT NULL,
  max_attempt integer NOT NULL,
  run_at text NOT NULL,
  lease_until text,
  last_error text NOT NULL,
  progress_done integer NOT NULL,
  progress_total integer NOT NULL,
  progress_note text NOT NULL,
  created_at text NOT NULL,
  ended_at text
) STRICT;
CREATE INDEX job_due ON job (run_at, id) WHERE state = 'ready';
CREATE INDEX job_lease ON job (lease_until, id) WHERE state = 'running';
CREATE INDEX job_failed ON job (id) WHERE state IN ('dead', 'cancelled');
CREATE INDEX job_ended ON job (ended_at, id) WHERE state IN ('done', 'cancelled');
CREATE UNIQUE INDEX job_once ON job (kind, dedup) WHERE dedup IS NOT NULL AND state = 'ready';
CREATE INDEX job_busy ON job (kind, dedup) WHERE dedup IS NOT NULL AND state = 'running';

CREATE TABLE job_periodic (
  kind text PRIMARY KEY,
  every_seconds integer NOT NULL,
  next_run_at text NOT NULL
) STRICT;

-- Who did what. actor_name, address, label, reason, details and salt may be erased; the rest is sealed for good.
CREATE TABLE audit_entry (
  id text PRIMARY KEY,
  at text NOT NULL,
  actor_id text NOT NULL,
  actor_name text NOT NULL,
  via text NOT NULL,
  address text NOT NULL,
  request_id text NOT NULL,
  action text NOT NULL,
  kind text NOT NULL,
  item_id text NOT NULL,
  label text NOT NULL,
  union_id text NOT NULL,
  county_id text NOT NULL,
  city_id text NOT NULL,
  person_id text NOT NULL,
  reason text NOT NULL,
  details text NOT NULL,
  salt text NOT NULL,
  proof text NOT NULL,
  erased_by text NOT NULL,
  leaf integer
) STRICT;
CREATE INDEX audit_entry_at ON audit_entry (at, id);
CREATE INDEX audit_entry_actor ON audit_entry (actor_id, at, id);
CREATE INDEX audit_entry_item ON audit_entry (item_id, at, id) WHERE item_id <> '';
CREATE INDEX audit_entry_person ON audit_entry (person_id, at, id) WHERE person_id <> '';
CREATE INDEX audit_entry_unsealed ON audit_entry (id) WHERE leaf IS NULL;
CREATE UNIQUE INDEX audit_entry_leaf ON audit_entry (leaf) WHERE leaf IS NOT NULL;

CREATE TABLE audit_tree (
  id text PRIMARY KEY,
  size integer NOT NULL
) STRICT;
INSERT INTO audit_tree (id, size) VALUES ('audit', 0);

CREATE TABLE audit_hash (
  place integer PRIMARY KEY,
  hash blob NOT NULL
) STRICT;

CREATE TABLE audit_head (
  size integer PRIMARY KEY,
  root text NOT NULL,
  at text NOT NULL,
  key_id text NOT NULL,
  signature text NOT NULL
) STRICT;

-- A row for each upload; equal content shares one file.
CREATE TABLE blob (
  id text PRIMARY KEY,
  sha256 text NOT NULL,
  size integer NOT NULL,
  type text NOT NULL,
  name text NOT NULL,
  purpose text NOT NULL,
  union_id text NOT NULL,
  kept integer NOT NULL,
  created_at text NOT NULL,
  created_by text NOT NULL
) STRICT;
CREATE INDEX blob_content ON blob (sha256);
CREATE INDEX blob_loose ON blob (created_at, id) WHERE NOT kept;
