/**
 * Access tokens and connected clients. Tokens are opaque: the org id, `!`, and random characters, the form clients check for.
 * They are stored, so a restart logs nobody out. The local org trusts its machine: logging in needs a user name only.
 */
import { createHash, createVerify, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from './clock.ts';

/** A logged-in user. */
export interface Session {
  readonly token: string;
  readonly orgId: string;
  readonly userId: string;
  readonly username: string;
}

/** A client that may ask for tokens: `npm run org -- client NAME --run-as USERNAME`. */
export interface ConnectedClient {
  readonly clientId: string;
  readonly name: string;
  readonly username: string;
  /** Only where the client was just created or its secret renewed. */
  readonly secret: string | null;
}

/** A user as log-in sees it. */
export interface UserRef {
  readonly id: string;
  readonly username: string;
  readonly active: boolean;
}

/** Finds users; the org fills it from its records. */
export interface UserDirectory {
  byId(id: string): UserRef | null;
  byName(username: string): UserRef | null;
}

/** Stored tokens and clients. */
export class Sessions {
  readonly #db: DatabaseSync;
  readonly #orgId: string;
  readonly #users: UserDirectory;
  readonly #clock: Clock;

  constructor(db: DatabaseSync, orgId: string, users: UserDirectory, clock: Clock) {
    this.#db = db;
    this.#orgId = orgId;
    this.#users = users;
    this.#clock = clock;
  }

  /** A new session of this user. */
  open(user: UserRef): Session {
    const token = `${this.#orgId}!AQ${randomBytes(48).toString('base64url').replace(/-/g, '.')}`;
    this.#db
      .prepare('INSERT INTO org_session (token, user_id, created) VALUES (?, ?, ?)')
      .run(token, user.id, this.#clock.now());
    return { token, orgId: this.#orgId, userId: user.id, username: user.username };
  }

  /** The session of this token, or null when it is unknown, revoked, or its user is inactive. */
  find(token: string): Session | null {
    const row = this.#db.prepare('SELECT user_id FROM org_session WHERE token = ?').get(token);
    const user = row === undefined ? null : this.#users.byId(String(row['user_id']));
    if (user === null || !user.active) return null;
    return { token, orgId: this.#orgId, userId: user.id, username: user.username };
  }

  /** Ends a session or forgets a refresh token. */
  revoke(token: string): void {
    this.#db.prepare('DELETE FROM org_session WHERE token = ?').run(token);
    this.#db.prepare('DELETE FROM org_refresh WHERE token = ?').run(token);
  }

  /** A token with which new sessions of this user can be opened. */
  refreshToken(user: UserRef): string {
    const token = `5Aep${randomBytes(32).toString('base64url')}`;
    this.#db.prepare('INSERT INTO org_refresh (token, user_id) VALUES (?, ?)').run(token, user.id);
    return token;
  }

  /** Opens a session from a refresh token. */
  openByRefresh(token: string): Session | null {
    const row = this.#db.prepare('SELECT user_id FROM org_refresh WHERE token = ?').get(token);
    const user = row === undefined ? null : this.#users.byId(String(row['user_id']));
    return user === null || !user.active ? null : this.open(user);
  }

  /** Registers a client, or gives an existing one a new secret and user. */
  registerClient(name: string, username: string, certificate: string | null = null): ConnectedClient {
    const known = this.#db.prepare('SELECT client_id FROM org_client WHERE name = ?').get(name);
    const clientId = known === undefined ? `3MVG9${randomBytes(32).toString('hex')}` : String(known['client_id']);
    const secret = randomBytes(32).toString('hex').toUpperCase();
    this.#db
      .prepare(
        `INSERT INTO org_client (client_id, name, secret, username, certificate) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (client_id) DO UPDATE SET secret = excluded.secret, username = excluded.username, certificate = excluded.certificate`,
      )
      .run(clientId, name, hash(secret), username, certificate);
    return { clientId, name, username, secret };
  }

  /** The client of this id when the secret is right. */
  client(clientId: string, secret: string): ConnectedClient | null {
    const row = this.#db.prepare('SELECT * FROM org_client WHERE client_id = ?').get(clientId);
    if (row === undefined) return null;
    const same = timingSafeEqual(Buffer.from(hash(secret)), Buffer.from(String(row['secret'])));
    return same ? { clientId, name: String(row['name']), username: String(row['username']), secret: null } : null;
  }

  /** The user that a signed assertion of a registered client names, or null when the signature or client is not right. */
  userOfAssertion(assertion: string): UserRef | null {
    const [head, body, signature] = assertion.split('.');
    if (head === undefined || body === undefined || signature === undefined) return null;
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as { iss?: string; sub?: string };
    const row = this.#db.prepare('SELECT certificate FROM org_client WHERE client_id = ?').get(claims.iss ?? '');
    const certificate = row?.['certificate'];
    if (typeof certificate !== 'string' || claims.sub === undefined) return null;
    const valid = createVerify('RSA-SHA256')
      .update(`${head}.${body}`)
      .verify(certificate, Buffer.from(signature, 'base64url'));
    return valid ? this.#users.byName(claims.sub) : null;
  }
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
