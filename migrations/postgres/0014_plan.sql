-- +goose Up
-- A union's plan for a year: what it asks for, what the city makes of it, what the province decides (Art. 6(1)).
CREATE TABLE hiring_plan (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  year integer NOT NULL,
  seq integer NOT NULL,
  kind varchar(8) COLLATE "C" NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  tier varchar(10) COLLATE "C" NOT NULL,
  state varchar(12) COLLATE "C" NOT NULL,
  enterprises integer NOT NULL,
  workers integer NOT NULL,
  last_number integer,
  heads integer NOT NULL,
  ending integer NOT NULL,
  requested integer NOT NULL,
  reason varchar(1000) NOT NULL,
  needs varchar(1000) NOT NULL,
  city_number integer,
  city_reason varchar(1000) NOT NULL,
  province_number integer,
  province_reason varchar(1000) NOT NULL,
  due_on date,
  first_submitted_at timestamptz,
  submitted_at timestamptz,
  submitted_name varchar(60) NOT NULL,
  late_days integer NOT NULL,
  late_reason varchar(1000) NOT NULL,
  case_id varchar(36) COLLATE "C",
  into_id varchar(36) COLLATE "C",
  document varchar(60) NOT NULL,
  decided_on date,
  effective_on date,
  scan_blob varchar(36) COLLATE "C",
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_hiring_plan ON hiring_plan (union_id, year, seq);
CREATE INDEX ix_hiring_plan_year ON hiring_plan (year, city_id, id);
CREATE INDEX ix_hiring_plan_into ON hiring_plan (into_id, id) WHERE into_id IS NOT NULL;
