/** Describe facts, labels, custom metadata and custom settings as the runtime asks for them. */
import { type NameScope, qualified } from '../base/nameScope.ts';
import type { SchemaPort } from '../abi/ports.ts';
import type { ProjectModel } from '../project/model.ts';
import { SObject } from '../runtime/values/sObject.ts';
import type { FieldSet, ObjectType } from '../schema/schema.ts';
import type { RowValues } from '../store/objectTable.ts';
import type { Store } from '../store/store.ts';

export class SchemaFacts implements SchemaPort {
  readonly #store: Store;
  readonly #labels: ReadonlyMap<string, string>;
  readonly #customMetadata = new Map<string, ReadonlyMap<string, unknown>>();
  readonly certified: ReadonlySet<string>;
  #version = -1;

  constructor(store: Store, model: ProjectModel) {
    this.#store = store;
    this.certified = new Set(model.certified);
    this.#labels = new Map(
      model.labels.map(({ namespace, name, value }) => [qualified(namespace, name).toLowerCase(), value]),
    );
  }

  get names(): NameScope {
    return this.#store.schema.names;
  }

  objectType(name: string): ObjectType | null {
    return this.#store.schema.object(name) ?? null;
  }

  objectNames(): readonly string[] {
    return [...this.#store.schema.objects.keys()];
  }

  objectByKeyPrefix(prefix: string): ObjectType | null {
    return this.#store.schema.objectOfPrefix(prefix) ?? null;
  }

  label(name: string): string | null {
    return this.#labels.get(name.toLowerCase()) ?? null;
  }

  fieldSet(objectName: string, name: string): FieldSet | null {
    return this.#store.schema.object(objectName)?.fieldSets.get(name) ?? null;
  }

  /** Custom metadata changes only by a deploy, so it is read once. */
  customMetadata(objectName: string): ReadonlyMap<string, unknown> {
    if (this.#version !== this.#store.version) this.#customMetadata.clear();
    this.#version = this.#store.version;
    let records = this.#customMetadata.get(objectName);
    if (records === undefined) {
      const rows = this.#store.table(objectName).loadAll();
      records = new Map(
        [...rows.values()].map((row) => [String(row.get('developername')), this.#record(objectName, row)]),
      );
      this.#customMetadata.set(objectName, records);
    }
    return records;
  }

  customSetting(objectName: string, owner: string): unknown {
    const rows = this.#store.table(objectName).loadWhere('SetupOwnerId', [owner]);
    const [row] = rows.values();
    return row === undefined ? null : this.#record(objectName, row);
  }

  #record(objectName: string, row: RowValues): SObject {
    const type = this.#store.schema.object(objectName);
    if (type === undefined) throw new Error(`no such object: ${objectName}`);
    const record = SObject.fromQuery(type, row, row.keys());
    record.readOnly = type.kind === 'customMetadata';
    return record;
  }
}
