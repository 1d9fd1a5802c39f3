-- +goose Up
-- The October filing (Art. 10(7)): what a city filed, frozen. The manifest holds no personal data; rows hang on it by hash.
CREATE TABLE filing (
  id text PRIMARY KEY,
  year integer NOT NULL,
  seq integer NOT NULL,
  kind text NOT NULL,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  state text NOT NULL,
  number text NOT NULL,
  on_day text NOT NULL,
  amends_id text,
  reason text NOT NULL,
  filed_at text NOT NULL,
  filed_name text NOT NULL,
  due_on text NOT NULL,
  late_days integer NOT NULL,
  late_reason text NOT NULL,
  row_count integer NOT NULL,
  format text NOT NULL,
  manifest text NOT NULL,
  remarks text NOT NULL,
  checksum text NOT NULL,
  key_id text NOT NULL,
  signature text NOT NULL,
  policy_version text NOT NULL,
  origin text NOT NULL,
  decided_at text,
  decided_name text NOT NULL,
  decided_reason text NOT NULL,
  receipt text NOT NULL,
  rev integer NOT NULL,
  created_at text NOT NULL,
  changed_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_filing ON filing (union_id, year, seq);
CREATE UNIQUE INDEX uq_filing_checksum ON filing (checksum);
CREATE INDEX ix_filing_year ON filing (year, city_id, id);

-- Rows: masked cells as they were frozen; the numbers lie sealed beside them, and the cells hold only a commitment to them.
CREATE TABLE filing_row (
  id text PRIMARY KEY,
  filing_id text NOT NULL,
  seq integer NOT NULL,
  person_id text,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  content text NOT NULL,
  hash text NOT NULL,
  sealed text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_filing_row ON filing_row (filing_id, seq);
CREATE INDEX ix_filing_row_person ON filing_row (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX ix_filing_row_union ON filing_row (union_id, id);

CREATE TABLE filing_check (
  id text PRIMARY KEY,
  year integer NOT NULL,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  heads integer NOT NULL,
  digest text NOT NULL,
  name text NOT NULL,
  checked_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_filing_check ON filing_check (union_id, year);

CREATE TABLE filing_explanation (
  id text PRIMARY KEY,
  year integer NOT NULL,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  person_id text NOT NULL,
  words text NOT NULL,
  name text NOT NULL,
  at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_filing_explanation ON filing_explanation (union_id, year, person_id);

-- SM2 keys of cities and of the province; private parts are sealed, another installation's have none.
CREATE TABLE filing_key (
  id text PRIMARY KEY,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  fingerprint text NOT NULL,
  public_pem text NOT NULL,
  private_sealed text NOT NULL,
  made_name text NOT NULL,
  created_at text NOT NULL,
  retired_at text
) STRICT;
CREATE UNIQUE INDEX uq_filing_key ON filing_key (union_id, fingerprint);
