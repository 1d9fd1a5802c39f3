-- +goose Up
-- Complaints, suggestions and appeals (意见建议、投诉、申诉; Art. 12, State Council rule of 2026). union_id is who answers, never whom
-- it is about; an anonymous one knows no sender. Its term is an obligation.
CREATE TABLE rights_case (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  kind varchar(16) COLLATE "C" NOT NULL,
  title varchar(100) NOT NULL,
  body varchar(2000) NOT NULL,
  page varchar(200) NOT NULL,
  sender_id varchar(36) COLLATE "C",
  sender_name varchar(60) NOT NULL,
  from_union_id varchar(36) COLLATE "C",
  receipt_hash varchar(64) COLLATE "C",
  about_union_id varchar(36) COLLATE "C",
  about_name varchar(200) NOT NULL,
  of_id varchar(36) COLLATE "C",
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  leg bigint NOT NULL,
  leg_on date NOT NULL,
  due_on date NOT NULL,
  sent_on date NOT NULL,
  state varchar(16) COLLATE "C" NOT NULL,
  answer varchar(2000) NOT NULL,
  answered_on date,
  answered_name varchar(60) NOT NULL,
  comment varchar(1000) NOT NULL,
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_rights_case_appeal ON rights_case (of_id);
CREATE INDEX ix_rights_case_sender ON rights_case (sender_id, id);
CREATE INDEX ix_rights_case_receipt ON rights_case (receipt_hash);
CREATE INDEX ix_rights_case_union ON rights_case (union_id, state, id);
CREATE INDEX ix_rights_case_county ON rights_case (county_id, id);
CREATE INDEX ix_rights_case_city ON rights_case (city_id, id);

-- Who never reads a case: a union whose staff it is about, an account, a natural person.
CREATE TABLE rights_bar (
  case_id varchar(36) COLLATE "C" NOT NULL,
  ref varchar(36) COLLATE "C" NOT NULL,
  PRIMARY KEY (case_id, ref)
);

-- What became of a case, as its sender and whoever answers read it.
CREATE TABLE rights_step (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  case_id varchar(36) COLLATE "C" NOT NULL,
  act varchar(16) COLLATE "C" NOT NULL,
  union_id varchar(36) COLLATE "C",
  actor_name varchar(60) NOT NULL,
  note varchar(500) NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX ix_rights_step_case ON rights_step (case_id, id);

-- House rules of an employing union (规章制度, Art. 12), each version for good.
CREATE TABLE house_rule (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  version bigint NOT NULL,
  title varchar(100) NOT NULL,
  body text NOT NULL,
  file_id varchar(36) COLLATE "C",
  file_name varchar(120) NOT NULL,
  in_force_on date NOT NULL,
  published_name varchar(60) NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_house_rule ON house_rule (union_id, version);

-- Who has acknowledged a version, once.
CREATE TABLE house_ack (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  rule_id varchar(36) COLLATE "C" NOT NULL,
  person_id varchar(36) COLLATE "C" NOT NULL,
  at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_house_ack ON house_ack (rule_id, person_id);
CREATE INDEX ix_house_ack_person ON house_ack (person_id, id);

-- What a person says should stand in the roster, for the employing union's clerk to apply or decline.
CREATE TABLE correction_request (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  person_id varchar(36) COLLATE "C" NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  field varchar(32) COLLATE "C" NOT NULL,
  should_sealed text NOT NULL,
  evidence varchar(500) NOT NULL,
  state varchar(16) COLLATE "C" NOT NULL,
  answer varchar(500) NOT NULL,
  decided_name varchar(60) NOT NULL,
  decided_on date,
  seen_rev bigint NOT NULL,
  asked_on date NOT NULL,
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX ix_correction_person ON correction_request (person_id, id);
CREATE INDEX ix_correction_union ON correction_request (union_id, state, id);

-- Versions of the privacy notices after the first, which the program brings.
CREATE TABLE privacy_notice (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  kind varchar(16) COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  body text NOT NULL,
  document varchar(120) NOT NULL,
  in_force_on date NOT NULL,
  published_name varchar(60) NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_privacy_notice ON privacy_notice (kind, version);
