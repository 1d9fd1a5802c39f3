-- +goose Up
-- What hiring knows of a contract in the roster, under the contract's id: the form by which it was approved, and what the
-- rules said of it on the day on which it was entered (Art. 6(4)).
CREATE TABLE hiring_contract (
  id varchar(36) COLLATE "C" PRIMARY KEY REFERENCES contract (id),
  form_id varchar(36) COLLATE "C" NOT NULL,
  renewal boolean NOT NULL,
  number varchar(60) NOT NULL,
  probation_until date,
  approved_on date NOT NULL,
  remarks text NOT NULL,
  reason varchar(1000) NOT NULL,
  template_id varchar(36) COLLATE "C",
  scan_blob varchar(36) COLLATE "C",
  created_by varchar(36) COLLATE "C" NOT NULL,
  created_name varchar(60) NOT NULL,
  created_at timestamptz NOT NULL,
  rev bigint NOT NULL
);
CREATE UNIQUE INDEX uq_hiring_contract_form ON hiring_contract (form_id);

-- A template of a contract that a union owns. A version is never changed: the next one takes its place.
CREATE TABLE contract_template (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  kind varchar(16) COLLATE "C" NOT NULL,
  first_union varchar(36) COLLATE "C" NOT NULL,
  version integer NOT NULL,
  file_name varchar(200) NOT NULL,
  blob_id varchar(36) COLLATE "C" NOT NULL,
  fields text NOT NULL,
  note varchar(200) NOT NULL,
  retired_at timestamptz,
  created_by varchar(36) COLLATE "C" NOT NULL,
  created_name varchar(60) NOT NULL,
  created_at timestamptz NOT NULL,
  rev bigint NOT NULL
);
CREATE INDEX ix_contract_template_union ON contract_template (union_id, kind, created_at);

-- A year's appraisal as a recorded fact with its document, until the appraisal itself is in the system (Art. 10(4)). A
-- wrong one is countered by another row, never changed.
CREATE TABLE year_grade (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  person_id varchar(36) COLLATE "C" NOT NULL,
  engagement_id varchar(36) COLLATE "C" NOT NULL REFERENCES engagement (id),
  year integer NOT NULL,
  grade varchar(16) COLLATE "C" NOT NULL,
  document varchar(120) NOT NULL,
  decided_on date,
  scan_blob varchar(36) COLLATE "C",
  counters_id varchar(36) COLLATE "C",
  reason varchar(400) NOT NULL,
  created_by varchar(36) COLLATE "C" NOT NULL,
  created_name varchar(60) NOT NULL,
  created_at timestamptz NOT NULL,
  rev bigint NOT NULL
);
CREATE INDEX ix_year_grade_person ON year_grade (person_id, year, id);
CREATE UNIQUE INDEX uq_year_grade_counters ON year_grade (counters_id) WHERE counters_id IS NOT NULL;

-- Why an engagement was posted elsewhere (定岗变动).
ALTER TABLE posting ADD COLUMN reason varchar(200) NOT NULL DEFAULT '';
