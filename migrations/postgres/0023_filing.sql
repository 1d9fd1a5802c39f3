-- +goose Up
-- The October filing (Art. 10(7)): what a city filed, frozen. The manifest holds no personal data; rows hang on it by hash.
CREATE TABLE filing (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  year integer NOT NULL,
  seq integer NOT NULL,
  kind varchar(16) COLLATE "C" NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  state varchar(16) COLLATE "C" NOT NULL,
  number varchar(40) NOT NULL,
  on_day date NOT NULL,
  amends_id varchar(36) COLLATE "C",
  reason varchar(1000) NOT NULL,
  filed_at timestamptz NOT NULL,
  filed_name varchar(60) NOT NULL,
  due_on date NOT NULL,
  late_days integer NOT NULL,
  late_reason varchar(1000) NOT NULL,
  row_count integer NOT NULL,
  format varchar(40) NOT NULL,
  manifest text NOT NULL,
  remarks text NOT NULL,
  checksum varchar(80) COLLATE "C" NOT NULL,
  key_id varchar(36) COLLATE "C" NOT NULL,
  signature text NOT NULL,
  policy_version varchar(40) NOT NULL,
  origin varchar(16) COLLATE "C" NOT NULL,
  decided_at timestamptz,
  decided_name varchar(60) NOT NULL,
  decided_reason varchar(1000) NOT NULL,
  receipt text NOT NULL,
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_filing ON filing (union_id, year, seq);
CREATE UNIQUE INDEX uq_filing_checksum ON filing (checksum);
CREATE INDEX ix_filing_year ON filing (year, city_id, id);

-- Rows: masked cells as they were frozen; the numbers lie sealed beside them, and the cells hold only a commitment to them.
CREATE TABLE filing_row (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  filing_id varchar(36) COLLATE "C" NOT NULL,
  seq integer NOT NULL,
  person_id varchar(36) COLLATE "C",
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  content text NOT NULL,
  hash varchar(80) COLLATE "C" NOT NULL,
  sealed text NOT NULL
);
CREATE UNIQUE INDEX uq_filing_row ON filing_row (filing_id, seq);
CREATE INDEX ix_filing_row_person ON filing_row (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX ix_filing_row_union ON filing_row (union_id, id);

CREATE TABLE filing_check (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  year integer NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  heads integer NOT NULL,
  digest varchar(80) COLLATE "C" NOT NULL,
  name varchar(60) NOT NULL,
  checked_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_filing_check ON filing_check (union_id, year);

CREATE TABLE filing_explanation (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  year integer NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  person_id varchar(36) COLLATE "C" NOT NULL,
  words varchar(1000) NOT NULL,
  name varchar(60) NOT NULL,
  at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_filing_explanation ON filing_explanation (union_id, year, person_id);

-- SM2 keys of cities and of the province; private parts are sealed, another installation's have none.
CREATE TABLE filing_key (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  fingerprint varchar(80) COLLATE "C" NOT NULL,
  public_pem text NOT NULL,
  private_sealed text NOT NULL,
  made_name varchar(60) NOT NULL,
  created_at timestamptz NOT NULL,
  retired_at timestamptz
);
CREATE UNIQUE INDEX uq_filing_key ON filing_key (union_id, fingerprint);
