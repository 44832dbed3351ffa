/** The surroundings of a piece of code being bound: whose it is, its local variables, shared services. */
import type { FieldType } from '../schema/schema.ts';
import type { Expression, Place } from '../syntax/ast.ts';
import type { Bound } from './bound.ts';
import type { Context } from './context.ts';
import type { Conversions } from './conversions.ts';
import { checkIdentifier } from './identifiers.ts';
import type { Members } from './members.ts';
import { ERROR } from './symbols.ts';
import type { FieldSymbol, LocalSymbol, Type, TypeSymbol } from './symbols.ts';

/** Services shared by all bodies of an analysis. */
export interface Services {
  readonly context: Context;
  readonly members: Members;
  readonly conversions: Conversions;
  /** Names of the custom labels of the project, lower case; null where labels are not checked. */
  readonly labels: ReadonlySet<string> | null;
  /** Likewise of the Visualforce pages. */
  readonly pages: ReadonlySet<string> | null;
}

/** What kind of code this is. */
export interface BodyFacts {
  readonly owner: TypeSymbol;
  readonly file: string;
  readonly apiVersion: number;
  readonly isStatic: boolean;
  readonly returnType: Type;
  readonly role: 'method' | 'constructor' | 'accessor' | 'initialiser' | 'trigger' | 'anonymous';
  /** The property whose accessor this is: its own name means the value behind it. */
  readonly property: FieldSymbol | null;
  /** The field whose initial value this is: fields declared after it are not there yet. */
  readonly initialised: FieldSymbol | null;
  /** SObject of the trigger. */
  readonly triggerObject: string | null;
}

/** One body: a method, constructor, accessor, initialiser, trigger or anonymous block. */
export class Body {
  readonly services: Services;
  readonly facts: BodyFacts;
  loopDepth = 0;
  #scopes: Map<string, LocalSymbol>[] = [new Map()];
  #nextId = 0;
  readonly #assigned = new Map<LocalSymbol, (Bound | null)[]>();

  constructor(services: Services, facts: BodyFacts) {
    this.services = services;
    this.facts = facts;
  }

  get context(): Context {
    return this.services.context;
  }

  get defaultAccess(): 'user' | 'system' {
    return this.facts.apiVersion >= 67 && this.facts.role !== 'trigger' ? 'user' : 'system';
  }

  /** A System type by name. */
  system(name: string, ...args: Type[]): Type {
    return this.context.types.system(name, ...args);
  }

  report(at: Place, message: string): void {
    this.context.report(this.facts.file, at, message);
  }

  /** Reports and stands for an expression that has no meaning. */
  fail(at: Place, message: string): Bound {
    this.report(at, message);
    return { kind: 'error', type: ERROR, at };
  }

  /** `value` as a `to`, or the message `Illegal assignment from A to B`. */
  assign(value: Bound, to: Type, at: Place, message = 'Illegal assignment from $1 to $2'): Bound {
    if (this.fits(value, to)) return this.services.conversions.convert(value, to);
    if (value.type === ERROR || to === ERROR) return value;
    return this.fail(at, message.replace('$1', value.type.shown).replace('$2', to.shown));
  }

  /** Assignability of an expression: a query may stand for its single row. */
  fits(value: Bound, to: Type): boolean {
    const { conversions } = this.services;
    if (conversions.assignable(value.type, to)) return true;
    const row = rowType(value);
    if (!row) return false;
    return conversions.assignable(row, to) || (row.name === 'SObject' && to.symbol?.origin === 'schema');
  }

  // ---- local variables ---------------------------------------------------------------------------------------------------

  scoped<T>(work: () => T): T {
    this.#scopes.push(new Map());
    try {
      return work();
    } finally {
      this.#scopes.pop();
    }
  }

  local(name: string): LocalSymbol | undefined {
    const lower = name.toLowerCase();
    for (let index = this.#scopes.length - 1; index >= 0; index--) {
      const found = this.#scopes[index]?.get(lower);
      if (found) return found;
    }
    return undefined;
  }

  /** The local variables in sight, the innermost of a name. */
  locals(): LocalSymbol[] {
    return [...new Map(this.#scopes.flatMap((scope) => [...scope])).values()];
  }

  declare(
    name: string,
    type: Type,
    at: Place,
    options: { isFinal?: boolean; isParameter?: boolean; generated?: boolean } = {},
  ): LocalSymbol {
    if (!options.generated) checkIdentifier(this.context, this.facts.file, name, at);
    if (this.local(name)) this.report(at, `Duplicate variable: ${name}`);
    const local: LocalSymbol = {
      name,
      type,
      isFinal: options.isFinal ?? false,
      isParameter: options.isParameter ?? false,
      neverNull: !options.isParameter,
      id: this.#nextId++,
    };
    this.#scopes.at(-1)?.set(name.toLowerCase(), local);
    this.#assigned.set(local, options.isParameter ? [null] : []);
    return local;
  }

  /** Notes a value given to a local variable; null for one nothing is known of. */
  noteAssignment(local: LocalSymbol, value: Bound | null): void {
    this.#assigned.get(local)?.push(value);
  }

  get assignments(): ReadonlyMap<LocalSymbol, readonly (Bound | null)[]> {
    return this.#assigned;
  }
}

/** The row type of an expression that is a query. */
export function rowType(value: Bound): Type | null {
  if (value.kind === 'soql' && value.form === 'list') return value.type.args[0] ?? null;
  if (value.kind !== 'call' || value.method.owner.name !== 'Database') return null;
  return /^query(WithBinds)?$/i.test(value.method.name) ? (value.type.args[0] ?? null) : null;
}

/** Dotted names of an expression made of names only. */
export function pathOf(expression: Expression): string[] | null {
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind !== 'member' || expression.safe) return null;
  const target = pathOf(expression.target);
  return target && [...target, expression.name];
}

/** The Apex type of a record's field. */
export function fieldApexType(body: Body, field: FieldType): Type {
  const [namespace, name] = field.apexType.includes('.') ? field.apexType.split('.') : ['System', field.apexType];
  const found = body.context.types.librarySymbol(namespace!, name!);
  return found ? body.context.types.of(found) : body.system('Object');
}

/**
 * `Object.Field` where Apex may not set that field of a record, not even in memory: formulas, roll-ups, auto-numbers and the audit fields.
 * Records of custom metadata and platform events only ever live in memory, so theirs may all be set.
 */
export function readOnlyField(record: Type, name: string): string | null {
  const object = record.symbol?.object;
  const field = object?.fields.get(name);
  if (!object || !field || field.createable || field.updateable || field.type === 'id') return null;
  const inMemory = object.kind === 'customMetadata' || object.kind === 'platformEvent';
  return inMemory && field.formula === null ? null : `${object.apiName}.${field.apiName}`;
}
