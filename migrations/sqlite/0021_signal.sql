-- +goose Up
-- What looks irregular about a hire (违规聘用), kept for inspection with what the union says about it (Art. 16).
CREATE TABLE hire_signal (
  id text PRIMARY KEY,
  kind text NOT NULL,
  subject text NOT NULL,
  engagement_id text,
  person_id text NOT NULL,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  words text NOT NULL,
  found_on text NOT NULL,
  settled_on text,
  explanation text NOT NULL,
  explained_name text NOT NULL,
  explained_at text,
  rev integer NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_hire_signal ON hire_signal (kind, subject, union_id);
CREATE INDEX ix_hire_signal_person ON hire_signal (person_id);
CREATE INDEX ix_hire_signal_union ON hire_signal (union_id, id);
CREATE INDEX ix_hire_signal_county ON hire_signal (county_id, id);
CREATE INDEX ix_hire_signal_city ON hire_signal (city_id, id);

-- Two unions claim one person: who decides, by when, and how it was decided. The id is the claim's.
CREATE TABLE hire_dispute (
  id text PRIMARY KEY,
  person_id text NOT NULL,
  engagement_id text NOT NULL,
  holder_id text NOT NULL,
  claimant_id text NOT NULL,
  decider_id text NOT NULL,
  claimed_from text NOT NULL,
  opened_on text NOT NULL,
  outcome text NOT NULL,
  document text NOT NULL,
  reason text NOT NULL,
  decided_on text,
  decided_name text NOT NULL,
  rev integer NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE INDEX ix_hire_dispute_decider ON hire_dispute (decider_id, id);
CREATE INDEX ix_hire_dispute_holder ON hire_dispute (holder_id, id);
CREATE INDEX ix_hire_dispute_claimant ON hire_dispute (claimant_id, id);
