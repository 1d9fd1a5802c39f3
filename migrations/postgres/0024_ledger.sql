-- +goose Up
-- Who may see these rows is decided by the line that they belong to, so they carry no place of their own.
--
-- What a chapter that is not built yet owes can be met by a recorded fact with its document. A wrong one is countered by
-- another row, never edited.
CREATE TABLE duty_fact (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  rule varchar(40) COLLATE "C" NOT NULL,
  subject varchar(36) COLLATE "C" NOT NULL,
  period varchar(10) COLLATE "C" NOT NULL,
  engagement_id varchar(36) COLLATE "C",
  person_id varchar(36) COLLATE "C",
  done_on date NOT NULL,
  completed_on date,
  title varchar(120) NOT NULL,
  number varchar(120) NOT NULL,
  blob_id varchar(36) COLLATE "C",
  batch_id varchar(36) COLLATE "C",
  counters_id varchar(36) COLLATE "C",
  reason varchar(1000) NOT NULL,
  by_union_id varchar(36) COLLATE "C" NOT NULL,
  created_by varchar(36) COLLATE "C" NOT NULL,
  created_name varchar(60) NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_duty_fact_counters ON duty_fact (counters_id);
CREATE INDEX ix_duty_fact_subject ON duty_fact (rule, subject, period);
CREATE INDEX ix_duty_fact_batch ON duty_fact (batch_id);
CREATE INDEX ix_duty_fact_person ON duty_fact (person_id);

-- A superior urges (催办): at most once a day for one line, and the line shows it to both.
CREATE TABLE obligation_urge (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  obligation_id varchar(36) COLLATE "C" NOT NULL REFERENCES obligation (id),
  urged_on date NOT NULL,
  words varchar(1000) NOT NULL,
  by_union_id varchar(36) COLLATE "C" NOT NULL,
  created_by varchar(36) COLLATE "C" NOT NULL,
  created_name varchar(60) NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_obligation_urge_day ON obligation_urge (obligation_id, urged_on);

-- A superior waives, or lifts a waiver again, each with its reason; listed for inspection.
CREATE TABLE obligation_waiver (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  obligation_id varchar(36) COLLATE "C" NOT NULL REFERENCES obligation (id),
  act varchar(10) NOT NULL,
  reason varchar(1000) NOT NULL,
  document varchar(120) NOT NULL,
  by_union_id varchar(36) COLLATE "C" NOT NULL,
  created_by varchar(36) COLLATE "C" NOT NULL,
  created_name varchar(60) NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX ix_obligation_waiver_of ON obligation_waiver (obligation_id, id);
