-- +goose Up
-- A paper by which heads are authorised or moved. Orders are never changed: another one counters them. (Art. 3, 6(1))
CREATE TABLE quota_order (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  kind varchar(16) COLLATE "C" NOT NULL,
  year bigint NOT NULL,
  document varchar(120) NOT NULL,
  decided_on date NOT NULL,
  effective_on date NOT NULL,
  reason varchar(800) NOT NULL,
  counters_id varchar(36) COLLATE "C" REFERENCES quota_order (id),
  source varchar(64) COLLATE "C" NOT NULL,
  created_by varchar(64) COLLATE "C" NOT NULL,
  created_name varchar(60) NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_quota_order_counters ON quota_order (counters_id) WHERE counters_id IS NOT NULL;
CREATE UNIQUE INDEX uq_quota_order_document ON quota_order (document) WHERE kind IN ('transfer', 'counter');
CREATE INDEX ix_quota_order_year ON quota_order (year, id);

-- A movement of one union's own account from a day on, within one plan year. approvals counts the numbers of the yearly
-- plan: 1 for one that is posted, -1 for one that is countered.
CREATE TABLE quota_entry (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  order_id varchar(36) COLLATE "C" REFERENCES quota_order (id),
  account varchar(16) COLLATE "C" NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  year bigint NOT NULL,
  effective_on date NOT NULL,
  amount bigint NOT NULL,
  approvals bigint NOT NULL,
  subject varchar(64) COLLATE "C" NOT NULL,
  label varchar(120) NOT NULL,
  created_by varchar(64) COLLATE "C" NOT NULL,
  created_name varchar(60) NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX ix_quota_entry_union ON quota_entry (union_id, year, effective_on, id);
CREATE INDEX ix_quota_entry_year ON quota_entry (year, account, union_id);
CREATE INDEX ix_quota_entry_order ON quota_entry (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX ix_quota_entry_subject ON quota_entry (subject) WHERE subject <> '';
