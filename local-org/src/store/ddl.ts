/** Schema → tables and indexes; a schema that grew → the statements that take the tables along. */
import type { DatabaseSync } from 'node:sqlite';
import type { FieldType, ObjectType, Schema } from '../schema/schema.ts';
import { collation, columnType, isScaled } from './column.ts';

/** Remembers when a record was deleted together with others, so that undelete brings them back together. */
export const DELETE_BATCH = '_DeleteBatch';

const BOOKKEEPING = `
CREATE TABLE IF NOT EXISTS _counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS _prefix (object TEXT PRIMARY KEY, prefix TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE IF NOT EXISTS _column (object TEXT NOT NULL, field TEXT NOT NULL, shape TEXT NOT NULL, PRIMARY KEY (object, field)) STRICT;
CREATE TABLE IF NOT EXISTS _described (object TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT;`;

/** A name as an SQL identifier. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Whether rows of the object are kept: events are only published. */
export function isStored(object: ObjectType): boolean {
  return object.kind !== 'platformEvent' && object.kind !== 'aggregate';
}

/** Fields that have a column: formulas are computed when read, compound fields are put together. */
export function storedFields(object: ObjectType): FieldType[] {
  return [...object.fields.values()].filter((field) => field.formula === null && field.components === null);
}

/** Creates the store's own tables. */
export function createBookkeeping(db: DatabaseSync): void {
  db.exec(BOOKKEEPING);
}

/** Brings the tables up to the schema; data in fields that keep their kind stays. */
export function migrateTables(db: DatabaseSync, schema: Schema): void {
  const known = knownColumns(db);
  for (const object of schema.objects.values()) {
    if (!isStored(object)) continue;
    const columns = known.get(object.apiName);
    if (columns === undefined) createTable(db, object);
    else extendTable(db, object, columns);
    for (const statement of indexes(object)) db.exec(statement);
  }
}

function knownColumns(db: DatabaseSync): Map<string, Map<string, string>> {
  const known = new Map<string, Map<string, string>>();
  for (const row of db.prepare('SELECT object, field, shape FROM _column').all()) {
    const object = String(row['object']);
    if (!known.has(object)) known.set(object, new Map());
    known.get(object)!.set(String(row['field']), String(row['shape']));
  }
  return known;
}

/** What decides whether old values of a column can stay. */
function shapeOf(field: FieldType): string {
  return `${columnType(field)}${collation(field)}${isScaled(field) ? ` ${field.scale}` : ''}`;
}

function definition(field: FieldType): string {
  if (field.apiName === 'Id') return '"Id" TEXT PRIMARY KEY NOT NULL';
  const fill = field.apexType === 'Boolean' ? ' NOT NULL DEFAULT 0' : '';
  return `${quoted(field.apiName)} ${columnType(field)}${fill}${collation(field)}`;
}

function createTable(db: DatabaseSync, object: ObjectType): void {
  const fields = storedFields(object);
  const columns = fields.map(definition);
  db.exec(`CREATE TABLE ${quoted(object.apiName)} (${columns.join(', ')}, ${quoted(DELETE_BATCH)} INTEGER) STRICT`);
  for (const field of fields) remember(db, object, field);
}

function remember(db: DatabaseSync, object: ObjectType, field: FieldType): void {
  db.prepare(
    'INSERT INTO _column VALUES (?, ?, ?) ON CONFLICT (object, field) DO UPDATE SET shape = excluded.shape',
  ).run(object.apiName, field.apiName, shapeOf(field));
}

function extendTable(db: DatabaseSync, object: ObjectType, columns: ReadonlyMap<string, string>): void {
  for (const field of storedFields(object)) {
    const shape = shapeOf(field);
    const before = columns.get(field.apiName);
    if (before === shape) continue;
    if (before === undefined) addColumn(db, object, field);
    else if (!rescale(db, object, field, before, shape)) replaceColumn(db, object, field);
    remember(db, object, field);
  }
}

function addColumn(db: DatabaseSync, object: ObjectType, field: FieldType): void {
  db.exec(`ALTER TABLE ${quoted(object.apiName)} ADD COLUMN ${definition(field)}`);
}

/** More or fewer decimal places: the integers are multiplied or divided. */
function rescale(db: DatabaseSync, object: ObjectType, field: FieldType, before: string, after: string): boolean {
  const [old, now] = [/^(?:INTEGER|ANY) (\d+)$/.exec(before), /^ANY (\d+)$/.exec(after)];
  if (!old || !now) return false;
  if (before.startsWith('INTEGER')) replaceColumn(db, object, field, true);
  const shift = Number(now[1]) - Number(old[1]);
  const column = quoted(field.apiName);
  if (shift === 0) return true;
  const value = shift > 0 ? `${column} * ${10 ** shift}` : `CAST(ROUND(${column} / ${10 ** -shift}.0) AS INTEGER)`;
  db.exec(`UPDATE ${quoted(object.apiName)} SET ${column} = ${value} WHERE ${column} IS NOT NULL`);
  return true;
}

/** A field of another kind under the same name starts empty, unless both are text or the values are to be kept. */
function replaceColumn(db: DatabaseSync, object: ObjectType, field: FieldType, keep = false): void {
  const [table, column] = [quoted(object.apiName), quoted(field.apiName)];
  for (const row of db
    .prepare('SELECT name FROM sqlite_master WHERE type = ? AND tbl_name = ? AND name LIKE ?')
    .all('index', object.apiName, `%.${field.apiName}`)) {
    db.exec(`DROP INDEX ${quoted(String(row['name']))}`);
  }
  const isText = columnType(field) === 'TEXT';
  db.exec(`ALTER TABLE ${table} RENAME COLUMN ${column} TO "_old"`);
  addColumn(db, object, field);
  if (keep) db.exec(`UPDATE ${table} SET ${column} = "_old"`);
  else if (isText) db.exec(`UPDATE ${table} SET ${column} = CAST("_old" AS TEXT)`);
  db.exec(`ALTER TABLE ${table} DROP COLUMN "_old"`);
}

const UNINDEXED = new Set(['CreatedById', 'LastModifiedById', 'RecordTypeId', 'MasterRecordId']);

/** Lookups, external ids, unique fields and names are indexed. */
function indexes(object: ObjectType): string[] {
  const statements: string[] = [];
  for (const field of storedFields(object)) {
    if (UNINDEXED.has(field.apiName)) continue;
    const wanted = field.type === 'reference' || field.externalId || field.unique || field.idLookup || field.nameField;
    if (!wanted || field.apiName === 'Id') continue;
    const column = quoted(field.apiName);
    const name = quoted(`${object.apiName}.${field.apiName}`);
    statements.push(
      `CREATE INDEX IF NOT EXISTS ${name} ON ${quoted(object.apiName)} (${column}) WHERE ${column} IS NOT NULL`,
    );
  }
  return statements;
}
