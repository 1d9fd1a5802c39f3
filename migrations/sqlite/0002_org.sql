-- +goose Up
CREATE TABLE org_union (
  id text PRIMARY KEY,
  name text NOT NULL,
  short_name text NOT NULL,
  name_key text NOT NULL,
  pinyin text NOT NULL,
  kind text NOT NULL,
  tier text NOT NULL,
  superior_id text REFERENCES org_union (id),
  city_id text,
  county_id text,
  path text NOT NULL,
  region_code text NOT NULL,
  sort_key text NOT NULL,
  contact_name text NOT NULL,
  contact_title text NOT NULL,
  office_phone text NOT NULL,
  employing_since text,
  state text NOT NULL,
  closed_on text,
  successor_id text,
  rev integer NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_org_union_root ON org_union (kind) WHERE superior_id IS NULL;
CREATE UNIQUE INDEX uq_org_union_superior_name ON org_union (superior_id, name) WHERE state = 'open';
CREATE INDEX ix_org_union_path ON org_union (path);
CREATE INDEX ix_org_union_sort ON org_union (sort_key, id);
CREATE INDEX ix_org_union_successor ON org_union (successor_id) WHERE successor_id IS NOT NULL;
CREATE INDEX ix_org_union_superior ON org_union (superior_id, sort_key);
CREATE INDEX ix_org_union_city ON org_union (city_id, sort_key);
CREATE INDEX ix_org_union_county ON org_union (county_id, sort_key);

-- What a union was called and where it stood, from a day (inclusive) until a day (exclusive, empty while it lasts).
CREATE TABLE org_history (
  id text PRIMARY KEY,
  union_id text NOT NULL REFERENCES org_union (id),
  name text NOT NULL,
  name_key text NOT NULL,
  kind text NOT NULL,
  tier text NOT NULL,
  superior_id text,
  city_id text,
  county_id text,
  region_code text NOT NULL,
  valid_from text NOT NULL,
  valid_until text
) STRICT;
CREATE UNIQUE INDEX uq_org_history_union_from ON org_history (union_id, valid_from);
CREATE INDEX ix_org_history_city ON org_history (city_id, valid_from);
CREATE INDEX ix_org_history_county ON org_history (county_id, valid_from);
CREATE INDEX ix_org_history_name ON org_history (name_key);

-- A local value of a policy key from a day on, laid by a union with its document (Art. 17). Rows are never changed but
-- for their last day.
CREATE TABLE policy_overlay (
  id text PRIMARY KEY,
  union_id text NOT NULL REFERENCES org_union (id),
  key text NOT NULL,
  value text NOT NULL,
  valid_from text NOT NULL,
  valid_until text,
  document text NOT NULL,
  rev integer NOT NULL,
  created_at text NOT NULL,
  created_by text NOT NULL
) STRICT;
CREATE INDEX ix_policy_overlay_union ON policy_overlay (union_id, key, valid_from, id);

-- An act upon the tree: asked for, waiting for its day, being carried out, done.
CREATE TABLE org_act (
  id text PRIMARY KEY,
  kind text NOT NULL,
  state text NOT NULL,
  union_id text NOT NULL REFERENCES org_union (id),
  other_id text,
  undoes_id text,
  consent_id text,
  name text NOT NULL,
  new_kind text NOT NULL,
  region_code text NOT NULL,
  county_tier integer NOT NULL,
  effective_on text NOT NULL,
  document text NOT NULL,
  why text NOT NULL,
  job_id text,
  asked_by text NOT NULL,
  asked_name text NOT NULL,
  decided_by text,
  decided_name text NOT NULL,
  decided_at text,
  done_at text,
  rev integer NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_org_act_pending ON org_act (union_id) WHERE state IN ('asked', 'waiting', 'running');
CREATE INDEX ix_org_act_union ON org_act (union_id, created_at, id);
CREATE INDEX ix_org_act_other ON org_act (other_id, created_at, id) WHERE other_id IS NOT NULL;
CREATE INDEX ix_org_act_consent ON org_act (consent_id, id) WHERE state = 'asked';
CREATE INDEX ix_org_act_due ON org_act (effective_on, id) WHERE state = 'waiting';

-- What of a union an act hands to another: chosen in a split, taken down in a merger so that it can be taken back.
CREATE TABLE org_act_part (
  act_id text NOT NULL REFERENCES org_act (id),
  kind text NOT NULL,
  part_id text NOT NULL,
  PRIMARY KEY (act_id, kind, part_id)
) STRICT;
