/** Rows of one object, as Apex values by lower-case field name. */
import type { FieldType, ObjectType } from '../schema/schema.ts';
import { decode, encode } from './column.ts';
import type { Raw } from './column.ts';
import { DELETE_BATCH, quoted, storedFields } from './ddl.ts';
import type { Store } from './store.ts';

/** Values of a row by lower-case field name; every stored field is there, null where empty. */
export type RowValues = Map<string, unknown>;

/** The table of one object. */
export class ObjectTable {
  readonly object: ObjectType;
  readonly fields: readonly FieldType[];
  readonly #store: Store;
  readonly #keys: readonly string[];
  readonly #name: string;
  readonly #hasDeleted: boolean;
  readonly #insertSql: string;

  constructor(store: Store, object: ObjectType) {
    this.#store = store;
    this.object = object;
    this.fields = storedFields(object);
    this.#keys = this.fields.map((field) => field.apiName.toLowerCase());
    this.#name = quoted(object.apiName);
    this.#hasDeleted = object.fields.has('IsDeleted');
    const columns = this.fields.map((field) => quoted(field.apiName)).join(', ');
    this.#insertSql = `INSERT INTO ${this.#name} (${columns}) VALUES (${this.fields.map(() => '?').join(', ')})`;
  }

  /** Adds a row; `values` by lower-case name, what is missing is empty. */
  insert(values: ReadonlyMap<string, unknown>): void {
    const raws: Raw[] = [];
    for (let i = 0; i < this.fields.length; i++) raws.push(encode(this.fields[i]!, values.get(this.#keys[i]!)));
    this.#store.prepare(this.#insertSql).run(...(raws as never[]));
  }

  /** Writes the named fields of a row. */
  update(id: string, values: ReadonlyMap<string, unknown>, names: Iterable<string>): void {
    const assignments: string[] = [];
    const raws: Raw[] = [];
    for (const name of names) {
      const field = this.object.fields.get(name);
      if (field === undefined || field.formula !== null || field.components !== null) continue;
      assignments.push(`${quoted(field.apiName)} = ?`);
      raws.push(encode(field, values.get(name)));
    }
    if (assignments.length === 0) return;
    const sql = `UPDATE ${this.#name} SET ${assignments.join(', ')} WHERE "Id" = ?`;
    this.#store.prepare(sql).run(...([...raws, id] as never[]));
  }

  /** Rows by id, recycled ones included. */
  load(ids: readonly string[]): Map<string, RowValues> {
    return this.#read('"Id" IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]);
  }

  /** Every live row. */
  loadAll(): Map<string, RowValues> {
    return this.#read(`1${this.#live()}`, []);
  }

  /** Live rows whose field has one of the values. */
  loadWhere(fieldName: string, values: readonly unknown[]): Map<string, RowValues> {
    const field = this.object.fields.get(fieldName)!;
    const raws = values.map((value) => encode(field, value));
    const marks = raws.map(() => '?').join(', ');
    return this.#read(`${quoted(field.apiName)} IN (${marks})${this.#live()}`, raws);
  }

  #live(): string {
    return this.#hasDeleted ? ' AND "IsDeleted" = 0' : '';
  }

  #read(condition: string, parameters: readonly Raw[]): Map<string, RowValues> {
    const columns = this.fields.map((field) => quoted(field.apiName)).join(', ');
    const sql = `SELECT ${columns} FROM ${this.#name} WHERE ${condition}`;
    const rows = this.#store.prepare(sql).all(...(parameters as never[])) as unknown as Raw[][];
    const found = new Map<string, RowValues>();
    for (const row of rows) {
      const values: RowValues = new Map();
      this.fields.forEach((field, i) => values.set(this.#keys[i]!, decode(field, row[i]!)));
      found.set(values.get('id') as string, values);
    }
    return found;
  }

  /** Removes a row for good. */
  remove(id: string): void {
    this.#store.prepare(`DELETE FROM ${this.#name} WHERE "Id" = ?`).run(id);
  }

  /** Puts a row into the recycle bin; rows of one batch come back together. */
  recycle(id: string, batch: number, at: number): void {
    const stamp = this.object.fields.has('SystemModstamp') ? ', "SystemModstamp" = ?' : '';
    const sql = `UPDATE ${this.#name} SET "IsDeleted" = 1, ${quoted(DELETE_BATCH)} = ?${stamp} WHERE "Id" = ?`;
    const parameters = stamp === '' ? [batch, id] : [batch, at, id];
    this.#store.prepare(sql).run(...(parameters as never[]));
  }

  /** Takes a row out of the recycle bin. */
  restore(id: string): void {
    this.#store
      .prepare(`UPDATE ${this.#name} SET "IsDeleted" = 0, ${quoted(DELETE_BATCH)} = NULL WHERE "Id" = ?`)
      .run(id);
  }

  /** The batch a recycled row was deleted in. */
  deleteBatch(id: string): number | null {
    const row = this.#store.prepare(`SELECT ${quoted(DELETE_BATCH)} FROM ${this.#name} WHERE "Id" = ?`).get(id) as
      Raw[] | undefined;
    return row === undefined || row[0] === null ? null : Number(row[0]);
  }

  /** Ids of the rows a batch recycled. */
  idsOfBatch(batch: number): string[] {
    const sql = `SELECT "Id" FROM ${this.#name} WHERE ${quoted(DELETE_BATCH)} = ? AND "IsDeleted" = 1`;
    return (this.#store.prepare(sql).all(batch) as unknown as string[][]).map((row) => row[0]!);
  }
}
