/** What an interview knows: variables, outputs of elements, the record that started it, globals. */
import { UnsupportedError } from '../../base/unsupportedError.ts';
import type { RuntimeType } from '../../abi/types.ts';
import { ApexDate, ApexDatetime } from '../../runtime/values/apexDate.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { decimal, decimalOf } from '../../runtime/values/decimal.ts';
import type { SObject } from '../../runtime/values/sObject.ts';
import { FormulaError, evaluate } from '../../soql/formula/evaluate.ts';
import type { FormulaContext, FormulaField } from '../../soql/formula/evaluate.ts';
import { parseFormula } from '../../syntax/parseFormula.ts';
import { flowText } from './flowText.ts';
import { ElementFault } from './interview.ts';
import { isPlain, readMember, writeMember } from './members.ts';
import type { Flow, FlowValue, FlowVariable } from './model.ts';

/** What interviews need of the org. */
export interface FlowHost {
  readonly timeZone: string;
  now(): number;
  type(name: string): RuntimeType;
  newRecord(objectName: string): SObject | null;
  newInstance(className: string): object;
  /** `$User.Name` and its like. */
  global(names: readonly string[]): FormulaField;
  /** Loads a parent that is not in memory. */
  parent(id: string): SObject | null;
  flow(name: string): Flow | null;
  /** An element runs: counts for the CPU limit. */
  step(): void;
}

/** The state of one interview. */
export class FlowState {
  readonly flow: Flow;
  readonly host: FlowHost;
  /** `$Record`, null where no record started the flow. */
  record: SObject | null = null;
  /** `$Record__Prior` */
  prior: SObject | null = null;
  /** Before-save flows write to `$Record` itself. */
  writesRecord = false;
  faultMessage: string | null = null;
  readonly loops = new Map<string, unknown[]>();
  readonly errors: { readonly message: string; readonly field: string | null }[] = [];
  readonly #values = new Map<string, unknown>();

  constructor(flow: Flow, host: FlowHost) {
    this.flow = flow;
    this.host = host;
    for (const variable of flow.variables.values())
      this.#values.set(variable.name.toLowerCase(), this.#initial(variable));
  }

  /** The same interview as it would have seen things before the record was changed. */
  before(): FlowState {
    const state = new FlowState(this.flow, this.host);
    for (const [name, value] of this.#values) state.#values.set(name, value);
    state.record = this.prior;
    state.prior = this.prior;
    return state;
  }

  #initial(variable: FlowVariable): unknown {
    if (variable.isCollection) return new ApexList(this.host.type(`List<${elementType(variable)}>`), []);
    return this.value(variable.initial);
  }

  addError(message: string, field: string | null): void {
    this.errors.push({ message, field });
  }

  /** Gives an input variable its value. */
  input(name: string, value: unknown): boolean {
    const variable = this.flow.variables.get(name.toLowerCase());
    if (variable?.isInput !== true) return false;
    this.#values.set(name.toLowerCase(), coerced(variable.dataType, value));
    return true;
  }

  /** Values of the output variables by name. */
  outputs(): Map<string, unknown> {
    const outputs = [...this.flow.variables.values()].filter((variable) => variable.isOutput);
    return new Map(outputs.map(({ name }) => [name, this.#values.get(name.toLowerCase()) ?? null]));
  }

  // ---- reading -------------------------------------------------------------------------------------------------------------

  /** The value of what metadata wrote. */
  value(written: FlowValue): unknown {
    switch (written.kind) {
      case 'none':
        return null;
      case 'text':
        return this.merge(written.text);
      case 'number':
        return decimal(written.text);
      case 'boolean':
        return written.value;
      case 'date':
        return ApexDate.parseIso(written.text.slice(0, 10));
      case 'datetime':
        return ApexDatetime.parseIso(written.text);
      case 'reference':
        return this.read(written.path);
    }
  }

  /** Text with its merge fields filled in. */
  merge(text: string): string {
    return text.replace(/\{!\s*([^}]+?)\s*\}/g, (_all, path: string) => flowText(this.read(path), this.host.timeZone));
  }

  /** The value behind `Name`, `Name.Field` or a global. */
  read(path: string): unknown {
    const names = path.split('.');
    const head = names[0]!.toLowerCase();
    if (head.startsWith('$')) return this.#readGlobal(head, names, path);
    const value = this.#resource(head, path);
    return names.length === 1 ? value : readMember(this.host, value, names.slice(1), path);
  }

  #resource(name: string, path: string): unknown {
    const { constants, formulas, templates } = this.flow;
    if (this.#values.has(name)) return this.#values.get(name) ?? null;
    const constant = constants.get(name);
    if (constant !== undefined) return this.value(constant);
    const formula = formulas.get(name);
    if (formula !== undefined) return this.#formula(formula.name, formula.expression);
    const template = templates.get(name);
    if (template !== undefined) return this.merge(template);
    if (this.flow.elements.has(name)) return null;
    throw new UnsupportedError(`flow resource ${path}`, `flow ${this.flow.name}`);
  }

  #readGlobal(head: string, names: readonly string[], path: string): unknown {
    const rest = names.slice(1);
    switch (head) {
      case '$record':
      case '$record__prior': {
        const record = head === '$record' ? this.record : this.prior;
        return rest.length === 0 ? record : readMember(this.host, record, rest, path);
      }
      case '$flow':
        return this.#flowGlobal(rest[0] ?? '', path);
      case '$globalconstant':
        return { true: true, false: false, emptystring: '' }[rest[0]?.toLowerCase() ?? ''] ?? null;
      default:
        return this.host.global(names).value ?? null;
    }
  }

  #flowGlobal(name: string, path: string): unknown {
    switch (name.toLowerCase()) {
      case 'currentdate': {
        const parts = new Intl.DateTimeFormat('en-CA', { timeZone: this.host.timeZone }).format(this.host.now());
        return ApexDate.parseIso(parts);
      }
      case 'currentdatetime':
      case 'interviewstarttime':
        return new ApexDatetime(this.host.now());
      case 'faultmessage':
        return this.faultMessage;
      case 'currentrecord':
        return this.record?.id ?? null;
      default:
        throw new UnsupportedError(path, `flow ${this.flow.name}`);
    }
  }

  /** Formulas are computed whenever they are read. https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_formula.htm */
  #formula(name: string, expression: string): unknown {
    try {
      const value = evaluate(parseFormula(expression), this.formulaContext(`formula ${name}`));
      return value === '' ? null : value;
    } catch (error) {
      if (error instanceof FormulaError) throw new ElementFault(`The formula ${name} is invalid: ${error.message}`);
      throw error;
    }
  }

  /** How formulas of the flow see the interview. */
  formulaContext(what: string): FormulaContext {
    const before = (path: readonly string[]): readonly string[] =>
      /^\$record$/i.test(path[0]!) ? ['$Record__Prior', ...path.slice(1)] : path;
    return {
      now: this.host.now(),
      timeZone: this.host.timeZone,
      isNew: this.prior === null,
      blanks: 'zero',
      where: `${what} of flow ${this.flow.name}`,
      read: (path) => this.#described(path),
      prior: (path) => (this.prior === null ? null : this.#described(before(path))),
    };
  }

  /** A value with its type, so that blanks count as what they are. */
  #described(names: readonly string[]): FormulaField {
    const head = names[0]!.toLowerCase();
    if (/^\$(record|record__prior)$/.test(head)) {
      const record = head === '$record' ? this.record : this.prior;
      const field = names.length === 2 ? record?.type.fields.get(names[1]!) : undefined;
      return { value: this.read(names.join('.')), field: field ?? null };
    }
    if (head.startsWith('$') && head !== '$flow' && head !== '$globalconstant') return this.host.global(names);
    const variable = this.flow.variables.get(head);
    const value = this.read(names.join('.'));
    if (variable === undefined) return { value, field: null };
    if (names.length > 1) {
      const object = variable.objectType === null ? null : this.host.newRecord(variable.objectType);
      return { value, field: (names.length === 2 ? object?.type.fields.get(names[1]!) : null) ?? null };
    }
    return { value, field: { type: 'anyType', apexType: APEX_TYPES[variable.dataType] ?? 'Object' } };
  }

  /** The items of a collection; none where there is no value. */
  collection(path: string): readonly unknown[] {
    const value = this.read(path);
    if (value === null) return [];
    return value instanceof ApexList ? value.items : [value];
  }

  // ---- writing -------------------------------------------------------------------------------------------------------------

  /** Sets a variable, a field of one, or a field of the record that started the flow. */
  set(path: string, value: unknown): void {
    const names = path.split('.');
    const head = names[0]!.toLowerCase();
    if (names.length === 1) {
      if (head === '$record') {
        this.record = value as SObject | null;
        return;
      }
      const variable = this.flow.variables.get(head);
      const kept = variable === undefined ? value : coerced(variable.dataType, value);
      this.#values.set(head, isPlain(kept) ? kept : copied(kept));
      return;
    }
    const target = head === '$record' ? this.record : this.#made(head, path);
    writeMember(this.host, target, names.slice(1), value, path);
  }

  /** A record variable that is written to comes into being. */
  #made(head: string, path: string): unknown {
    const known = this.#values.get(head) ?? null;
    const variable = this.flow.variables.get(head);
    if (known !== null || variable === undefined) return known;
    const made =
      variable.objectType !== null
        ? this.host.newRecord(variable.objectType)
        : this.host.newInstance(variable.apexClass ?? path);
    this.#values.set(head, made);
    return made;
  }
}

const APEX_TYPES: Readonly<Record<string, string>> = {
  String: 'String',
  Picklist: 'String',
  Multipicklist: 'String',
  Number: 'Decimal',
  Currency: 'Decimal',
  Boolean: 'Boolean',
  Date: 'Date',
  DateTime: 'Datetime',
  Time: 'Time',
};

function elementType(variable: FlowVariable): string {
  if (variable.dataType === 'SObject') return variable.objectType ?? 'SObject';
  if (variable.dataType === 'Apex') return variable.apexClass ?? 'Object';
  return APEX_TYPES[variable.dataType] ?? 'Object';
}

/** A value as a variable of that type keeps it. */
function coerced(dataType: string, value: unknown): unknown {
  const isNumber = dataType === 'Number' || dataType === 'Currency';
  if (isNumber && (typeof value === 'number' || typeof value === 'bigint')) return decimalOf(value);
  if (isNumber && typeof value === 'object' && value !== null && 'n' in value) return decimalOf(value);
  if (dataType === 'Date' && value instanceof ApexDatetime) return new ApexDate(Math.floor(value.ms / 86_400_000));
  if (dataType === 'DateTime' && value instanceof ApexDate) return new ApexDatetime(value.days * 86_400_000);
  return value;
}

/** Collections are copied from variable to variable; the records in them are the same. */
function copied(value: unknown): unknown {
  if (value instanceof ApexList) return new ApexList(value.$type, [...value.items]);
  return value;
}
