-- +goose Up
-- A draft of how the province might share out heads among its counties. It posts nothing. (Art. 3)
CREATE TABLE quota_share (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  name varchar(60) NOT NULL,
  year integer NOT NULL,
  total integer NOT NULL,
  weight_enterprises integer NOT NULL,
  weight_workers integer NOT NULL,
  weight_agreements integer NOT NULL,
  floor_heads integer NOT NULL,
  cap_heads integer,
  rev bigint NOT NULL,
  created_name varchar(60) NOT NULL,
  created_at timestamptz NOT NULL,
  changed_name varchar(60) NOT NULL,
  changed_at timestamptz NOT NULL
);

-- What a draft knows of one county: a blank number is not known. *_from is register, typed or sheet, empty for a blank.
CREATE TABLE quota_share_line (
  share_id varchar(36) COLLATE "C" NOT NULL REFERENCES quota_share (id),
  union_id varchar(36) COLLATE "C" NOT NULL,
  enterprises integer,
  workers integer,
  agreements integer,
  enterprises_from varchar(8) COLLATE "C" NOT NULL,
  workers_from varchar(8) COLLATE "C" NOT NULL,
  agreements_from varchar(8) COLLATE "C" NOT NULL,
  note varchar(200) NOT NULL,
  PRIMARY KEY (share_id, union_id)
);
