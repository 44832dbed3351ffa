/** Expressions: bound tree → JavaScript. */
import type { Bound } from '../semantics/bound.ts';
import { neverNull } from '../semantics/nullness.ts';
import { getterName } from '../abi/mangle.ts';
import type { MethodSymbol, Type, TypeSymbol } from '../semantics/symbols.ts';
import { emitAssign, emitUpdate } from './emitAssignment.ts';
import { linesOf } from './coveredLines.ts';
import { emitOperator } from './emitOperator.ts';
import type { ModuleEmitter } from './moduleEmitter.ts';
import { quote } from './pools.ts';

type Of<K extends Bound['kind']> = Extract<Bound, { kind: K }>;

/** What code of one JavaScript function needs: its class and its temporaries. */
export interface FunctionScope {
  readonly owner: TypeSymbol;
  /** Statics of the class are known to be initialised here. */
  readonly ready: boolean;
  readonly temporaries: { count: number };
  readonly access: 'user' | 'system';
}

/** Emits expressions of one function. */
export class ExpressionEmitter {
  readonly module: ModuleEmitter;
  readonly scope: FunctionScope;
  /** What `placeholder` stands for, innermost last. */
  readonly placeholders: string[] = [];
  /** Targets of safe navigations that are already in a temporary. */
  readonly #held = new Map<Bound, string>();

  constructor(module: ModuleEmitter, scope: FunctionScope) {
    this.module = module;
    this.scope = scope;
  }

  write(...texts: readonly string[]): void {
    this.module.out.write(...texts);
  }

  temporary(): string {
    return `$${this.scope.temporaries.count++}`;
  }

  /** A value where Apex would throw on null. */
  nonNull(value: Bound): void {
    if (neverNull(value)) {
      this.emit(value);
      return;
    }
    this.module.out.mark(value.at);
    this.write('$i(');
    this.emit(value);
    this.write(')');
  }

  /** A part that may not be evaluated: the lines it has beyond that of the whole count when it is. */
  branch(value: Bound, line: number, nonNull: boolean): void {
    const lines = this.module.withCoverage ? [...linesOf(value)].filter((one) => one !== line) : [];
    if (lines.length > 0) this.write(`(${this.module.counting(lines)}`);
    if (nonNull) this.nonNull(value);
    else this.emit(value);
    if (lines.length > 0) this.write(')');
  }

  list(values: readonly Bound[]): void {
    values.forEach((value, index) => {
      if (index > 0) this.write(', ');
      this.emit(value);
    });
  }

  /** An expression whose value nobody uses. */
  effect(value: Bound): void {
    if (value.kind === 'assign') emitAssign(this, value, false);
    else if (value.kind === 'update') emitUpdate(this, value, false);
    else this.emit(value);
  }

  emit(value: Bound): void {
    const held = this.#held.get(value);
    if (held !== undefined) {
      this.write(held);
      return;
    }
    const safe = this.#innermostSafe(value);
    if (safe) this.#safeChain(value, safe);
    else this.#plain(value);
  }

  // ---- safe navigation -----------------------------------------------------------------------------------------------------

  /** The target of the first `?.` in the chain that ends with `value`, if it is not evaluated yet. */
  #innermostSafe(value: Bound): Bound | null {
    let found: Bound | null = null;
    for (let current: Bound | null = value; current; current = chainTarget(current)) {
      const target = chainTarget(current);
      if (target && isSafe(current) && !this.#held.has(target)) found = target;
      if (this.#held.has(current)) break;
    }
    return found;
  }

  #safeChain(value: Bound, target: Bound): void {
    const name = this.temporary();
    this.write(`((${name} = `);
    this.emit(target);
    this.write(`) === null ? null : `);
    this.#held.set(target, name);
    this.emit(value);
    this.#held.delete(target);
    this.write(')');
  }

  // ---- nodes -----------------------------------------------------------------------------------------------------------------

  #plain(value: Bound): void {
    switch (value.kind) {
      case 'literal':
        this.write(this.#literal(value));
        break;
      case 'local':
        this.write(localName(value.local.name));
        break;
      case 'this':
        this.write('this');
        break;
      case 'placeholder':
        this.write(this.placeholders.at(-1) ?? 'null');
        break;
      case 'field':
        this.#readField(value);
        break;
      case 'enumConstant':
        this.write(`${this.module.pools.enumValues(value.type)}[${value.ordinal}]`);
        break;
      case 'record':
        this.#record(value);
        break;
      case 'call':
        this.#call(value);
        break;
      case 'env':
        this.#env(value);
        break;
      case 'new':
        this.#new(value);
        break;
      case 'newSObject':
        this.#newSObject(value);
        break;
      case 'newCollection':
        this.write(
          `$env.${value.type.symbol?.name === 'Set' ? 'newSet' : 'newList'}(${this.module.pools.type(value.type)}, [`,
        );
        this.list(value.elements);
        this.write('])');
        break;
      case 'newMap':
        this.#newMap(value);
        break;
      case 'newArray':
        this.write(`$env.newArray(${this.module.pools.type(value.type)}, `);
        this.emit(value.size);
        this.write(')');
        break;
      case 'cast':
        this.module.out.mark(value.at);
        this.write('$o.cast(');
        this.emit(value.value);
        this.write(`, ${this.module.pools.type(value.type)})`);
        break;
      case 'instanceof':
        this.#instanceOf(value);
        break;
      case 'typeLiteral':
        this.write(`$env.typeLiteral(${this.module.pools.type(value.named)})`);
        break;
      case 'index':
        this.module.out.mark(value.at);
        this.write('$o.listGet(');
        this.emit(value.target);
        this.write(', ');
        this.emit(value.index);
        this.write(')');
        break;
      case 'soql':
        this.#soql(value);
        break;
      case 'sosl':
        this.module.out.mark(value.at);
        this.write('$env.search(');
        this.queryArguments(value);
        this.write(')');
        break;
      case 'assign':
        emitAssign(this, value, true);
        break;
      case 'update':
        emitUpdate(this, value, true);
        break;
      case 'error':
        throw new Error('code with errors cannot be emitted');
      default:
        emitOperator(this, value);
    }
  }

  #literal({ value, type }: Of<'literal'>): string {
    switch (type.name) {
      case 'String':
        return quote(value);
      case 'Integer':
        return value.startsWith('-') ? `(${String(Number(value))})` : String(Number(value));
      case 'Long':
        return value.startsWith('-') ? `(${value}n)` : `${BigInt(value)}n`;
      case 'Decimal':
        return this.module.pools.constant('d', `$o.decimal(${quote(value)})`);
      case 'Double':
        return this.module.pools.constant('d', `$o.double(${quote(value)})`);
      default:
        return value;
    }
  }

  /**
   * A member of a record. A checkbox that was never set reads as false with dot notation, as null with `get`:
   * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SObjects_accessing_fields.htm
   */
  #record({ part, target, name, type, at }: Of<'record'>): void {
    const functions = { field: 'getField', parent: 'getParent', children: 'getChildren' } as const;
    const isCheckbox = part === 'field' && type.name === 'Boolean';
    this.module.out.mark(at);
    this.write(`${isCheckbox ? '(' : ''}$env.${functions[part]}(`);
    if (readsParent(target)) this.emit(target);
    else this.nonNull(target);
    this.write(`, ${quote(name)})${isCheckbox ? ' === true)' : ''}`);
  }

  #instanceOf({ value, tested, nullIsAny }: Of<'instanceof'>): void {
    const type = this.module.pools.type(tested);
    this.write(nullIsAny ? `((v) => v === null || $o.instanceOf(v, ${type}))(` : '$o.instanceOf(');
    this.emit(value);
    this.write(nullIsAny ? ')' : `, ${type})`);
  }

  #env({ name, constants, args, spread, at }: Of<'env'>): void {
    if (name === '#name' || name === '#ordinal') {
      const member = name.slice(1);
      if (constants.length === 0) {
        this.nonNull(args[0] as Bound);
        this.write(`.${member}`);
        return;
      }
      this.write('((');
      this.emit(args[0] as Bound);
      this.write(`)?.${member} ?? null)`);
      return;
    }
    this.module.out.mark(at);
    this.write(`$env.${name}(`);
    const [record, ...rest] = args;
    if (name === 'addFieldError' && record) {
      this.nonNull(record);
      this.write(`, ${constants.map(quote).join(', ')}, [`);
      this.list(rest);
      this.write('])');
      return;
    }
    this.write(constants.map(quote).join(', '));
    if (constants.length > 0 && (args.length > 0 || spread)) this.write(', ');
    if (spread) this.write('[');
    this.list(args);
    this.write(spread ? '])' : ')');
  }

  #newSObject({ type, fields }: Of<'newSObject'>): void {
    this.write(`$env.newSObject(${quote(type.name)}, [`);
    fields.forEach(({ name, value }, index) => {
      this.write(index > 0 ? ', [' : '[', quote(name), ', ');
      this.emit(value);
      this.write(']');
    });
    this.write('])');
  }

  #newMap({ type, entries }: Of<'newMap'>): void {
    this.write(`$env.newMap(${this.module.pools.type(type)}, [`);
    entries.forEach(({ key, value }, index) => {
      this.write(index > 0 ? ', [' : '[');
      this.emit(key);
      this.write(', ');
      this.emit(value);
      this.write(']');
    });
    this.write('])');
  }

  #soql(query: Of<'soql'>): void {
    this.module.out.mark(query.at);
    const functions = { list: 'query', single: 'querySingle', count: 'queryCount' } as const;
    this.write(`$env.${functions[query.form]}(`);
    this.queryArguments(query);
    this.write(')');
  }

  /** `query, [binds], mode` */
  queryArguments(query: Of<'soql'> | Of<'sosl'>): void {
    const { pools, file } = this.module;
    this.write(pools.constant('q', `$env.prepareQuery(${quote(query.text)}, ${quote(file)}, ${query.at.line})`), ', [');
    this.list(query.binds);
    this.write('], ', this.module.mode(query.access, query.stated));
  }

  // ---- calls -----------------------------------------------------------------------------------------------------------------

  #new({ constructor, args, type, at }: Of<'new'>): void {
    const { owner, jsName } = constructor;
    this.module.out.mark(at);
    if (owner.origin === 'apex') {
      this.write(`new (${this.module.classOf(owner)})().${jsName}(`);
      this.list(args);
      this.write(')');
      return;
    }
    const types = constructor.parameters.map((parameter) => parameter.type);
    const fn = this.module.pools.library(owner, 'new', types);
    if (fn === null) {
      this.#missing(`new ${owner.name}(${types.map((one) => one.shown).join(', ')})`, at, args);
      return;
    }
    this.write(`${fn}($env`);
    if (owner.typeParams.length > 0) this.write(`, ${this.module.pools.type(type)}`);
    this.#rest(args);
  }

  #rest(args: readonly Bound[]): void {
    for (const arg of args) {
      this.write(', ');
      this.emit(arg);
    }
    this.write(')');
  }

  /** A library member that is declared but has no behaviour here: refuses when it is reached. */
  #missing(feature: string, at: Bound['at'], args: readonly Bound[]): void {
    this.module.warn(at, `Not supported by the local org: ${feature}`);
    this.write(`$env.unsupported(${quote(feature)}, ${quote(this.module.file)}, ${at.line}`);
    this.#rest(args);
  }

  #call(call: Of<'call'>): void {
    const { method, target, args, at } = call;
    if (method.owner.origin === 'library') {
      this.#libraryCall(call);
      return;
    }
    if (method.annotations.some((annotation) => annotation.name === 'future')) {
      this.#future(call);
      return;
    }
    if (method.isStatic) {
      const own = method.owner === this.scope.owner;
      const cls = this.module.classOf(method.owner, own);
      this.module.out.mark(at);
      this.write(`${cls}.${method.jsName}(`);
    } else if (call.viaSuper) {
      this.module.out.mark(at);
      this.write(`super.${method.jsName}(`);
    } else {
      this.emit(target as Bound);
      this.module.out.mark(at);
      this.write(`.${method.jsName}(`);
    }
    this.list(args);
    this.write(')');
  }

  #future({ method, args }: Of<'call'>): void {
    const types = method.parameters.map((parameter) => quote(parameter.type.name)).join(', ');
    const callout = method.annotations.some(
      (one) => one.name === 'future' && one.parameters['callout']?.toLowerCase() === 'true',
    );
    this.write(`$env.enqueueFuture(${quote(method.owner.name)}, ${quote(method.jsName)}, [`);
    this.list(args);
    this.write(`], [${types}], ${callout})`);
  }

  #libraryCall(call: Of<'call'>): void {
    const { method, target, args, at } = call;
    const types = method.parameters.map((parameter) => parameter.type);
    const fn = this.module.pools.library(method.owner, method.name, types);
    this.module.out.mark(at);
    if (method.isStatic) {
      if (fn === null) this.#missing(shown(method), at, args);
      else if (method.owner.name === 'Database' || method.owner.name === 'Search') {
        const names = call.names ?? [];
        if (names.length > 0) this.#openNames(names);
        this.write(`$env.callIn(${quote(this.scope.access)}, ${fn}`);
        this.#rest(args);
        if (names.length > 0) this.write(')');
      } else {
        this.write(`${fn}($env`);
        this.#rest(args);
      }
      return;
    }
    const self = target as Bound;
    if (fn === null && method.owner.kind === 'interface') {
      this.emit(self);
      this.write(`.${method.jsName}(`);
      this.list(args);
      this.write(')');
    } else if (fn === null) this.#missing(shown(method), at, [self, ...args]);
    else if (isVirtual(method) && !call.viaSuper && !isFinalValue(self.type)) {
      this.write('$env.callVirtual(');
      this.nonNull(self);
      this.write(`, ${quote(method.jsName)}, ${fn}`);
      this.#rest(args);
    } else {
      this.write(`${fn}($env, `);
      if (checksNull(method)) this.emit(self);
      else this.nonNull(self);
      this.#rest(args);
    }
  }

  /** `$env.withNames({…}, () => …`: the variables a query given as text may bind. */
  #openNames(names: NonNullable<Of<'call'>['names']>): void {
    this.write('$env.withNames({ ');
    for (const { name, value } of names) {
      this.write(`${quote(name.toLowerCase())}: () => `);
      this.emit(value);
      this.write(', ');
    }
    this.write('}, () => ');
  }

  // ---- fields ----------------------------------------------------------------------------------------------------------------

  #readField(access: Of<'field'>): void {
    const { field, direct } = access;
    this.module.out.mark(access.at);
    if (field.owner.origin === 'library') {
      this.#libraryField(access);
      return;
    }
    this.fieldOwner(access);
    this.write(field.readsByMethod && !direct ? `.${getterName(field.name)}()` : `.${field.slot}`);
  }

  #libraryField({ field, target, at }: Of<'field'>): void {
    const fn = this.module.pools.library(field.owner, `get ${field.name}`, []);
    if (fn === null) {
      this.#missing(`${field.owner.name}.${field.name}`, at, target ? [target] : []);
      return;
    }
    this.write(`${fn}($env`);
    if (target) {
      this.write(', ');
      this.nonNull(target);
    }
    this.write(')');
  }

  /** The object or class a field lives on. */
  fieldOwner({ field, target, viaSuper }: Of<'field'>): void {
    if (viaSuper === true && (field.readsByMethod || field.writesByMethod)) this.write('super');
    else if (!field.isStatic) this.emit(target as Bound);
    else if (field.owner === this.scope.owner && this.scope.ready) this.write(this.module.classOf(field.owner, true));
    else this.write(`${this.module.classOf(field.owner)}.$ready()`);
  }
}

/** The object a member access or call starts from. */
function chainTarget(value: Bound): Bound | null {
  switch (value.kind) {
    case 'field':
    case 'record':
    case 'index':
      return value.target;
    case 'call':
      return value.method.isStatic ? null : value.target;
    case 'env':
      return value.name.startsWith('#') ? (value.args[0] ?? null) : null;
    default:
      return null;
  }
}

/**
 * Whether a value is read through a relationship. What is read from it in turn is null when the relationship is, without an exception.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SObjects_field_relationships.htm
 */
function readsParent(value: Bound): boolean {
  return value.kind === 'record' && value.part === 'parent';
}

function isSafe(value: Bound): boolean {
  return (value.kind === 'field' || value.kind === 'record' || value.kind === 'call') && value.safe;
}

/** `toString` of a Blob judges a null itself, with a text of its own. */
function checksNull(method: MethodSymbol): boolean {
  return method.owner.name === 'Blob' && method.name.toLowerCase() === 'tostring';
}

function isVirtual(method: MethodSymbol): boolean {
  return (
    method.isVirtual ||
    method.owner.kind === 'interface' ||
    method.owner.name === 'Object' ||
    method.owner.name === 'Exception'
  );
}

const FINAL_VALUES = /^(String|Id|Integer|Long|Double|Decimal|Boolean|Date|Datetime|Time|Blob|List|Set|Map)$/;

/** Types whose values never are Apex objects: no virtual call needed. */
function isFinalValue(type: Type): boolean {
  return type.symbol?.origin === 'library' && FINAL_VALUES.test(type.symbol.name);
}

function shown({ owner, name, parameters }: MethodSymbol): string {
  return `${owner.name}.${name}(${parameters.map((parameter) => parameter.type.shown).join(', ')})`;
}

export function localName(name: string): string {
  return `l_${name.toLowerCase()}`;
}
