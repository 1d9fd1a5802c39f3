-- +goose Up
-- What a sender adds to a suggestion, complaint or appeal. The uploader stands nowhere: of an anonymous one nobody knows.
CREATE TABLE rights_file (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  case_id varchar(36) COLLATE "C" NOT NULL,
  blob_id varchar(36) COLLATE "C" NOT NULL,
  name varchar(80) NOT NULL,
  size bigint NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX ix_rights_file_case ON rights_file (case_id, id);
