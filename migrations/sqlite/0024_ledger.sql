-- +goose Up
-- Who may see these rows is decided by the line that they belong to, so they carry no place of their own.
--
-- What a chapter that is not built yet owes can be met by a recorded fact with its document. A wrong one is countered by
-- another row, never edited.
CREATE TABLE duty_fact (
  id text PRIMARY KEY,
  rule text NOT NULL,
  subject text NOT NULL,
  period text NOT NULL,
  engagement_id text,
  person_id text,
  done_on text NOT NULL,
  completed_on text,
  title text NOT NULL,
  number text NOT NULL,
  blob_id text,
  batch_id text,
  counters_id text,
  reason text NOT NULL,
  by_union_id text NOT NULL,
  created_by text NOT NULL,
  created_name text NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_duty_fact_counters ON duty_fact (counters_id);
CREATE INDEX ix_duty_fact_subject ON duty_fact (rule, subject, period);
CREATE INDEX ix_duty_fact_batch ON duty_fact (batch_id);
CREATE INDEX ix_duty_fact_person ON duty_fact (person_id);

-- A superior urges (催办): at most once a day for one line, and the line shows it to both.
CREATE TABLE obligation_urge (
  id text PRIMARY KEY,
  obligation_id text NOT NULL REFERENCES obligation (id),
  urged_on text NOT NULL,
  words text NOT NULL,
  by_union_id text NOT NULL,
  created_by text NOT NULL,
  created_name text NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_obligation_urge_day ON obligation_urge (obligation_id, urged_on);

-- A superior waives, or lifts a waiver again, each with its reason; listed for inspection.
CREATE TABLE obligation_waiver (
  id text PRIMARY KEY,
  obligation_id text NOT NULL REFERENCES obligation (id),
  act text NOT NULL,
  reason text NOT NULL,
  document text NOT NULL,
  by_union_id text NOT NULL,
  created_by text NOT NULL,
  created_name text NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE INDEX ix_obligation_waiver_of ON obligation_waiver (obligation_id, id);
