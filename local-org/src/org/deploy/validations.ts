/**
 * Validations that may be deployed without their tests being run again: within ten days, when the tests ran and passed.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deployRecentValidation.htm
 */
import type { DatabaseSync } from 'node:sqlite';
import { OrgError } from '../errors.ts';
import type { DeployOptions, DeployResult } from './deployTypes.ts';

const LIFETIME = 10 * 24 * 3600_000;
const KEPT = 5;

/** The latest validations of an org, with their zips. */
export class Validations {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** Keeps a deploy that was a validation which qualifies. Any real deploy makes earlier validations void. */
  keep(result: DeployResult, options: DeployOptions, zip: Uint8Array, now: number): void {
    if (!result.success) return;
    if (!options.checkOnly) {
      this.#db.exec('DELETE FROM org_validation');
      return;
    }
    if (options.testLevel === 'NoTestRun') return;
    this.#db.prepare('INSERT INTO org_validation (id, validated, zip) VALUES (?, ?, ?)').run(result.id, now, zip);
    this.#db
      .prepare(
        'DELETE FROM org_validation WHERE id NOT IN (SELECT id FROM org_validation ORDER BY validated DESC, id DESC LIMIT ?)',
      )
      .run(KEPT);
  }

  /** The zip of a validation, which is used up by that. */
  take(id: string, now: number): Uint8Array {
    const row = this.#db
      .prepare('SELECT id, validated, zip FROM org_validation WHERE substr(id, 1, 15) = ?')
      .get(id.slice(0, 15));
    if (row === undefined || Number(row['validated']) < now - LIFETIME) {
      throw new OrgError('INVALID_ID_FIELD', `${id} is no validation that can be deployed: validate again with tests`);
    }
    this.#db.exec('DELETE FROM org_validation');
    return row['zip'] as Uint8Array;
  }
}
