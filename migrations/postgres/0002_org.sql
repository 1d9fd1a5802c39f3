-- +goose Up
CREATE TABLE org_union (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  name varchar(120) NOT NULL,
  short_name varchar(60) NOT NULL,
  name_key varchar(120) NOT NULL,
  pinyin varchar(300) COLLATE "C" NOT NULL,
  kind varchar(16) NOT NULL,
  tier varchar(16) NOT NULL,
  superior_id varchar(36) COLLATE "C" REFERENCES org_union (id),
  city_id varchar(36) COLLATE "C",
  county_id varchar(36) COLLATE "C",
  path varchar(400) COLLATE "C" NOT NULL,
  region_code varchar(12) COLLATE "C" NOT NULL,
  sort_key varchar(64) COLLATE "C" NOT NULL,
  contact_name varchar(60) NOT NULL,
  contact_title varchar(60) NOT NULL,
  office_phone varchar(40) NOT NULL,
  employing_since date,
  state varchar(16) NOT NULL,
  closed_on date,
  successor_id varchar(36) COLLATE "C",
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL
);
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
  id varchar(36) COLLATE "C" PRIMARY KEY,
  union_id varchar(36) COLLATE "C" NOT NULL REFERENCES org_union (id),
  name varchar(120) NOT NULL,
  name_key varchar(120) NOT NULL,
  kind varchar(16) NOT NULL,
  tier varchar(16) NOT NULL,
  superior_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  county_id varchar(36) COLLATE "C",
  region_code varchar(12) COLLATE "C" NOT NULL,
  valid_from date NOT NULL,
  valid_until date
);
CREATE UNIQUE INDEX uq_org_history_union_from ON org_history (union_id, valid_from);
CREATE INDEX ix_org_history_city ON org_history (city_id, valid_from);
CREATE INDEX ix_org_history_county ON org_history (county_id, valid_from);
CREATE INDEX ix_org_history_name ON org_history (name_key);

-- A local value of a policy key from a day on, laid by a union with its document (Art. 17). Rows are never changed but
-- for their last day.
CREATE TABLE policy_overlay (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  union_id varchar(36) COLLATE "C" NOT NULL REFERENCES org_union (id),
  key varchar(64) COLLATE "C" NOT NULL,
  value varchar(64) NOT NULL,
  valid_from date NOT NULL,
  valid_until date,
  document varchar(200) NOT NULL,
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL,
  created_by varchar(64) COLLATE "C" NOT NULL
);
CREATE INDEX ix_policy_overlay_union ON policy_overlay (union_id, key, valid_from, id);

-- An act upon the tree: asked for, waiting for its day, being carried out, done.
CREATE TABLE org_act (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  kind varchar(16) NOT NULL,
  state varchar(16) NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL REFERENCES org_union (id),
  other_id varchar(36) COLLATE "C",
  undoes_id varchar(36) COLLATE "C",
  consent_id varchar(36) COLLATE "C",
  name varchar(120) NOT NULL,
  new_kind varchar(16) NOT NULL,
  region_code varchar(12) COLLATE "C" NOT NULL,
  county_tier boolean NOT NULL,
  effective_on date NOT NULL,
  document varchar(200) NOT NULL,
  why varchar(400) NOT NULL,
  job_id varchar(36) COLLATE "C",
  asked_by varchar(64) COLLATE "C" NOT NULL,
  asked_name varchar(60) NOT NULL,
  decided_by varchar(64) COLLATE "C",
  decided_name varchar(60) NOT NULL,
  decided_at timestamptz,
  done_at timestamptz,
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_org_act_pending ON org_act (union_id) WHERE state IN ('asked', 'waiting', 'running');
CREATE INDEX ix_org_act_union ON org_act (union_id, created_at, id);
CREATE INDEX ix_org_act_other ON org_act (other_id, created_at, id) WHERE other_id IS NOT NULL;
CREATE INDEX ix_org_act_consent ON org_act (consent_id, id) WHERE state = 'asked';
CREATE INDEX ix_org_act_due ON org_act (effective_on, id) WHERE state = 'waiting';

-- What of a union an act hands to another: chosen in a split, taken down in a merger so that it can be taken back.
CREATE TABLE org_act_part (
  act_id varchar(36) COLLATE "C" NOT NULL REFERENCES org_act (id),
  kind varchar(16) COLLATE "C" NOT NULL,
  part_id varchar(36) COLLATE "C" NOT NULL,
  PRIMARY KEY (act_id, kind, part_id)
);
