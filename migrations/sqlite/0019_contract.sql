-- +goose Up
-- What hiring knows of a contract in the roster, under the contract's id: the form by which it was approved, and what the
-- rules said of it on the day on which it was entered (Art. 6(4)).
CREATE TABLE hiring_contract (
  id text PRIMARY KEY REFERENCES contract (id),
  form_id text NOT NULL,
  renewal integer NOT NULL,
  number text NOT NULL,
  probation_until text,
  approved_on text NOT NULL,
  remarks text NOT NULL,
  reason text NOT NULL,
  template_id text,
  scan_blob text,
  created_by text NOT NULL,
  created_name text NOT NULL,
  created_at text NOT NULL,
  rev integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_hiring_contract_form ON hiring_contract (form_id);

-- A template of a contract that a union owns. A version is never changed: the next one takes its place.
CREATE TABLE contract_template (
  id text PRIMARY KEY,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  kind text NOT NULL,
  first_union text NOT NULL,
  version integer NOT NULL,
  file_name text NOT NULL,
  blob_id text NOT NULL,
  fields text NOT NULL,
  note text NOT NULL,
  retired_at text,
  created_by text NOT NULL,
  created_name text NOT NULL,
  created_at text NOT NULL,
  rev integer NOT NULL
) STRICT;
CREATE INDEX ix_contract_template_union ON contract_template (union_id, kind, created_at);

-- A year's appraisal as a recorded fact with its document, until the appraisal itself is in the system (Art. 10(4)). A
-- wrong one is countered by another row, never changed.
CREATE TABLE year_grade (
  id text PRIMARY KEY,
  person_id text NOT NULL,
  engagement_id text NOT NULL REFERENCES engagement (id),
  year integer NOT NULL,
  grade text NOT NULL,
  document text NOT NULL,
  decided_on text,
  scan_blob text,
  counters_id text,
  reason text NOT NULL,
  created_by text NOT NULL,
  created_name text NOT NULL,
  created_at text NOT NULL,
  rev integer NOT NULL
) STRICT;
CREATE INDEX ix_year_grade_person ON year_grade (person_id, year, id);
CREATE UNIQUE INDEX uq_year_grade_counters ON year_grade (counters_id) WHERE counters_id IS NOT NULL;

-- Why an engagement was posted elsewhere (定岗变动).
ALTER TABLE posting ADD COLUMN reason text NOT NULL DEFAULT '';
