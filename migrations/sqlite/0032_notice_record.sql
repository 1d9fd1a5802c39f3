-- +goose Up
-- Notices are removed by the record that they are about, when its term is over.
CREATE INDEX ix_notice_record ON notice (kind, record_id);
