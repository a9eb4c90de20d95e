-- The archive's search index (digests/search-store.ts). Contentless: it keeps terms, not texts, and is
-- made again from the stories of DB. The app makes the terms (lib/search-terms.ts); unicode61 only splits them.
CREATE VIRTUAL TABLE story_terms USING fts5(terms, content = '', contentless_delete = 1, tokenize = 'unicode61');
