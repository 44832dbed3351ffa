/** A local org of its own with the package, the sample company and the published sample program; and everybody's own connection to it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'jsforce';
import { connect, localOrg } from '../../lib/connection.ts';
import { localOrgService } from '../../lib/localOrg.ts';
import { publish } from '../../lib/publish.ts';
import { Services } from '../../lib/services.ts';
import { usernameOf } from '../../sample/company.ts';
import { loadSample } from '../../sample/load.ts';
import { sampleProgram } from '../../sample/program.ts';

/** What a call of a page's Apex method gave: a value, or the sentence it was refused with. */
export interface PageAnswer {
  readonly status: number;
  readonly value: unknown;
  readonly message: string;
}

/** The running org. */
export class SampleOrg {
  readonly #services = new Services();
  readonly #connections = new Map<string, Connection>();
  readonly dataDir = mkdtempSync(join(tmpdir(), 'sample-org-'));
  readonly port: number;
  readonly #sources: readonly string[];
  admin!: Connection;

  constructor(port: number, sources: readonly string[] = ['force-app']) {
    this.port = port;
    this.#sources = sources;
  }

  /** Starts it and loads the sample company; the engine may still be at work afterwards. */
  async start(): Promise<void> {
    await this.restart();
    this.admin = connect(await localOrg(this.dataDir));
    await loadSample(this.admin, () => publish(this.admin, sampleProgram({ start: '2026-01-01' })));
    await settled(this.admin);
  }

  /** Starts the server on the data that is there. */
  async restart(): Promise<void> {
    await this.#services.start(localOrgService({ dataDir: this.dataDir, port: this.port, sources: this.#sources }));
  }

  /** Ends the server as a power cut does. */
  async kill(): Promise<void> {
    await this.#services.kill();
  }

  /** A connection as a person of the sample company, by name. */
  async as(name: string): Promise<Connection> {
    const known = this.#connections.get(name);
    if (known) return known;
    const connection = connect(await localOrg(this.dataDir, usernameOf(name)));
    this.#connections.set(name, connection);
    return connection;
  }

  /** Calls an `@AuraEnabled` method as a page does. */
  async page(
    who: Connection,
    className: string,
    method: string,
    params: Record<string, unknown> = {},
  ): Promise<PageAnswer> {
    const response = await fetch(`http://127.0.0.1:${this.port}/_ui/apex`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${who.accessToken}` },
      body: JSON.stringify({ className, method, params }),
    });
    const value = (await response.json()) as unknown;
    const message =
      response.status < 400 ? '' : String((value as { message?: string }).message ?? JSON.stringify(value));
    return { status: response.status, value, message };
  }

  async stop(): Promise<void> {
    await this.#services.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** Waits until no event is pending and no job of the package waits or runs. */
export async function settled(connection: Connection, seconds = 60): Promise<void> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const events = await connection.query("SELECT COUNT() FROM IncentiveEvent__c WHERE Status__c = 'Pending'");
    const jobs = await connection.query(
      "SELECT COUNT() FROM AsyncApexJob WHERE Status IN ('Queued', 'Preparing', 'Processing', 'Holding') AND JobType = 'Queueable'",
    );
    if (events.totalSize === 0 && jobs.totalSize === 0) return;
    if (Date.now() > end)
      throw new Error(
        `After ${seconds} seconds ${events.totalSize} events are pending and ${jobs.totalSize} jobs wait.`,
      );
    await new Promise((resume) => setTimeout(resume, 40));
  }
}

/** Runs anonymous Apex as the connection's user. */
export async function runApex(connection: Connection, apex: string): Promise<void> {
  const result = await connection.tooling.executeAnonymous(apex);
  if (!result.success)
    throw new Error(`Anonymous Apex failed: ${result.compileProblem ?? ''} ${result.exceptionMessage ?? ''}`);
}

/** All rows of a query. */
export async function rows<T extends Record<string, unknown>>(connection: Connection, soql: string): Promise<T[]> {
  const { records } = await connection.query<T>(soql, { autoFetch: true, maxFetch: 100_000 });
  return records as unknown as T[];
}
