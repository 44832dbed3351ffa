/**
 * Tables of the org itself, in the same SQLite file as the records, so that a transaction that enqueues a job or publishes an event
 * commits both or neither. None of them is visible to SOQL.
 */
import type { DatabaseSync } from 'node:sqlite';

const DDL = `
CREATE TABLE IF NOT EXISTS org_session (token TEXT PRIMARY KEY, user_id TEXT NOT NULL, created INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS org_client (
  client_id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, secret TEXT NOT NULL, username TEXT NOT NULL, certificate TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS org_refresh (token TEXT PRIMARY KEY, user_id TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS org_source (path TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS org_job (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, user_id TEXT NOT NULL, due INTEGER NOT NULL, seq INTEGER NOT NULL,
  state TEXT NOT NULL, payload TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, signature TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS org_job_due ON org_job (state, due, seq);
CREATE TABLE IF NOT EXISTS org_event (
  replay_id INTEGER PRIMARY KEY AUTOINCREMENT, channel TEXT NOT NULL, uuid TEXT NOT NULL UNIQUE, user_id TEXT NOT NULL,
  published INTEGER NOT NULL, payload TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS org_event_channel ON org_event (channel, replay_id);
CREATE TABLE IF NOT EXISTS org_subscription (
  trigger_name TEXT PRIMARY KEY, channel TEXT NOT NULL, position INTEGER NOT NULL, retries INTEGER NOT NULL, due INTEGER NOT NULL,
  last_error TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS org_bulk_job (id TEXT PRIMARY KEY, seq INTEGER NOT NULL, info TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS org_bulk_part (job TEXT NOT NULL, part TEXT NOT NULL, position INTEGER NOT NULL, content TEXT NOT NULL,
  PRIMARY KEY (job, part, position)) STRICT;
CREATE TABLE IF NOT EXISTS org_message (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, sent INTEGER NOT NULL, sender_id TEXT NOT NULL, content TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS org_lock (id TEXT PRIMARY KEY) STRICT;
CREATE TABLE IF NOT EXISTS org_deploy (id TEXT PRIMARY KEY, result TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS org_validation (id TEXT PRIMARY KEY, validated INTEGER NOT NULL, zip BLOB NOT NULL) STRICT;
`;

/** Creates the org's own tables where they are missing. */
export function createSystemTables(db: DatabaseSync): void {
  db.exec(DDL);
}
