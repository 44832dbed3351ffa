/** A database with a small project, and shortcuts to save and query in it. */
import type { DmlRowResult } from '../../../src/abi/ports.ts';
import type { DmlOperation } from '../../../src/abi/env.ts';
import type { UserAccess } from '../../../src/access/userAccess.ts';
import { CaseMap } from '../../../src/base/caseMap.ts';
import { loadProject, memoryTree } from '../../../src/project/loadProject.ts';
import type { SaveContext, SaveHooks } from '../../../src/records/save.ts';
import { saveRecords } from '../../../src/records/save.ts';
import { ApexDate } from '../../../src/runtime/values/apexDate.ts';
import { decimal } from '../../../src/runtime/values/decimal.ts';
import { SObject } from '../../../src/runtime/values/sObject.ts';
import { buildSchema } from '../../../src/schema/buildSchema.ts';
import { DEFAULT_STAGES, FORECAST_CATEGORY_NAMES } from '../../../src/schema/standardValueSets.ts';
import { bindQuery, countRows, runQuery } from '../../../src/soql/query.ts';
import { insertSystemRow } from '../../../src/store/systemRow.ts';
import { Store } from '../../../src/store/store.ts';
import { parseSoql } from '../../../src/syntax/parseSoql.ts';

export const NOW = Date.parse('2026-11-23T15:00:00Z');

/** An object with these fields, as a file of the source format. */
export function objectFile(name: string, body: string): Record<string, string> {
  const xml = `<?xml version="1.0"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">${body}</CustomObject>`;
  return { [`objects/${name}/${name}.object-meta.xml`]: xml };
}

/** A field file. */
export function fieldFile(object: string, name: string, body: string): Record<string, string> {
  const xml = `<?xml version="1.0"?><CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>${name}</fullName>${body}</CustomField>`;
  return { [`objects/${object}/fields/${name}.field-meta.xml`]: xml };
}

const NO_HOOKS: SaveHooks = { hasTriggers: () => false, runTriggers: () => undefined, publish: () => 'uuid' };

/** Rights of a user who has none. */
export function noRights(userId: string): UserAccess {
  return {
    userId,
    profileId: null,
    roleId: null,
    modifyAllData: false,
    viewAllData: false,
    systemPermissions: new Set(),
    objects: new CaseMap(),
    fields: new CaseMap(),
    standardFields: true,
    customPermissions: new Set(),
    setupEntities: new Set(),
    groupIds: [],
    subordinateIds: [],
  };
}

/** A test database. */
export class Bench {
  readonly store: Store;
  readonly userId: string;
  hooks: SaveHooks = NO_HOOKS;
  permissions: UserAccess | null = null;
  sharing: UserAccess | null = null;
  now = NOW;

  constructor(files: Record<string, string> = {}, file = ':memory:') {
    this.store = Store.open(file, (prefixes) => {
      const { schema, problems } = buildSchema(loadProject(memoryTree(files)), prefixes);
      if (problems.length > 0) throw new Error(JSON.stringify(problems));
      return schema;
    });
    this.userId = this.#seed();
    this.store.begin();
  }

  #seed(): string {
    const { store } = this;
    return store.transaction(() => {
      const profile = insertSystemRow(store, 'Profile', { Name: 'System Administrator' }, NOW);
      insertSystemRow(
        store,
        'PermissionSet',
        { Name: 'X1', Label: 'X1', ProfileId: profile, IsOwnedByProfile: true },
        NOW,
      );
      const user = { Username: 'admin@test.org', LastName: 'Admin', Name: 'Admin', ProfileId: profile, IsActive: true };
      DEFAULT_STAGES.forEach((stage, i) => {
        const category = FORECAST_CATEGORY_NAMES[stage.forecastCategory];
        insertSystemRow(
          store,
          'OpportunityStage',
          {
            MasterLabel: stage.name,
            ApiName: stage.name,
            IsActive: true,
            SortOrder: i + 1,
            IsClosed: stage.closed,
            IsWon: stage.won,
            ForecastCategory: stage.forecastCategory,
            ForecastCategoryName: category,
            DefaultProbability: stage.probability,
          },
          NOW,
        );
      });
      return insertSystemRow(store, 'User', user, NOW);
    });
  }

  user(lastName: string, more: Record<string, unknown> = {}): string {
    const values = { Username: `${lastName}@test.org`, LastName: lastName, Name: lastName, IsActive: true, ...more };
    return insertSystemRow(this.store, 'User', values, NOW);
  }

  record(objectName: string, values: Record<string, unknown>): SObject {
    const record = new SObject(this.store.schema.object(objectName)!);
    for (const [name, value] of Object.entries(values)) record.fields.set(name.toLowerCase(), value);
    return record;
  }

  get context(): SaveContext {
    return {
      store: this.store,
      hooks: this.hooks,
      userId: this.userId,
      timeZone: 'America/New_York',
      now: () => this.now,
      permissions: this.permissions,
      sharing: this.sharing,
      written: null,
    };
  }

  save(
    operation: DmlOperation,
    records: readonly SObject[],
    allOrNone = false,
    externalId: string | null = null,
  ): DmlRowResult[] {
    return saveRecords(this.context, operation, records, { allOrNone, externalId });
  }

  /** Inserts one record that has to go in; gives its id. */
  insert(objectName: string, values: Record<string, unknown>): string {
    const [result] = this.save('insert', [this.record(objectName, values)], true);
    if (!result!.success) throw new Error(JSON.stringify(result!.errors));
    return result!.id!;
  }

  query(text: string, ...binds: unknown[]): SObject[] {
    const bound = bindQuery(parseSoql(text).query, this.store.schema);
    return runQuery(bound, this.store, this.#run(binds), { permissions: this.permissions, sharing: this.sharing });
  }

  count(text: string, ...binds: unknown[]): number {
    const bound = bindQuery(parseSoql(text).query, this.store.schema);
    return countRows(bound, this.store, this.#run(binds), { permissions: this.permissions, sharing: this.sharing });
  }

  #run(binds: unknown[]): { binds: unknown[]; now: number; timeZone: string; userId: string } {
    return { binds, now: this.now, timeZone: 'America/New_York', userId: this.userId };
  }

  /** The values of one column as text. */
  column(text: string, ...binds: unknown[]): string[] {
    return this.query(text, ...binds).map((row) => String([...row.fields.values()][0] ?? null));
  }
}

export { ApexDate, decimal };
