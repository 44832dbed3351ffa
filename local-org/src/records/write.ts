/** The write itself: ids, audit fields, auto-numbers, the table row. */
import { ApexDatetime } from '../runtime/values/apexDate.ts';
import type { FieldType, ObjectType } from '../schema/schema.ts';
import { wholeSeconds } from '../store/column.ts';
import { autoNumber } from './autoNumber.ts';
import type { SaveContext } from './context.ts';
import type { Row } from './row.ts';

/** Writes rows to their table and gives new ones their id. */
export function writeRows(
  context: SaveContext,
  object: ObjectType,
  operation: 'insert' | 'update',
  rows: readonly Row[],
): void {
  const now = new ApexDatetime(wholeSeconds(context.now()));
  const numbered = [...object.fields.values()].filter((field) => field.autoNumber !== null);
  const stamps = stampsOf(context, object, operation, now);
  for (const row of rows) {
    row.record.readOnly = false;
    for (const [name, value] of stamps) row.record.fields.set(name, value);
    if (operation === 'insert') insertRow(context, object, row, numbered, now);
    else updateRow(context, object, row);
    row.written = true;
  }
}

/** The audit fields that the object has, by lower-case name, with what every row of this save gets. */
function stampsOf(
  context: SaveContext,
  object: ObjectType,
  operation: 'insert' | 'update',
  now: ApexDatetime,
): (readonly [string, unknown])[] {
  const created: (readonly [string, unknown])[] = [
    ['isdeleted', false],
    ['createddate', now],
    ['createdbyid', context.userId],
  ];
  const modified: (readonly [string, unknown])[] = [
    ['lastmodifieddate', now],
    ['lastmodifiedbyid', context.userId],
    ['systemmodstamp', now],
  ];
  return [...(operation === 'insert' ? created : []), ...modified].filter(([name]) => object.fields.has(name));
}

function insertRow(
  context: SaveContext,
  object: ObjectType,
  row: Row,
  numbered: readonly FieldType[],
  now: ApexDatetime,
): void {
  const id = context.store.newId(object.apiName);
  for (const field of numbered) {
    row.record.fields.set(field.apiName.toLowerCase(), autoNumber(context.store, object, field, now));
  }
  const isNamedById = object.nameField === 'Name' && object.kind === 'custom' && !row.record.fields.get('name');
  if (isNamedById) row.record.fields.set('name', id.slice(0, 15));
  row.record.fields.set('id', id);
  context.store.table(object.apiName).insert(row.record.fields);
  row.input.id = id;
}

function updateRow(context: SaveContext, object: ObjectType, row: Row): void {
  const table = context.store.table(object.apiName);
  const changed: string[] = [];
  for (const field of table.fields) {
    const key = field.apiName.toLowerCase();
    if ((row.record.fields.get(key) ?? null) !== (row.before!.get(key) ?? null)) changed.push(key);
  }
  table.update(row.record.id!, row.record.fields, changed);
}
