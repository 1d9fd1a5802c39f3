-- +goose Up
CREATE TABLE obligation (
  id text PRIMARY KEY,
  rule text NOT NULL,
  subject text NOT NULL,
  period text NOT NULL,
  article text NOT NULL,
  person_id text,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  starts_on text NOT NULL,
  due_on text NOT NULL,
  settles_on text,
  provisional integer NOT NULL,
  state text NOT NULL,
  met_on text,
  have integer NOT NULL,
  want integer NOT NULL,
  proof text NOT NULL,
  policy_version text NOT NULL,
  calendar_version text NOT NULL,
  rev integer NOT NULL,
  created_at text NOT NULL,
  changed_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_obligation_rule_subject_period ON obligation (rule, subject, period);
CREATE INDEX ix_obligation_union ON obligation (union_id, state, due_on, id);
CREATE INDEX ix_obligation_county ON obligation (county_id, state, due_on, id);
CREATE INDEX ix_obligation_city ON obligation (city_id, state, due_on, id);
CREATE INDEX ix_obligation_person ON obligation (person_id, due_on, id);
CREATE INDEX ix_obligation_due ON obligation (state, due_on, id);

-- Every change of an obligation but for its progress: what it was, what it became, and why.
CREATE TABLE obligation_event (
  id text PRIMARY KEY,
  obligation_id text NOT NULL REFERENCES obligation (id),
  at text NOT NULL,
  act text NOT NULL,
  state text NOT NULL,
  due_on text NOT NULL,
  policy_version text NOT NULL,
  calendar_version text NOT NULL
) STRICT;
CREATE INDEX ix_obligation_event_of ON obligation_event (obligation_id, at, id);
