-- +goose Up
-- Unconfirmed entries by union, for the overview.
CREATE INDEX ix_visit_waiting_union ON visit (union_id, day) WHERE state = 'waiting';
