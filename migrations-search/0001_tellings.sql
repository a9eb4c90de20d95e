-- In place of story_terms. Row ids begin with the slot (digests/search-store.ts): they are in the order of time, so that
-- the newest are found without looking at all, and a span of time is a span of ids. marks: what search can be narrowed
-- to, newsletter and topic, as terms. digests/shelve.ts fills it; cron goes on until all that is published is in it.
DROP TABLE story_terms;
CREATE VIRTUAL TABLE tellings USING fts5(terms, marks, content = '', contentless_delete = 1, tokenize = 'porter unicode61');
