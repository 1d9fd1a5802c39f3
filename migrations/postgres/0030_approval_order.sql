-- +goose Up
-- 待办 stands by the internal limit of its step, then by when it arrived there; a step without a limit waits behind the others.
DROP INDEX ix_approval_step_waiting;
CREATE INDEX ix_approval_step_waiting ON approval_step (union_id, (coalesce(due_on, '9999-12-31')), opened_at, id) WHERE state = 'open';
