import { randomBytes, randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { products } from './catalog.ts';

/** What a customer asks for. */
export interface OrderRequest {
  readonly externalId: string;
  readonly sku: string;
  readonly amountMinor: number;
  readonly currencyCode: string;
  readonly recipient: { readonly name: string; readonly email: string };
}

/** An order as the sandbox tells it: without the code. */
export interface SandboxOrder extends OrderRequest {
  readonly id: string;
  readonly status: 'PENDING' | 'DELIVERED' | 'FAILED';
  readonly createdAt: string;
  readonly deliveredAt: string | null;
  readonly failureReason: string | null;
}

/** A delivered card as the page shows it. */
export interface MaskedCard {
  readonly orderId: string;
  readonly name: string;
  readonly amountMinor: number;
  readonly currencyCode: string;
  readonly product: string;
  readonly deliveredAt: string;
  readonly maskedCode: string;
}

/** A webhook waiting to be sent. */
export interface PendingWebhook {
  readonly eventId: string;
  readonly body: string;
  readonly attempts: number;
}

interface OrderRow {
  id: string;
  external_id: string;
  sku: string;
  amount_minor: number;
  currency_code: string;
  recipient_name: string;
  recipient_email: string;
  status: SandboxOrder['status'];
  created_at: string;
  deliver_at: number;
  delivered_at: string | null;
  failure_reason: string | null;
}

const schema = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma busy_timeout = 5000;
  create table if not exists orders (
    id text primary key,
    external_id text not null unique,
    sku text not null,
    amount_minor integer not null check (amount_minor > 0),
    currency_code text not null,
    recipient_name text not null,
    recipient_email text not null,
    status text not null check (status in ('PENDING', 'DELIVERED', 'FAILED')),
    created_at text not null,
    deliver_at integer not null,
    delivered_at text,
    failure_reason text,
    code text,
    check ((status = 'DELIVERED') = (code is not null and delivered_at is not null))
  ) strict;
  create index if not exists orders_pending on orders (deliver_at) where status = 'PENDING';
  create table if not exists funds (
    currency_code text primary key,
    balance_minor integer not null check (balance_minor >= 0),
    debited_minor integer not null default 0
  ) strict;
  create table if not exists webhooks (
    event_id text primary key,
    body text not null,
    attempts integer not null default 0,
    next_attempt_at integer not null,
    sent_at text
  ) strict;
  create index if not exists webhooks_unsent on webhooks (next_attempt_at) where sent_at is null;`;

/** The sandbox's own durable store. Each method is one transaction, on disk before it returns. */
export class SandboxStore {
  readonly #db: DatabaseSync;

  /** Opens the file, with a starting balance in each currency sold when the file is new. */
  constructor(file: string, startingFundsMinor: number) {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    this.#db = new DatabaseSync(file);
    this.#db.exec(schema);
    const add = this.#db.prepare('insert or ignore into funds (currency_code, balance_minor) values (?, ?)');
    for (const currency of new Set(products.map((product) => product.currencyCode)))
      add.run(currency, startingFundsMinor);
  }

  /** Finds an order by the customer's key. */
  findOrder(externalId: string): SandboxOrder | null {
    const row = this.#db.prepare('select * from orders where external_id = ?').get(externalId) as OrderRow | undefined;
    return row === undefined ? null : orderOf(row);
  }

  /** Debits the funds and stores the order, both or neither; null when the funds do not suffice. */
  placeOrder(request: OrderRequest, now: Date, deliverAt: number): SandboxOrder | null {
    return this.#transaction(() => {
      const debit = this.#db
        .prepare(
          `update funds set balance_minor = balance_minor - ?1, debited_minor = debited_minor + ?1
           where currency_code = ?2 and balance_minor >= ?1`,
        )
        .run(request.amountMinor, request.currencyCode);
      if (debit.changes === 0) return null;
      const { externalId, sku, amountMinor, currencyCode, recipient } = request;
      this.#db
        .prepare(
          `insert into orders (id, external_id, sku, amount_minor, currency_code, recipient_name, recipient_email, status, created_at, deliver_at)
           values (?, ?, ?, ?, ?, ?, ?, 'PENDING', ?, ?)`,
        )
        .run(
          newOrderId(),
          externalId,
          sku,
          amountMinor,
          currencyCode,
          recipient.name,
          recipient.email,
          now.toISOString(),
          deliverAt,
        );
      return this.findOrder(externalId);
    });
  }

  /** Delivers what is due: a code for each order, and its webhook queued in the same transaction. */
  deliverDue(now: Date, queueWebhook: () => boolean): SandboxOrder[] {
    const due = this.#db
      .prepare(`select * from orders where status = 'PENDING' and deliver_at <= ? order by deliver_at limit 100`)
      .all(now.getTime()) as unknown as OrderRow[];
    return due.map((row) =>
      this.#transaction(() => {
        this.#db
          .prepare(`update orders set status = 'DELIVERED', delivered_at = ?, code = ? where id = ?`)
          .run(now.toISOString(), newCode(), row.id);
        const order = this.findOrder(row.external_id) as SandboxOrder;
        if (queueWebhook()) this.#queueWebhook(order, now);
        return order;
      }),
    );
  }

  #queueWebhook(order: SandboxOrder, now: Date): void {
    const eventId = `evt_${randomBytes(9).toString('hex')}`;
    const body = JSON.stringify({ eventId, type: 'order.delivered', order });
    this.#db
      .prepare('insert into webhooks (event_id, body, next_attempt_at) values (?, ?, ?)')
      .run(eventId, body, now.getTime());
  }

  /** Webhooks that are due to be sent. */
  dueWebhooks(now: Date): PendingWebhook[] {
    return this.#db
      .prepare(
        `select event_id as eventId, body, attempts from webhooks
         where sent_at is null and next_attempt_at <= ? order by next_attempt_at limit 20`,
      )
      .all(now.getTime()) as unknown as PendingWebhook[];
  }

  markWebhookSent(eventId: string, now: Date): void {
    this.#db.prepare('update webhooks set sent_at = ? where event_id = ?').run(now.toISOString(), eventId);
  }

  postponeWebhook(eventId: string, until: number): void {
    this.#db
      .prepare('update webhooks set attempts = attempts + 1, next_attempt_at = ? where event_id = ?')
      .run(until, eventId);
  }

  /** Balance and debits per currency, with the number of orders. */
  account(): {
    funds: { currencyCode: string; balanceMinor: number; debitedMinor: number }[];
    orders: number;
    delivered: number;
  } {
    const funds = this.#db
      .prepare(
        'select currency_code as currencyCode, balance_minor as balanceMinor, debited_minor as debitedMinor from funds order by 1',
      )
      .all() as unknown as { currencyCode: string; balanceMinor: number; debitedMinor: number }[];
    const counts = this.#db
      .prepare(`select count(*) as orders, count(delivered_at) as delivered from orders`)
      .get() as unknown as { orders: number; delivered: number };
    return { funds: funds.map((row) => ({ ...row })), orders: counts.orders, delivered: counts.delivered };
  }

  /** Adds funds in one currency; false when the sandbox does not sell in it. */
  topUp(currencyCode: string, amountMinor: number): boolean {
    const result = this.#db
      .prepare('update funds set balance_minor = balance_minor + ? where currency_code = ?')
      .run(amountMinor, currencyCode);
    return result.changes === 1;
  }

  /** The latest delivered cards. Only the last four characters of a code leave the store. */
  deliveredCards(limit: number): MaskedCard[] {
    const rows = this.#db
      .prepare(
        `select id, recipient_name, amount_minor, currency_code, sku, delivered_at, substr(code, -4) as tail
         from orders where status = 'DELIVERED' order by delivered_at desc, rowid desc limit ?`,
      )
      .all(limit) as unknown as (OrderRow & { tail: string; delivered_at: string })[];
    return rows.map((row) => ({
      orderId: row.id,
      name: row.recipient_name,
      amountMinor: row.amount_minor,
      currencyCode: row.currency_code,
      product: products.find((product) => product.sku === row.sku)?.name ?? row.sku,
      deliveredAt: row.delivered_at,
      maskedCode: `••••-••••-••••-${row.tail}`,
    }));
  }

  close(): void {
    this.#db.close();
  }

  #transaction<T>(work: () => T): T {
    this.#db.exec('begin immediate');
    try {
      const result = work();
      this.#db.exec('commit');
      return result;
    } catch (error) {
      this.#db.exec('rollback');
      throw error;
    }
  }
}

function orderOf(row: OrderRow): SandboxOrder {
  return {
    id: row.id,
    externalId: row.external_id,
    sku: row.sku,
    amountMinor: row.amount_minor,
    currencyCode: row.currency_code,
    recipient: { name: row.recipient_name, email: row.recipient_email },
    status: row.status,
    createdAt: row.created_at,
    deliveredAt: row.delivered_at,
    failureReason: row.failure_reason,
  };
}

function newOrderId(): string {
  return `sbx_${randomBytes(8).toString('hex')}`;
}

/** Letters and digits that cannot be mistaken for each other. */
const codeAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

function newCode(): string {
  const characters = Array.from({ length: 16 }, () => codeAlphabet[randomInt(codeAlphabet.length)]);
  return [0, 4, 8, 12].map((start) => characters.slice(start, start + 4).join('')).join('-');
}
