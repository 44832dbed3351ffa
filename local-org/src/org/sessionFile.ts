/** Sessions and clients of an org's data directory without opening the org: quick, and harmless beside a running one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from './clock.ts';
import { OrgError } from './errors.ts';
import { type Session, Sessions, type UserDirectory, type UserRef } from './sessions.ts';
import { ADMIN_USERNAME } from './setup/firstRows.ts';

/** The log-in side of a data directory. */
export interface SessionFile {
  readonly sessions: Sessions;
  /** Opens a session; the administrator's when no user is named. */
  login(username?: string): Session;
  close(): void;
}

/** Opens the sessions of a directory that holds an org. */
export function openSessions(dataDir: string): SessionFile {
  const file = join(dataDir, 'org.sqlite');
  if (!existsSync(file))
    throw new OrgError('NOT_FOUND', `There is no org in ${dataDir}; start one with: npm run org -- serve`);
  const db = new DatabaseSync(file);
  db.exec('PRAGMA busy_timeout = 5000');
  const [organization] = db.prepare('SELECT "Id" AS id FROM "Organization"').all();
  const users = directory(db);
  const sessions = new Sessions(db, String(organization?.['id']), users, systemClock);
  return {
    sessions,
    login(username = ADMIN_USERNAME) {
      const user = users.byName(username);
      if (user === null || !user.active) throw new OrgError('INVALID_LOGIN', `There is no active user ${username}`);
      return sessions.open(user);
    },
    close: () => db.close(),
  };
}

function directory(db: DatabaseSync): UserDirectory {
  const find = (column: 'Id' | 'Username', value: string): UserRef | null => {
    const sql = `SELECT "Id" AS id, "Username" AS username, "IsActive" AS active FROM "User" WHERE "${column}" = ?`;
    const row = db.prepare(sql).get(value);
    return row === undefined
      ? null
      : { id: String(row['id']), username: String(row['username']), active: Number(row['active']) === 1 };
  };
  return { byId: (id) => find('Id', id), byName: (username) => find('Username', username) };
}
