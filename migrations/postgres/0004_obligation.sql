-- +goose Up
CREATE TABLE obligation (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  rule varchar(40) COLLATE "C" NOT NULL,
  subject varchar(36) COLLATE "C" NOT NULL,
  period varchar(10) COLLATE "C" NOT NULL,
  article varchar(20) NOT NULL,
  person_id varchar(36) COLLATE "C",
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  starts_on date NOT NULL,
  due_on date NOT NULL,
  settles_on date,
  provisional boolean NOT NULL,
  state varchar(10) NOT NULL,
  met_on date,
  have integer NOT NULL,
  want integer NOT NULL,
  proof varchar(80) NOT NULL,
  policy_version varchar(64) NOT NULL,
  calendar_version varchar(64) NOT NULL,
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_obligation_rule_subject_period ON obligation (rule, subject, period);
CREATE INDEX ix_obligation_union ON obligation (union_id, state, due_on, id);
CREATE INDEX ix_obligation_county ON obligation (county_id, state, due_on, id);
CREATE INDEX ix_obligation_city ON obligation (city_id, state, due_on, id);
CREATE INDEX ix_obligation_person ON obligation (person_id, due_on, id);
CREATE INDEX ix_obligation_due ON obligation (state, due_on, id);

-- Every change of an obligation but for its progress: what it was, what it became, and why.
CREATE TABLE obligation_event (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  obligation_id varchar(36) COLLATE "C" NOT NULL REFERENCES obligation (id),
  at timestamptz NOT NULL,
  act varchar(12) NOT NULL,
  state varchar(10) NOT NULL,
  due_on date NOT NULL,
  policy_version varchar(64) NOT NULL,
  calendar_version varchar(64) NOT NULL
);
CREATE INDEX ix_obligation_event_of ON obligation_event (obligation_id, at, id);
