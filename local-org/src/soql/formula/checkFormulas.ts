/** Judges every formula of a schema, as a deploy does: it parses, its fields exist, its functions and types fit. */
import { nameParts } from '../../base/nameScope.ts';
import type { ObjectType, Schema } from '../../schema/schema.ts';
import type { FormulaNode } from '../../syntax/parseFormula.ts';
import { FormulaSyntaxError, parseFormula } from '../../syntax/parseFormula.ts';
import { fieldAt, globalKind } from './globals.ts';
import { FormulaInvalid, checkResult, kindOf, kindOfField } from './kinds.ts';
import type { Kind, KindScope } from './kinds.ts';
import { REFUSED_FUNCTIONS } from './signatures.ts';

/** A formula that does not work. */
export interface FormulaProblem {
  /** CustomField or ValidationRule. */
  readonly type: string;
  /** `Object.Part`. */
  readonly fullName: string;
  readonly message: string;
}

/** Functions that know the save of a record, which formula fields do not. */
const NOT_IN_FIELDS: ReadonlySet<string> = new Set(['ISNEW', 'ISCLONE', 'ISCHANGED', 'PRIORVALUE', 'VLOOKUP', 'REGEX']);

/** The problems of all formulas of custom fields and validation rules; `namespace` is that of parts whose names say none. */
export function checkFormulas(schema: Schema, namespace = ''): FormulaProblem[] {
  const problems: FormulaProblem[] = [];
  for (const object of schema.objects.values()) {
    const judge = (type: string, name: string, text: string, wanted: Kind | null): void => {
      const own = nameParts(name).namespace ?? nameParts(object.apiName).namespace ?? namespace;
      const scope = scopeOf(schema, object, type === 'CustomField');
      const message = schema.names.within(own, () => problemOf(scope, text, wanted));
      if (message !== null) problems.push({ type, fullName: `${object.apiName}.${name}`, message });
    };
    for (const field of object.fields.values()) {
      if (!field.custom) continue;
      if (field.formula !== null) judge('CustomField', field.apiName, field.formula, kindOfField(field));
      if (field.defaultValue !== null && field.picklist === null)
        judge('CustomField', field.apiName, field.defaultValue, null);
    }
    for (const rule of object.validationRules) judge('ValidationRule', rule.name, rule.condition, 'Boolean');
  }
  return problems;
}

function scopeOf(schema: Schema, object: ObjectType, isField: boolean): KindScope {
  const scope = recordScope(schema, object);
  return isField ? { ...scope, forbidden: NOT_IN_FIELDS } : scope;
}

/** The names a formula on records of an object can use. */
export function recordScope(schema: Schema, object: ObjectType): KindScope {
  return {
    kindOf: (names) => {
      if (names[0]!.startsWith('$')) return globalKind(schema, names);
      const field = fieldAt(schema, object, names);
      if (field === null) throw new FormulaInvalid(`Field ${names.join('.')} does not exist. Check spelling.`);
      return kindOfField(field);
    },
  };
}

/** What is wrong with a formula, or null. */
export function problemOf(scope: KindScope, text: string, wanted: Kind | null): string | null {
  try {
    const node = parseFormula(text);
    const refused = refusedFunction(node);
    if (refused !== null) return `Not supported by the local org: formula function ${refused}`;
    if (wanted === null) kindOf(node, scope);
    else checkResult(node, scope, wanted);
    return null;
  } catch (error) {
    if (error instanceof FormulaSyntaxError || error instanceof FormulaInvalid) return error.message;
    throw error;
  }
}

function refusedFunction(node: FormulaNode): string | null {
  switch (node.kind) {
    case 'call':
      if (REFUSED_FUNCTIONS.has(node.name)) return node.name;
      return node.args.map(refusedFunction).find((name) => name !== null) ?? null;
    case 'unary':
      return refusedFunction(node.operand);
    case 'binary':
      return refusedFunction(node.left) ?? refusedFunction(node.right);
    default:
      return null;
  }
}
