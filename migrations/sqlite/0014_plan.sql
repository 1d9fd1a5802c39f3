-- +goose Up
-- A union's plan for a year: what it asks for, what the city makes of it, what the province decides (Art. 6(1)).
CREATE TABLE hiring_plan (
  id text PRIMARY KEY,
  year integer NOT NULL,
  seq integer NOT NULL,
  kind text NOT NULL,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  tier text NOT NULL,
  state text NOT NULL,
  enterprises integer NOT NULL,
  workers integer NOT NULL,
  last_number integer,
  heads integer NOT NULL,
  ending integer NOT NULL,
  requested integer NOT NULL,
  reason text NOT NULL,
  needs text NOT NULL,
  city_number integer,
  city_reason text NOT NULL,
  province_number integer,
  province_reason text NOT NULL,
  due_on text,
  first_submitted_at text,
  submitted_at text,
  submitted_name text NOT NULL,
  late_days integer NOT NULL,
  late_reason text NOT NULL,
  case_id text,
  into_id text,
  document text NOT NULL,
  decided_on text,
  effective_on text,
  scan_blob text,
  rev integer NOT NULL,
  created_at text NOT NULL,
  changed_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_hiring_plan ON hiring_plan (union_id, year, seq);
CREATE INDEX ix_hiring_plan_year ON hiring_plan (year, city_id, id);
CREATE INDEX ix_hiring_plan_into ON hiring_plan (into_id, id) WHERE into_id IS NOT NULL;
