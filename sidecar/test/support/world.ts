import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, type Running } from './processes.ts';

/** Secrets shared by the processes of a test. */
export const apiKey = 'test-api-key-0001';
export const webhookSecret = 'test-webhook-secret';

/** A payout as the fake org is seeded with it. */
export interface SeededPayout {
  readonly payoutId: string;
  readonly amountMinor: number;
  readonly currencyCode: string;
  readonly provider: string;
  readonly sku: string;
  readonly recipientName: string | null;
  readonly recipientEmail: string | null;
}

/** A payout as the fake org holds it. */
export interface OrgPayout extends SeededPayout {
  readonly status: string;
  readonly providerOrderId: string | null;
  readonly message: string | null;
  readonly attempt: number;
  readonly reports: number;
}

/** What the fake org holds. */
export interface OrgState {
  readonly payouts: OrgPayout[];
  readonly history: { payoutId: string; status: string; providerOrderId: string | null }[];
  readonly catalog: { provider: string; sku: string; body: string }[];
  readonly tokensIssued: number;
}

/** What the sandbox's account shows. */
export interface Account {
  readonly funds: { currencyCode: string; balanceMinor: number; debitedMinor: number }[];
  readonly orders: number;
  readonly delivered: number;
}

/** A fake org, a sandbox provider and sidecars, each a process of its own, on free ports of the given range. */
export class World {
  readonly directory = mkdtempSync(join(tmpdir(), 'sidecar-test-'));
  readonly ports: { org: number; sandbox: number; sidecar: number };
  org!: Running;
  sandbox!: Running;
  readonly #all: Running[] = [];

  constructor(firstPort: number) {
    this.ports = { org: firstPort, sandbox: firstPort + 1, sidecar: firstPort + 2 };
  }

  async startOrg(namespace = ''): Promise<void> {
    this.org = this.#track(
      run('test/support/fakeOrg.ts', {}, String(this.ports.org), join(this.directory, 'org.sqlite'), namespace),
    );
    await this.org.waitFor('running');
  }

  async startSandbox(settings: Record<string, string> = {}): Promise<void> {
    this.sandbox = this.#track(
      run('src/sandbox/main.ts', {
        SANDBOX_PORT: String(this.ports.sandbox),
        SANDBOX_DATA_DIR: join(this.directory, 'sandbox'),
        SANDBOX_API_KEY: apiKey,
        SANDBOX_WEBHOOK_SECRET: webhookSecret,
        SANDBOX_WEBHOOK_URL: `http://127.0.0.1:${this.ports.sidecar}/webhooks/sandbox`,
        SANDBOX_DELIVERY_MS: '300',
        ...settings,
      }),
    );
    await this.sandbox.waitFor('running');
  }

  /** The settings of a sidecar in this world. */
  sidecarSettings(settings: Record<string, string> = {}): Record<string, string> {
    return {
      SIDECAR_PORT: String(this.ports.sidecar),
      SIDECAR_DATA_DIR: join(this.directory, 'sidecar'),
      SF_LOGIN_URL: this.orgUrl,
      SF_CLIENT_ID: 'client-id',
      SF_CLIENT_SECRET: 'client-secret',
      SANDBOX_URL: this.sandboxUrl,
      SANDBOX_API_KEY: apiKey,
      SANDBOX_WEBHOOK_SECRET: webhookSecret,
      SIDECAR_LEASE_SECONDS: '5',
      SIDECAR_POLL_BUSY_MS: '200',
      SIDECAR_POLL_IDLE_MS: '300',
      SIDECAR_PAUSE_SECONDS: '2',
      ...settings,
    };
  }

  startSidecar(settings: Record<string, string> = {}): Running {
    return this.#track(run('src/main.ts', this.sidecarSettings(settings)));
  }

  get orgUrl(): string {
    return `http://127.0.0.1:${this.ports.org}`;
  }

  get sandboxUrl(): string {
    return `http://127.0.0.1:${this.ports.sandbox}`;
  }

  get sidecarUrl(): string {
    return `http://127.0.0.1:${this.ports.sidecar}`;
  }

  async tellOrg(path: string, body: unknown = {}): Promise<void> {
    const response = await fetch(`${this.orgUrl}/test/${path}`, { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`The fake org answered ${response.status}.`);
  }

  async orgState(): Promise<OrgState> {
    return (await (await fetch(`${this.orgUrl}/test/state`)).json()) as OrgState;
  }

  async account(): Promise<Account> {
    return (await (await this.callSandbox('GET', '/v1/account')).json()) as Account;
  }

  callSandbox(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.sandboxUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** Kills what is left and removes the files. */
  async end(): Promise<void> {
    await Promise.all(this.#all.map((running) => running.kill()));
    rmSync(this.directory, { recursive: true, force: true });
  }

  #track(running: Running): Running {
    this.#all.push(running);
    return running;
  }
}

/** A payout with everything that does not matter filled in. */
export function aPayout(number: number, fields: Partial<SeededPayout> = {}): SeededPayout {
  return {
    payoutId: `a0P${String(number).padStart(12, '0')}AAA`,
    amountMinor: 1000 + (number % 90) * 100,
    currencyCode: 'USD',
    provider: 'sandbox',
    sku: 'SANDBOX-USD',
    recipientName: `Rep ${number}`,
    recipientEmail: `rep${number}@example.com`,
    ...fields,
  };
}
