/**
 * Formulas that Apex builds on the fly, over records or instances of global classes.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_formulaeval.htm
 */
import type { CompiledFormula, FormulaRequest } from '../../abi/ports.ts';
import type { RuntimeType } from '../../abi/types.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import type { ObjectType, Schema } from '../../schema/schema.ts';
import { recordScope } from '../../soql/formula/checkFormulas.ts';
import { FormulaError, evaluate } from '../../soql/formula/evaluate.ts';
import type { FormulaContext } from '../../soql/formula/evaluate.ts';
import { globalKind } from '../../soql/formula/globals.ts';
import { FormulaInvalid, checkResult, kindOfApexType } from '../../soql/formula/kinds.ts';
import type { Kind, KindScope } from '../../soql/formula/kinds.ts';
import { parseTemplate } from '../../soql/formula/template.ts';
import { FormulaSyntaxError, formulaReferences, parseFormula } from '../../syntax/parseFormula.ts';
import type { FormulaNode } from '../../syntax/parseFormula.ts';
import { apexValue } from './apexResult.ts';

/** What evaluating needs of the org. */
export interface FormulaHost {
  readonly schema: Schema;
  type(name: string): RuntimeType;
  typeOf(value: unknown): RuntimeType | null;
  isAssignable(from: RuntimeType, to: RuntimeType): boolean;
  /** How a formula sees a record or an instance. */
  context(target: unknown, options: { blanks: 'zero' | 'blank'; where: string }): FormulaContext;
}

const WHERE = 'a formula evaluated from Apex';

const RESULTS: Readonly<Record<string, Kind>> = {
  BOOLEAN: 'Boolean',
  DATE: 'Date',
  DATETIME: 'DateTime',
  DECIMAL: 'Number',
  DOUBLE: 'Number',
  ID: 'Text',
  INTEGER: 'Number',
  LONG: 'Number',
  STRING: 'Text',
  TIME: 'Time',
};

/** Judges a formula; FormulaValidationException says what is wrong with it. */
export function compileFormula(host: FormulaHost, request: FormulaRequest): CompiledFormula {
  const { text, contextType, returnType } = request;
  if (text === null || text === '') throw invalid('The formula is required: call withFormula()');
  if (contextType === null) throw invalid('The context type is required: call withType()');
  if (returnType === null) throw invalid('The return type is required: call withReturnType()');
  try {
    const node = request.isTemplate ? parseTemplate(text) : parseFormula(text);
    checkResult(node, scopeOf(host, contextType, request), RESULTS[returnType]!);
    const fields = new Map(
      formulaReferences(node)
        .filter((names) => !names[0]!.startsWith('$'))
        .map((names) => [names.join('.').toLowerCase(), names.join('.')]),
    );
    return {
      fields: [...fields.values()],
      evaluate: (target) => run(host, request, node, target),
    };
  } catch (error) {
    if (error instanceof FormulaSyntaxError || error instanceof FormulaInvalid) throw invalid(error.message);
    throw error;
  }
}

function invalid(message: string): Error {
  return apexError('System.FormulaValidationException', message) as unknown as Error;
}

function run(host: FormulaHost, request: FormulaRequest, node: FormulaNode, target: unknown): unknown {
  const own = host.typeOf(target);
  if (own === null || !host.isAssignable(own, request.contextType!)) {
    const message = `The context object must be of the type ${request.contextType!.name}`;
    throw apexError('System.FormulaEvaluationException', message);
  }
  const blanks = request.numericNullAsZero ? 'zero' : 'blank';
  try {
    return apexValue(request.returnType!, evaluate(node, host.context(target, { blanks, where: WHERE })));
  } catch (error) {
    if (error instanceof FormulaError) throw apexError('System.FormulaEvaluationException', error.message);
    throw error;
  }
}

function scopeOf(host: FormulaHost, type: RuntimeType, request: FormulaRequest): KindScope {
  const globals = new Set(request.globals.map((name) => `$${name.toLowerCase()}`));
  const scope = type.kind === 'sobject' ? recordScope(host.schema, objectOf(host, type)) : classScope(host, type);
  return {
    kindOf: (names) => {
      const head = names[0]!.toLowerCase();
      if (!head.startsWith('$')) return scope.kindOf(names);
      if (!globals.has(head)) throw unknown(names);
      return globalKind(host.schema, names);
    },
  };
}

function objectOf(host: FormulaHost, type: RuntimeType): ObjectType {
  const object = host.schema.object(type.name);
  if (object === undefined) throw new FormulaInvalid(`The context type ${type.name} is no object`);
  return object;
}

function unknown(names: readonly string[]): FormulaInvalid {
  return new FormulaInvalid(`Field ${names.join('.')} does not exist. Check spelling.`);
}

/** Classes and the members a formula reads must be global. */
function classScope(host: FormulaHost, type: RuntimeType): KindScope {
  if (type.kind !== 'class' || type.info?.access !== 'global') {
    throw new FormulaInvalid(`The context type ${type.name} must be a global Apex class or an sObject type`);
  }
  return { kindOf: (names) => memberKind(host, type, names, names) };
}

function memberKind(host: FormulaHost, type: RuntimeType, rest: readonly string[], whole: readonly string[]): Kind {
  if (type.kind === 'sobject') return recordScope(host.schema, objectOf(host, type)).kindOf(rest);
  const member = globalMember(type, rest[0]!);
  if (member === null) throw unknown(whole);
  return rest.length === 1 ? kindOfApexType(member) : memberKind(host, host.type(member), rest.slice(1), whole);
}

/** The type of a global field or property, own or inherited. */
function globalMember(type: RuntimeType, name: string): string | null {
  for (let level: RuntimeType | null = type; level?.info; level = level.superType) {
    const found = level.info.fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
    if (found) return found.access === 'global' && !found.isStatic ? found.type : null;
  }
  return null;
}
