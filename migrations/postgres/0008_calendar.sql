-- +goose Up
-- A year's arrangement of holidays that was imported, on top of those that the program was built with. The later
-- imported of a year is in force; earlier ones stay, since results name the calendar they were reckoned by.
CREATE TABLE calendar_notice (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  year integer NOT NULL,
  days_off text NOT NULL,
  days_worked text NOT NULL,
  source varchar(200) NOT NULL,
  published_on date NOT NULL,
  version varchar(64) COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL,
  created_by varchar(64) COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX uq_calendar_notice_version ON calendar_notice (year, published_on, version);
