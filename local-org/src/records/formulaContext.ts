/** Formulas over a record that is being saved: own fields from memory, parents from the store. */
import { SObject } from '../runtime/values/sObject.ts';
import type { FieldType, ObjectType } from '../schema/schema.ts';
import type { FormulaContext, FormulaField } from '../soql/formula/evaluate.ts';
import { FormulaError, evaluate, resultFor } from '../soql/formula/evaluate.ts';
import { readGlobal } from '../soql/formula/readGlobal.ts';
import { parseFormula } from '../syntax/parseFormula.ts';
import type { SaveContext } from './context.ts';

interface Purpose {
  readonly where: string;
  readonly blanks: 'zero' | 'blank';
}

/** A context for one record; `old` are the values before the save. */
export function formulaContext(
  context: SaveContext,
  object: ObjectType,
  record: SObject,
  old: SObject | null,
  purpose: Purpose,
): FormulaContext {
  return {
    now: context.now(),
    timeZone: context.timeZone,
    isNew: old === null,
    isClone: record.isClone,
    shortIds: true,
    ...purpose,
    read: (names) => readPath(context, object, record, names, purpose),
    prior: (names) => (old === null ? null : readPath(context, object, old, names, purpose)),
    lookUp: ({ object: name, wanted, key, value }) => {
      const type = context.store.schema.object(name);
      const [row] =
        type === undefined
          ? []
          : context.store
              .table(name)
              .loadWhere(key, [value as string])
              .values();
      return { value: row?.get(wanted.toLowerCase()) ?? null, field: type?.fields.get(wanted) ?? null };
    },
  };
}

function readPath(
  context: SaveContext,
  object: ObjectType,
  record: SObject,
  names: readonly string[],
  purpose: Purpose,
): FormulaField {
  const head = names[0]!;
  if (head.toLowerCase() === '$recordtype')
    return readPath(context, object, record, ['RecordType', ...names.slice(1)], purpose);
  if (head.startsWith('$')) {
    return readGlobal({ store: context.store, userId: context.userId, where: purpose.where }, names);
  }
  if (names.length === 1) return readOwn(context, object, record, head);
  const reference = object.parentRelationships.get(head.split(':')[0]!);
  if (reference === undefined) throw new FormulaError(`Field ${names.join('.')} does not exist`);
  const parentId = record.fields.get(reference.apiName.toLowerCase()) ?? null;
  const parent = parentId === null ? null : loadRecord(context, parentId as string);
  if (parent === null) return { value: null, field: leafField(context, object, names) };
  return readPath(context, parent.type, parent, names.slice(1), purpose);
}

/** The field at the end of a path that no record stands behind. */
function leafField(context: SaveContext, object: ObjectType, names: readonly string[]): FieldType | null {
  if (names.length === 1) return object.fields.get(names[0]!) ?? null;
  const [relationship = '', stated] = names[0]!.split(':');
  const target = stated ?? object.parentRelationships.get(relationship)?.referenceTo[0];
  const parent = target === undefined ? undefined : context.store.schema.object(target);
  return parent === undefined ? null : leafField(context, parent, names.slice(1));
}

function readOwn(context: SaveContext, object: ObjectType, record: SObject, name: string): FormulaField {
  const field = object.fields.get(name);
  if (field === undefined) throw new FormulaError(`Field ${name} does not exist`);
  if (field.formula === null) return { value: record.fields.get(field.apiName.toLowerCase()) ?? null, field };
  const inner = { where: `formula ${object.apiName}.${field.apiName}`, blanks: field.formulaBlanks };
  const value = evaluate(parseFormula(field.formula), formulaContext(context, object, record, null, inner));
  return { value: resultFor(field, value), field };
}

function loadRecord(context: SaveContext, id: string): SObject | null {
  const object = context.store.schema.objectOfId(id);
  if (object === undefined) return null;
  const values = context.store.table(object.apiName).load([id]).get(id);
  if (values === undefined) return null;
  const record = new SObject(object);
  for (const [key, value] of values) if (value !== null) record.fields.set(key, value);
  return record;
}

/** Value of a formula for a record in memory, rounded to the field's scale; null where it cannot be computed. */
export function formulaValue(context: SaveContext, object: ObjectType, record: SObject, field: FieldType): unknown {
  const purpose = { where: `formula ${object.apiName}.${field.apiName}`, blanks: field.formulaBlanks };
  try {
    const value = evaluate(parseFormula(field.formula!), formulaContext(context, object, record, null, purpose));
    return resultFor(field, value);
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}
