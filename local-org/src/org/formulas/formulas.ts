/** Formulas for Apex: `Formula.builder()` and `recalculateFormulas`. */
import type { CompiledFormula, FormulaPort, FormulaRecalculation, FormulaRequest } from '../../abi/ports.ts';
import type { RuntimeType } from '../../abi/types.ts';
import { readMember } from '../../library/support/jsonTree.ts';
import { formulaValue } from '../../records/formulaContext.ts';
import { SObject } from '../../runtime/values/sObject.ts';
import type { ObjectType } from '../../schema/schema.ts';
import type { FormulaContext, FormulaField } from '../../soql/formula/evaluate.ts';
import { fieldAt } from '../../soql/formula/globals.ts';
import { readGlobal } from '../../soql/formula/readGlobal.ts';
import { formulaReferences, parseFormula } from '../../syntax/parseFormula.ts';
import type { ApexCore } from '../apexCore.ts';
import { compileFormula } from './apexFormula.ts';

export class Formulas implements FormulaPort {
  readonly #core: ApexCore;

  constructor(core: ApexCore) {
    this.#core = core;
  }

  compile(request: FormulaRequest): CompiledFormula {
    const core = this.#core;
    return compileFormula(
      {
        schema: core.store.schema,
        type: (name) => core.env.type(name),
        typeOf: (value) => core.env.typeOf(value),
        isAssignable: (from, to) => core.env.isAssignable(from, to),
        context: (target, options) => this.#context(target, options),
      },
      request,
    );
  }

  /** How a formula sees a value in memory: nothing has changed, nothing is asked of the database but globals. */
  #context(target: unknown, options: { blanks: 'zero' | 'blank'; where: string }): FormulaContext {
    const { store, user, userId } = this.#core;
    return {
      ...options,
      now: this.#core.now(),
      timeZone: user.timeZone(),
      isNew: target instanceof SObject && target.id === null,
      isClone: target instanceof SObject && target.isClone,
      prior: () => null,
      read: (names) =>
        names[0]!.startsWith('$')
          ? readGlobal({ store, userId, where: options.where }, names)
          : readValue(store.schema, target, names, (name) => this.#core.env.type(name)),
    };
  }

  recalculate(records: readonly unknown[], crossObject: boolean): FormulaRecalculation[] {
    return (records as SObject[]).map((record) => ({ record, errors: this.#recalculateOne(record, crossObject) }));
  }

  /** Fields that were not queried cannot be computed with. */
  #recalculateOne(record: SObject, crossObject: boolean): { field: string; message: string }[] {
    const context = this.#core.dml.systemContext();
    const object = context.store.schema.object(record.type.apiName) ?? record.type;
    const errors: { field: string; message: string }[] = [];
    for (const field of object.fields.values()) {
      if (field.formula === null) continue;
      const references = formulaReferences(parseFormula(field.formula)).filter((names) => !names[0]!.startsWith('$'));
      if (!crossObject && references.some((names) => names.length > 1)) continue;
      const missing = references.find((names) => !isKnown(object, record, names[0]!));
      if (missing !== undefined) {
        const message = `SObject row was retrieved via SOQL without querying the requested field: ${object.apiName}.${missing.join('.')}`;
        errors.push({ field: field.apiName, message });
        continue;
      }
      record.fields.set(field.apiName.toLowerCase(), formulaValue(context, object, record, field));
    }
    return errors;
  }
}

function isKnown(object: ObjectType, record: SObject, name: string): boolean {
  if (record.queriedFields === null) return true;
  const reference = object.parentRelationships.get(name.replace(/:.*$/, ''));
  const field = object.fields.get(name);
  return (
    (field?.formula !== undefined && field?.formula !== null) ||
    record.isSet((reference?.apiName ?? name).toLowerCase()) ||
    name.toLowerCase() === 'id'
  );
}

type Types = (name: string) => RuntimeType;
type Schema = ApexCore['store']['schema'];

/** The value behind a path that begins at a record or at an instance of a class. */
function readValue(schema: Schema, target: unknown, names: readonly string[], types: Types): FormulaField {
  if (target instanceof SObject) return readRecordPath(schema, target, names);
  const type = (target as { $type: RuntimeType }).$type;
  const member = memberOf(type, names[0]!);
  if (member === null) return { value: null, field: null };
  const value = readMember(target as object, member);
  if (names.length === 1) return { value, field: { type: 'anyType', apexType: member.type } };
  if (value === null || value === undefined) return nothingAt(schema, types(member.type), names.slice(1), types);
  return readValue(schema, value, names.slice(1), types);
}

function memberOf(type: RuntimeType, name: string): NonNullable<RuntimeType['info']>['fields'][number] | null {
  for (let level: RuntimeType | null = type; level?.info; level = level.superType) {
    const found = level.info.fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
    if (found) return found;
  }
  return null;
}

/** What stands at a path that leads over nothing. */
function nothingAt(schema: Schema, type: RuntimeType, names: readonly string[], types: Types): FormulaField {
  const object = schema.object(type.name);
  if (object !== undefined) return { value: null, field: fieldAt(schema, object, names) };
  const member = memberOf(type, names[0]!);
  if (member === null) return { value: null, field: null };
  if (names.length > 1) return nothingAt(schema, types(member.type), names.slice(1), types);
  return { value: null, field: { type: 'anyType', apexType: member.type } };
}

function readRecordPath(schema: Schema, record: SObject, names: readonly string[]): FormulaField {
  if (names.length === 1) {
    return { value: record.get(names[0]!.toLowerCase()), field: record.type.fields.get(names[0]!) ?? null };
  }
  const parent = record.getParent(names[0]!.replace(/:.*$/, '').toLowerCase());
  if (parent === null) return { value: null, field: fieldAt(schema, record.type, names) };
  return readRecordPath(schema, parent, names.slice(1));
}
