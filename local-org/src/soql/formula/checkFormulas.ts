/** Judges every formula of a schema, as a deploy does: it parses, its fields exist, its functions are known. */
import type { ObjectType, Schema } from '../../schema/schema.ts';
import type { FormulaNode } from '../../syntax/parseFormula.ts';
import { FormulaSyntaxError, formulaReferences, parseFormula } from '../../syntax/parseFormula.ts';
import { isFormulaFunction } from './evaluate.ts';

/** A formula that does not work. */
export interface FormulaProblem {
  /** CustomField or ValidationRule. */
  readonly type: string;
  /** `Object.Part`. */
  readonly fullName: string;
  readonly message: string;
}

/** The problems of all formulas of custom fields and validation rules. */
export function checkFormulas(schema: Schema): FormulaProblem[] {
  const problems: FormulaProblem[] = [];
  for (const object of schema.objects.values()) {
    const judge = (type: string, name: string, text: string): void => {
      const message = problemOf(schema, object, text);
      if (message !== null) problems.push({ type, fullName: `${object.apiName}.${name}`, message });
    };
    for (const field of object.fields.values()) {
      if (!field.custom) continue;
      if (field.formula !== null) judge('CustomField', field.apiName, field.formula);
      if (field.defaultValue !== null && field.picklist === null)
        judge('CustomField', field.apiName, field.defaultValue);
    }
    for (const rule of object.validationRules) judge('ValidationRule', rule.name, rule.condition);
  }
  return problems;
}

function problemOf(schema: Schema, object: ObjectType, text: string): string | null {
  try {
    const node = parseFormula(text);
    return unknownFunction(node) ?? unknownField(schema, object, node);
  } catch (error) {
    if (error instanceof FormulaSyntaxError) return error.message;
    throw error;
  }
}

function unknownFunction(node: FormulaNode): string | null {
  switch (node.kind) {
    case 'call': {
      if (!isFormulaFunction(node.name)) return `Not supported by the local org: formula function ${node.name}`;
      return node.args.map(unknownFunction).find((message) => message !== null) ?? null;
    }
    case 'unary':
      return unknownFunction(node.operand);
    case 'binary':
      return unknownFunction(node.left) ?? unknownFunction(node.right);
    default:
      return null;
  }
}

const GLOBALS = new Set(['$user', '$profile', '$userrole', '$permission']);

function unknownField(schema: Schema, object: ObjectType, node: FormulaNode): string | null {
  for (const names of formulaReferences(node)) {
    const head = names[0]!.toLowerCase();
    if (head.startsWith('$')) {
      if (!GLOBALS.has(head)) return `Not supported by the local org: ${names[0]} in a formula`;
    } else if (!resolves(schema, object, names)) return `Field ${names.join('.')} does not exist. Check spelling.`;
  }
  return null;
}

function resolves(schema: Schema, object: ObjectType, names: readonly string[]): boolean {
  if (names.length === 1) return object.fields.has(names[0]!);
  const reference = object.parentRelationships.get(names[0]!);
  return (reference?.referenceTo ?? []).some((target) => resolves(schema, schema.object(target)!, names.slice(1)));
}
