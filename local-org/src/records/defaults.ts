/** What a new record has before anyone set it. */
import type { SObject } from '../runtime/values/sObject.ts';
import type { FieldType, ObjectType } from '../schema/schema.ts';
import { evaluate, resultFor } from '../soql/formula/evaluate.ts';
import { formulaContext } from './formulaContext.ts';
import type { FormulaNode } from '../syntax/parseFormula.ts';
import { parseFormula } from '../syntax/parseFormula.ts';
import { organizationIdOf } from '../store/organization.ts';
import type { SaveContext } from './context.ts';

interface Default {
  readonly key: string;
  readonly field: FieldType;
  /** The value where it is the same for all; undefined where it is computed. */
  readonly constant: unknown;
  readonly formula: FormulaNode | null;
}

const plans = new WeakMap<ObjectType, Default[]>();

/** Fills fields that were not set. A field set to null stays null. */
export function applyDefaults(context: SaveContext, object: ObjectType, record: SObject): void {
  for (const entry of defaultsOf(object)) {
    if (record.fields.has(entry.key)) {
      if (entry.field.apexType === 'Boolean' && record.fields.get(entry.key) === null)
        record.fields.set(entry.key, false);
      continue;
    }
    const value = entry.formula === null ? entry.constant : computed(context, object, record, entry);
    if (value !== null) record.fields.set(entry.key, value);
  }
  const isOwned = object.fields.has('OwnerId') && object.kind !== 'setup';
  if (isOwned && (record.fields.get('ownerid') ?? null) === null) record.fields.set('ownerid', context.userId);
  ownSetting(context, object, record);
}

/**
 * Values of a hierarchy custom setting that name nobody are those of the organization.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_methods_system_custom_settings.htm
 */
function ownSetting({ store }: SaveContext, object: ObjectType, record: SObject): void {
  if (object.kind !== 'customSetting' || !object.fields.has('SetupOwnerId')) return;
  if ((record.fields.get('setupownerid') ?? null) !== null) return;
  const organizationId = organizationIdOf(store);
  if (organizationId !== null) record.fields.set('setupownerid', organizationId);
}

function computed(context: SaveContext, object: ObjectType, record: SObject, entry: Default): unknown {
  const where = `default value of ${object.apiName}.${entry.field.apiName}`;
  const value = evaluate(entry.formula!, formulaContext(context, object, record, null, { where, blanks: 'blank' }));
  return resultFor(entry.field, value);
}

function defaultsOf(object: ObjectType): Default[] {
  let plan = plans.get(object);
  if (plan === undefined) {
    plan = [];
    for (const field of object.fields.values()) {
      const entry = defaultOf(field);
      if (entry !== null) plan.push(entry);
    }
    plans.set(object, plan);
  }
  return plan;
}

function defaultOf(field: FieldType): Default | null {
  const key = field.apiName.toLowerCase();
  const chosen = field.picklist?.values.find((value) => value.isDefault);
  if (chosen !== undefined) return { key, field, constant: chosen.value, formula: null };
  if (field.defaultValue === null || field.formula !== null) return null;
  if (field.apexType === 'Boolean') {
    return { key, field, constant: field.defaultValue.toLowerCase() === 'true', formula: null };
  }
  return { key, field, constant: undefined, formula: parseFormula(field.defaultValue) };
}
