-- +goose Up
-- A service that one person gave to one served unit on one day (Art. 10(2)).
CREATE TABLE visit (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  person_id varchar(36) COLLATE "C" NOT NULL,
  engagement_id varchar(36) COLLATE "C" NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  post_union_id varchar(36) COLLATE "C",
  client_key varchar(64) COLLATE "C" NOT NULL,
  client_hash varchar(80) COLLATE "C" NOT NULL,
  day date NOT NULL,
  served_id varchar(36) COLLATE "C" NOT NULL,
  served_name varchar(120) NOT NULL,
  duties varchar(40) COLLATE "C" NOT NULL,
  place varchar(10) COLLATE "C" NOT NULL,
  participants text NOT NULL,
  done text NOT NULL,
  outcome text NOT NULL,
  internal_note text NOT NULL,
  commission_number varchar(120) NOT NULL,
  commission_on date,
  commission_blob varchar(36) COLLATE "C",
  commission_hash varchar(80) COLLATE "C" NOT NULL,
  consent varchar(10) COLLATE "C" NOT NULL,
  consent_by varchar(64) COLLATE "C" NOT NULL,
  consent_at timestamptz,
  consent_reason text NOT NULL,
  state varchar(12) COLLATE "C" NOT NULL,
  strength varchar(8) COLLATE "C" NOT NULL,
  source varchar(8) COLLATE "C" NOT NULL,
  opening_id varchar(36) COLLATE "C",
  version_id varchar(36) COLLATE "C",
  counted boolean NOT NULL,
  state_reason text NOT NULL,
  submitted_at timestamptz,
  confirmed_at timestamptz,
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_visit_person_client_key ON visit (person_id, client_key);
CREATE INDEX ix_visit_person ON visit (person_id, day, id);
-- With the state, so that the entries of a city that are no drafts are counted without reading them.
CREATE INDEX ix_visit_union ON visit (union_id, day, id, state);
CREATE INDEX ix_visit_county ON visit (county_id, day, id, state);
CREATE INDEX ix_visit_city ON visit (city_id, day, id, state);
CREATE INDEX ix_visit_day ON visit (day, id, state);
CREATE INDEX ix_visit_served ON visit (served_id, day, id);
CREATE INDEX ix_visit_waiting ON visit (person_id, day, id) WHERE state = 'waiting';
CREATE INDEX ix_visit_consent ON visit (union_id, day, id) WHERE consent = 'asked';
CREATE INDEX ix_visit_opening ON visit (opening_id, day, id) WHERE opening_id IS NOT NULL;

-- What was frozen at a submission: canonical bytes, and their hash with its algorithm. Never written again.
CREATE TABLE visit_version (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  visit_id varchar(36) COLLATE "C" NOT NULL REFERENCES visit (id),
  number integer NOT NULL,
  format varchar(24) COLLATE "C" NOT NULL,
  content bytea NOT NULL,
  hash varchar(80) COLLATE "C" NOT NULL,
  code varchar(24) COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_visit_version_number ON visit_version (visit_id, number);
CREATE UNIQUE INDEX uq_visit_version_code ON visit_version (code);

-- A way for the served party to answer. Only a hash of the token is kept.
CREATE TABLE invitation (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  visit_id varchar(36) COLLATE "C" NOT NULL REFERENCES visit (id),
  version_id varchar(36) COLLATE "C" NOT NULL REFERENCES visit_version (id),
  kind varchar(8) COLLATE "C" NOT NULL,
  token_hash varchar(80) COLLATE "C" NOT NULL,
  expires_at timestamptz NOT NULL,
  answered_at timestamptz,
  answer_act varchar(10) COLLATE "C" NOT NULL,
  answer_hash varchar(80) COLLATE "C" NOT NULL,
  voided_at timestamptz,
  created_by varchar(64) COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_invitation_token ON invitation (token_hash);
CREATE INDEX ix_invitation_visit ON invitation (visit_id, created_at, id);

-- A one-time code sent to the served unit's checked phone, for a signer who types a name.
CREATE TABLE confirm_code (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  invitation_id varchar(36) COLLATE "C" NOT NULL REFERENCES invitation (id),
  served_id varchar(36) COLLATE "C" NOT NULL,
  code_hash varchar(80) COLLATE "C" NOT NULL,
  phone_masked varchar(20) NOT NULL,
  tries integer NOT NULL,
  used_at timestamptz,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX ix_confirm_code_invitation ON confirm_code (invitation_id, created_at, id);
CREATE INDEX ix_confirm_code_served ON confirm_code (served_id, created_at);

-- The served party's answer that confirmed a version, with canonical bytes and hash of its own.
CREATE TABLE confirmation (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  visit_id varchar(36) COLLATE "C" NOT NULL REFERENCES visit (id),
  version_id varchar(36) COLLATE "C" NOT NULL REFERENCES visit_version (id),
  invitation_id varchar(36) COLLATE "C" REFERENCES invitation (id),
  strength varchar(8) COLLATE "C" NOT NULL,
  side varchar(10) COLLATE "C" NOT NULL,
  signer_name varchar(60) NOT NULL,
  signer_post varchar(60) NOT NULL,
  signature bytea,
  note text NOT NULL,
  content bytea NOT NULL,
  hash varchar(80) COLLATE "C" NOT NULL,
  receipt_hash varchar(80) COLLATE "C",
  address text NOT NULL,
  late boolean NOT NULL,
  confirmed_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  withdraw_reason text NOT NULL
);
CREATE UNIQUE INDEX uq_confirmation_receipt ON confirmation (receipt_hash) WHERE receipt_hash IS NOT NULL;
CREATE UNIQUE INDEX uq_confirmation_standing ON confirmation (visit_id) WHERE withdrawn_at IS NULL;
CREATE INDEX ix_confirmation_visit ON confirmation (visit_id, confirmed_at, id);

-- How content the served party was. Tied to no visit, so that it cannot be shown under anyone's name. Ratings are shown by
-- full batches only, so that nobody learns a single one from how the average moved.
CREATE TABLE satisfaction (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  person_id varchar(36) COLLATE "C" NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  year integer NOT NULL,
  batch integer NOT NULL,
  score integer NOT NULL
);
CREATE INDEX ix_satisfaction_person ON satisfaction (person_id, year);

-- A scanned signed sheet, which a second person of the employing union checks.
CREATE TABLE visit_paper (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  visit_id varchar(36) COLLATE "C" NOT NULL REFERENCES visit (id),
  version_id varchar(36) COLLATE "C" NOT NULL REFERENCES visit_version (id),
  person_id varchar(36) COLLATE "C" NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  blob_id varchar(36) COLLATE "C" NOT NULL,
  side varchar(10) COLLATE "C" NOT NULL,
  signer_name varchar(60) NOT NULL,
  signer_post varchar(60) NOT NULL,
  signed_on date NOT NULL,
  state varchar(10) COLLATE "C" NOT NULL,
  uploaded_by varchar(64) COLLATE "C" NOT NULL,
  uploaded_name varchar(60) NOT NULL,
  uploaded_at timestamptz NOT NULL,
  checked_by varchar(64) COLLATE "C" NOT NULL,
  checked_name varchar(60) NOT NULL,
  checked_at timestamptz,
  reason text NOT NULL
);
CREATE INDEX ix_visit_paper_visit ON visit_paper (visit_id, uploaded_at, id);
CREATE INDEX ix_visit_paper_union ON visit_paper (union_id, state, uploaded_at, id);

-- Files that the instructor keeps with an entry: internal evidence, no part of what is signed.
CREATE TABLE visit_attachment (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  visit_id varchar(36) COLLATE "C" NOT NULL REFERENCES visit (id),
  client_key varchar(64) COLLATE "C" NOT NULL,
  blob_id varchar(36) COLLATE "C" NOT NULL,
  name varchar(200) NOT NULL,
  media_type varchar(100) COLLATE "C" NOT NULL,
  size bigint NOT NULL,
  sha256 varchar(64) COLLATE "C" NOT NULL,
  added_by varchar(36) COLLATE "C" NOT NULL,
  added_name varchar(60) NOT NULL,
  added_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_visit_attachment_key ON visit_attachment (visit_id, client_key);
CREATE INDEX ix_visit_attachment_visit ON visit_attachment (visit_id, added_at, id);

-- A late confirmation or a withdrawal after the year closed, which the employing union's head decides.
CREATE TABLE visit_correction (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  visit_id varchar(36) COLLATE "C" NOT NULL REFERENCES visit (id),
  person_id varchar(36) COLLATE "C" NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  year integer NOT NULL,
  kind varchar(10) COLLATE "C" NOT NULL,
  asked_reason text NOT NULL,
  state varchar(10) COLLATE "C" NOT NULL,
  decided_by varchar(64) COLLATE "C" NOT NULL,
  decided_name varchar(60) NOT NULL,
  decided_at timestamptz,
  reason text NOT NULL,
  days_before integer NOT NULL,
  days_after integer NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_visit_correction_open ON visit_correction (visit_id) WHERE state = 'open';
CREATE INDEX ix_visit_correction_union ON visit_correction (union_id, state, created_at, id);
CREATE INDEX ix_visit_correction_person ON visit_correction (person_id, year, created_at, id);

-- What happened to an entry, as its people may read it.
CREATE TABLE visit_event (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  visit_id varchar(36) COLLATE "C" NOT NULL REFERENCES visit (id),
  at timestamptz NOT NULL,
  act varchar(20) COLLATE "C" NOT NULL,
  who varchar(120) NOT NULL,
  reason text NOT NULL,
  state varchar(12) COLLATE "C" NOT NULL
);
CREATE INDEX ix_visit_event_of ON visit_event (visit_id, at, id);

-- Kept figures: counting entries by day, and the year they make. Recounted by the audit.
CREATE TABLE worklog_day (
  person_id varchar(36) COLLATE "C" NOT NULL,
  day date NOT NULL,
  n integer NOT NULL,
  PRIMARY KEY (person_id, day)
);

CREATE TABLE worklog_year (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  person_id varchar(36) COLLATE "C" NOT NULL,
  year integer NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  placed_on date,
  confirmed_days integer NOT NULL,
  services integer NOT NULL,
  waiting integer NOT NULL,
  oldest_waiting date,
  want integer NOT NULL,
  policy_version varchar(64) COLLATE "C" NOT NULL,
  closes_on date NOT NULL,
  closed_at timestamptz,
  closed_days integer
);
CREATE UNIQUE INDEX uq_worklog_year ON worklog_year (person_id, year);
CREATE INDEX ix_worklog_year_union ON worklog_year (union_id, year, person_id);
CREATE INDEX ix_worklog_year_county ON worklog_year (county_id, year, person_id);
CREATE INDEX ix_worklog_year_city ON worklog_year (city_id, year, person_id);
CREATE INDEX ix_worklog_year_open ON worklog_year (closes_on, id) WHERE closed_at IS NULL;

-- A recorded reason for which a superior may read person-level entries for a while.
CREATE TABLE visit_inspection (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  account_id varchar(64) COLLATE "C" NOT NULL,
  account_name varchar(60) NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  tier varchar(10) COLLATE "C" NOT NULL,
  reason text NOT NULL,
  opened_at timestamptz NOT NULL,
  until_on date NOT NULL
);
CREATE INDEX ix_visit_inspection_account ON visit_inspection (account_id, until_on);
CREATE INDEX ix_visit_inspection_union ON visit_inspection (union_id, opened_at, id);

-- Entries that an inspection drew by lot, and what was found when they were held against their evidence.
CREATE TABLE visit_sample (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  inspection_id varchar(36) COLLATE "C" NOT NULL REFERENCES visit_inspection (id),
  visit_id varchar(36) COLLATE "C" NOT NULL REFERENCES visit (id),
  draw integer NOT NULL,
  drawn_at timestamptz NOT NULL,
  finding varchar(10) COLLATE "C" NOT NULL,
  note varchar(1000) NOT NULL,
  found_at timestamptz
);
CREATE UNIQUE INDEX uq_visit_sample ON visit_sample (inspection_id, visit_id);
CREATE INDEX ix_visit_sample_visit ON visit_sample (visit_id);

-- Earlier services of the running year from Excel, with the scanned signed booklet (Art. 10(2)). The sheet is sealed, and
-- goes when a second person has accepted it: from then on its services are visits.
CREATE TABLE visit_opening (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  file_name varchar(200) NOT NULL,
  file_sealed text NOT NULL,
  mapping text NOT NULL,
  choices text NOT NULL,
  total integer NOT NULL,
  good integer NOT NULL,
  state varchar(10) COLLATE "C" NOT NULL,
  uploaded_by varchar(64) COLLATE "C" NOT NULL,
  uploaded_name varchar(60) NOT NULL,
  uploaded_at timestamptz NOT NULL,
  sent_by varchar(64) COLLATE "C" NOT NULL,
  sent_name varchar(60) NOT NULL,
  sent_at timestamptz,
  checked_by varchar(64) COLLATE "C" NOT NULL,
  checked_name varchar(60) NOT NULL,
  checked_at timestamptz,
  hands text NOT NULL,
  reason text NOT NULL,
  rev bigint NOT NULL
);
CREATE INDEX ix_visit_opening_union ON visit_opening (union_id, state, uploaded_at, id);
CREATE INDEX ix_visit_opening_listed ON visit_opening (uploaded_at, id);

-- Whose services an opening holds, since it was sent to its second person.
CREATE TABLE visit_opening_person (
  opening_id varchar(36) COLLATE "C" NOT NULL REFERENCES visit_opening (id),
  person_id varchar(36) COLLATE "C" NOT NULL,
  services integer NOT NULL,
  days integer NOT NULL,
  PRIMARY KEY (opening_id, person_id)
);
CREATE INDEX ix_visit_opening_person ON visit_opening_person (person_id, opening_id);

-- A scanned page or file of the signed booklet.
CREATE TABLE visit_opening_scan (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  opening_id varchar(36) COLLATE "C" NOT NULL REFERENCES visit_opening (id),
  blob_id varchar(36) COLLATE "C" NOT NULL,
  file_name varchar(200) NOT NULL,
  media_type varchar(60) NOT NULL,
  size bigint NOT NULL,
  sha256 varchar(64) COLLATE "C" NOT NULL,
  uploaded_by varchar(64) COLLATE "C" NOT NULL,
  uploaded_name varchar(60) NOT NULL,
  uploaded_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_visit_opening_scan ON visit_opening_scan (opening_id, sha256);
CREATE INDEX ix_visit_opening_scan ON visit_opening_scan (opening_id, uploaded_at, id);
