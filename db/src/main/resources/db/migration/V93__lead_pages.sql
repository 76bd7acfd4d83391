-- A source's leads in one state, newest first, are found without looking at its other leads; those in any state are as many short walks as there are states.
CREATE INDEX lead_source_state ON leads (source, state);
DROP INDEX lead_source ON leads;
