import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';

/**
 * A stand-in for the org's fulfilment resource, run as a process of its own: `node fakeOrg.ts PORT FILE`.
 * It speaks docs/package/contracts.md section 2 and the OAuth token request; `/test/*` is for the tests alone.
 */
const [portText = '0', file = ':memory:', namespace = ''] = process.argv.slice(2);
const base = `/services/apexrest/${namespace === '' ? '' : `${namespace}/`}fulfilment/`;
const clientId = 'client-id';
const clientSecret = 'client-secret';

const db = new DatabaseSync(file);
db.exec(`pragma journal_mode = wal;
  create table if not exists payouts (
    payoutId text primary key, amountMinor integer, currencyCode text, provider text, sku text, recipientName text,
    recipientEmail text, status text not null default 'Approved', leasedUntil integer, leasedBy text,
    attempt integer not null default 0, providerOrderId text, message text, deliveredAt text, reports integer not null default 0);
  create table if not exists history (payoutId text, status text, providerOrderId text);
  create table if not exists catalog (provider text, sku text, body text, primary key (provider, sku));
  create table if not exists tokens (token text primary key);`);

let tokensIssued = 0;
let failNext = 0;

interface Payout {
  payoutId: string;
  status: string;
  leasedUntil: number | null;
  attempt: number;
}
interface Report {
  payoutId: string;
  status: string;
  providerOrderId: string | null;
  occurredAt: string;
  message: string | null;
}

const rank: Record<string, number> = { Approved: 0, Leased: 1, Ordered: 2, Delivered: 3, ActionNeeded: 3 };

function inTransaction<T>(work: () => T): T {
  db.exec('begin immediate');
  try {
    const result = work();
    db.exec('commit');
    return result;
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
}

function lease({ worker, limit, leaseSeconds }: { worker: string; limit: number; leaseSeconds: number }) {
  const now = Date.now();
  const rows = db
    .prepare(
      `select payoutId from payouts where status = 'Approved' or (status in ('Leased', 'Ordered') and leasedUntil < ?)
       order by rowid limit ?`,
    )
    .all(now, limit) as unknown as { payoutId: string }[];
  const update = db.prepare(
    `update payouts set status = case status when 'Approved' then 'Leased' else status end, leasedUntil = ?, leasedBy = ?,
       attempt = attempt + 1 where payoutId = ?`,
  );
  const read = db.prepare(
    `select payoutId, amountMinor, currencyCode, provider, sku, recipientName, recipientEmail, attempt, leasedUntil
     from payouts where payoutId = ?`,
  );
  const until = now + leaseSeconds * 1000;
  const payouts = rows.map(({ payoutId }) => {
    update.run(until, worker, payoutId);
    return { ...(read.get(payoutId) as unknown as Payout), leasedUntil: new Date(until).toISOString() };
  });
  return { payouts };
}

function report(entry: Report) {
  const known = db.prepare('select * from payouts where payoutId = ?').get(entry.payoutId) as Payout | undefined;
  if (known === undefined)
    return { payoutId: entry.payoutId, accepted: false, status: null, error: 'There is no such payout.' };
  db.prepare('update payouts set reports = reports + 1 where payoutId = ?').run(entry.payoutId);
  if ((rank[entry.status] ?? 0) > (rank[known.status] ?? 0)) {
    db.prepare(
      `update payouts set status = ?, providerOrderId = ?, message = ?, deliveredAt = case ? when 'Delivered' then ? end where payoutId = ?`,
    ).run(entry.status, entry.providerOrderId, entry.message, entry.status, entry.occurredAt, entry.payoutId);
    db.prepare('insert into history values (?, ?, ?)').run(entry.payoutId, entry.status, entry.providerOrderId);
  } else if (entry.message !== null) {
    db.prepare('update payouts set message = ? where payoutId = ?').run(entry.message, entry.payoutId);
  }
  const { status } = db
    .prepare('select status from payouts where payoutId = ?')
    .get(entry.payoutId) as unknown as Payout;
  return { payoutId: entry.payoutId, accepted: true, status, error: null };
}

function catalog({ provider, items }: { provider: string; items: { sku: string }[] }) {
  const result = { created: 0, updated: 0, unchanged: 0, deactivated: 0 };
  for (const item of items) {
    const body = JSON.stringify(item);
    const known = db.prepare('select body from catalog where provider = ? and sku = ?').get(provider, item.sku) as
      { body: string } | undefined;
    if (known === undefined) result.created++;
    else if (known.body === body) result.unchanged++;
    else result.updated++;
    db.prepare('insert into catalog values (?, ?, ?) on conflict do update set body = excluded.body').run(
      provider,
      item.sku,
      body,
    );
  }
  return result;
}

function seed(payouts: Record<string, string | number | null>[]) {
  const insert = db.prepare(
    `insert into payouts (payoutId, amountMinor, currencyCode, provider, sku, recipientName, recipientEmail) values (?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const payout of payouts) {
    const values = [
      'payoutId',
      'amountMinor',
      'currencyCode',
      'provider',
      'sku',
      'recipientName',
      'recipientEmail',
    ].map((name) => payout[name] ?? null);
    insert.run(...values);
  }
  return { seeded: payouts.length };
}

function state() {
  return {
    payouts: db.prepare('select * from payouts').all(),
    history: db.prepare('select * from history').all(),
    catalog: db.prepare('select provider, sku, body from catalog').all(),
    tokensIssued,
  };
}

function answer(path: string, body: never, request: IncomingMessage): { status: number; body: unknown } {
  if (path === '/services/oauth2/token') return token(body as unknown as URLSearchParams);
  if (path === '/test/payouts') return { status: 200, body: inTransaction(() => seed(body)) };
  if (path === '/test/state') return { status: 200, body: state() };
  if (path === '/test/expire-tokens') {
    db.exec('delete from tokens');
    return { status: 200, body: {} };
  }
  if (path === '/test/fail-next') {
    failNext = (body as { count: number }).count;
    return { status: 200, body: {} };
  }
  const bearer = request.headers.authorization?.replace('Bearer ', '') ?? '';
  if (db.prepare('select 1 from tokens where token = ?').get(bearer) === undefined && bearer !== 'fixed-token') {
    return { status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] };
  }
  if (failNext > 0) {
    failNext--;
    return { status: 500, body: [{ errorCode: 'APEX_ERROR', message: 'System.DmlException: a moment please' }] };
  }
  if (path === `${base}lease`) return { status: 200, body: inTransaction(() => lease(body)) };
  if (path === `${base}report`) {
    return { status: 200, body: { results: inTransaction(() => (body as { reports: Report[] }).reports.map(report)) } };
  }
  if (path === `${base}catalog`) return { status: 200, body: inTransaction(() => catalog(body)) };
  return { status: 404, body: [{ errorCode: 'NOT_FOUND', message: `Could not find a match for URL ${path}` }] };
}

function token(parameters: URLSearchParams): { status: number; body: unknown } {
  const valid =
    parameters.get('grant_type') === 'client_credentials' &&
    parameters.get('client_id') === clientId &&
    parameters.get('client_secret') === clientSecret;
  if (!valid)
    return { status: 400, body: { error: 'invalid_client', error_description: 'invalid client credentials' } };
  const value = `00D000000000001!${randomBytes(16).toString('hex')}`;
  db.prepare('insert into tokens values (?)').run(value);
  tokensIssued++;
  const { port } = server.address() as AddressInfo;
  return { status: 200, body: { access_token: value, instance_url: `http://127.0.0.1:${port}`, token_type: 'Bearer' } };
}

const server = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk: Buffer) => (text += chunk.toString()));
  request.on('end', () => respond(request, response, text));
});

function respond(request: IncomingMessage, response: ServerResponse, text: string): void {
  const path = new URL(request.url ?? '/', 'http://org').pathname;
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  const body: unknown = isForm ? new URLSearchParams(text) : text === '' ? {} : JSON.parse(text);
  const result = answer(path, body as never, request);
  response.writeHead(result.status, { 'content-type': 'application/json' }).end(JSON.stringify(result.body));
}

server.listen(Number(portText), '127.0.0.1', () => {
  process.stdout.write(
    `${JSON.stringify({ port: (server.address() as AddressInfo).port, msg: 'The fake org is running.' })}\n`,
  );
});
