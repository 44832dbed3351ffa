/** An org of the benchmark's own, in a folder that goes when it is closed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Org } from '../../local-org/src/org/org.ts';
import type { Session } from '../../local-org/src/org/sessions.ts';
import { root } from '../lib/paths.ts';

/** Objects, loops, queries and saves to measure. */
export const WAREHOUSE = join(root, 'scripts', 'bench', 'warehouse');
/** Calls of the package's code. */
export const PACKAGE_CALLS = join(root, 'scripts', 'bench', 'packageCalls');
/** The package. */
export const PACKAGE = join(root, 'force-app');

/** A running org and its administrator. */
export class BenchOrg {
  readonly org: Org;
  readonly admin: Session;
  readonly dataDir: string;

  constructor(sources: readonly string[]) {
    this.dataDir = mkdtempSync(join(tmpdir(), 'bench-org-'));
    this.org = Org.open({ dataDir: this.dataDir, sources, log: (line) => process.stderr.write(`${line}\n`) });
    this.admin = this.org.login(this.org.adminUsername);
  }

  /** The database file, for raw SQL beside the org. */
  get file(): string {
    return join(this.dataDir, 'org.sqlite');
  }

  /** Calls a static method of the deployed Apex. */
  call(className: string, method: string, params: Record<string, unknown>): unknown {
    return this.org.invokeStatic(this.admin, { className, method, params, wired: false });
  }

  /** Inserts records as the administrator and gives their ids. */
  insert(objectName: string, rows: readonly Record<string, unknown>[]): string[] {
    return this.org.transact(this.admin, (tx) => {
      const type = tx.schema.object(objectName);
      if (!type) throw new Error(`The org has no object ${objectName}`);
      const records = rows.map((row) => {
        const record = tx.newRecord(type);
        for (const [name, value] of Object.entries(row)) record.set(name.toLowerCase(), value);
        return record;
      });
      return tx.save('insert', records, { allOrNone: true, externalId: null }).map(({ id, errors }) => {
        if (id === null) throw new Error(`${objectName}: ${JSON.stringify(errors)}`);
        return id;
      });
    });
  }

  async close(): Promise<void> {
    await this.org.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
