-- +goose Up
-- A paper by which heads are authorised or moved. Orders are never changed: another one counters them. (Art. 3, 6(1))
CREATE TABLE quota_order (
  id text PRIMARY KEY,
  kind text NOT NULL,
  year integer NOT NULL,
  document text NOT NULL,
  decided_on text NOT NULL,
  effective_on text NOT NULL,
  reason text NOT NULL,
  counters_id text REFERENCES quota_order (id),
  source text NOT NULL,
  created_by text NOT NULL,
  created_name text NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_quota_order_counters ON quota_order (counters_id) WHERE counters_id IS NOT NULL;
CREATE UNIQUE INDEX uq_quota_order_document ON quota_order (document) WHERE kind IN ('transfer', 'counter');
CREATE INDEX ix_quota_order_year ON quota_order (year, id);

-- A movement of one union's own account from a day on, within one plan year. approvals counts the numbers of the yearly
-- plan: 1 for one that is posted, -1 for one that is countered.
CREATE TABLE quota_entry (
  id text PRIMARY KEY,
  order_id text REFERENCES quota_order (id),
  account text NOT NULL,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  year integer NOT NULL,
  effective_on text NOT NULL,
  amount integer NOT NULL,
  approvals integer NOT NULL,
  subject text NOT NULL,
  label text NOT NULL,
  created_by text NOT NULL,
  created_name text NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE INDEX ix_quota_entry_union ON quota_entry (union_id, year, effective_on, id);
CREATE INDEX ix_quota_entry_year ON quota_entry (year, account, union_id);
CREATE INDEX ix_quota_entry_order ON quota_entry (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX ix_quota_entry_subject ON quota_entry (subject) WHERE subject <> '';
