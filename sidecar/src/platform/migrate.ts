import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database, Sql } from './database.ts';
import { SentenceError } from './sentenceError.ts';

const folder = join(import.meta.dirname, '../../migrations');
/** An arbitrary constant: the advisory lock that makes two starting workers migrate one after the other. */
const migrationLock = 468_001;

interface Migration {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** Brings the schema up to date, in one transaction. A migration that changed after it ran is refused. */
export async function migrate(database: Database, migrations: readonly Migration[] = readMigrations()): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await tx.script(`create schema if not exists sidecar;
      create table if not exists sidecar.migrations (
        name text primary key, sha256 text not null, applied_at timestamptz not null default now());`);
    const applied = await appliedMigrations(tx);
    for (const migration of migrations) {
      const sha256 = applied.get(migration.name);
      if (sha256 === undefined) await apply(tx, migration);
      else if (sha256 !== migration.sha256) {
        throw new SentenceError(`The migration ${migration.name} differs from the one this database was made with.`);
      }
    }
  });
}

async function appliedMigrations(tx: Sql): Promise<Map<string, string>> {
  const rows = await tx.query<{ name: string; sha256: string }>('select name, sha256 from sidecar.migrations');
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

async function apply(tx: Sql, migration: Migration): Promise<void> {
  await tx.script(migration.text);
  await tx.query('insert into sidecar.migrations (name, sha256) values ($1, $2)', [migration.name, migration.sha256]);
}

function readMigrations(): Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}_\w+\.sql$/.test(name));
  return names.sort().map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
  });
}
