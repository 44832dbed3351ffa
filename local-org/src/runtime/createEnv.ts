/** The `Env` of one org: what emitted code and the library call, and what `org` holds to run Apex. */
import type {
  AccessMode,
  DmlOperation,
  DmlStatement,
  EnumObject,
  Env,
  PreparedQuery,
  Sharing,
  StatementMode,
  StubAnswer,
} from '../abi/env.ts';
import { findBehaviour } from '../abi/libraryType.ts';
import type { LibraryEntry, LibraryFunction } from '../abi/libraryType.ts';
import { mangle } from '../abi/mangle.ts';
import type { CompiledModule } from '../abi/module.ts';
import type { Operators } from '../abi/operators.ts';
import type {
  DmlOptionsPort,
  DmlRowResult,
  LeadConversion,
  LeadConversionResult,
  MergeOutcome,
  Ports,
} from '../abi/ports.ts';
import type { ApexClass, RuntimeType } from '../abi/types.ts';
import type { NameScope } from '../base/nameScope.ts';
import { UnsupportedError } from '../base/unsupportedError.ts';
import { runtimeTypeOf } from './conversions.ts';
import { EnumStore } from './enums.ts';
import { caught, toApexException } from './exceptions.ts';
import type { ApexFrame } from './exceptions.ts';
import { exceptionConstructor, installExceptionConstructors } from './libraryExceptions.ts';
import { openClass } from './openClasses.ts';
import type { LimitProfile } from './limits.ts';
import { ModuleStore } from './modules.ts';
import { createOperators } from './operators.ts';
import { RecordMembers } from './recordMembers.ts';
import { SearchStatements } from './searchStatements.ts';
import { Statements, prepareQuery, singleOf } from './statements.ts';
import { makeStub } from './stubs.ts';
import { TransactionState, triggerVariable } from './transaction.ts';
import type { TriggerContext } from './transaction.ts';
import { TypeRegistry, isAssignable } from './typeRegistry.ts';
import { apexError, exceptionClasses } from './values/apexException.ts';
import type { BuiltInException, ApexException } from './values/apexException.ts';
import { ApexObject } from './values/apexObject.ts';
import { ApexList, ApexMap, ApexSet } from './values/collections.ts';
import { SObject } from './values/sObject.ts';
import { TypeToken } from './values/schemaTokens.ts';

/** The ports `org` fills; `code` comes from the modules the runtime was given. */
export type OrgPorts = Omit<Ports, 'code'>;

/** Makes the env of an org. */
export function createEnv(ports: OrgPorts, library: readonly LibraryEntry[]): ApexEnv {
  installExceptionConstructors();
  return new ApexEnv(ports, library);
}

/** Implementation of `Env`, plus what the org needs: modules, transactions, triggers, entry points. */
export class ApexEnv implements Env {
  readonly ports: Ports;
  readonly ops: Operators;
  readonly modules: ModuleStore;
  readonly types: TypeRegistry;
  readonly enums: EnumStore;
  readonly state = new TransactionState();
  readonly records: RecordMembers;
  sharing: Sharing = 'without';
  callerMode: AccessMode = 'system';
  readonly objectClass: ApexClass = ApexObject as unknown as ApexClass;
  readonly #statements: Statements;
  readonly #searches: SearchStatements;
  readonly #coverage = new Map<string, Int32Array>();

  constructor(ports: OrgPorts, library: readonly LibraryEntry[]) {
    this.ports = withCode(ports, {
      resolveType: (name) => this.findType(name)?.name ?? null,
      link: (name) => this.#linkedType(name),
    });
    this.limits.separate(() => this.#certifiedNamespace());
    this.types = new TypeRegistry(this.ports.schema, library);
    this.enums = new EnumStore(this.types);
    this.modules = new ModuleStore(this, this.types);
    this.records = new RecordMembers(this, this.ports);
    this.#statements = new Statements(this);
    this.#searches = new SearchStatements(this);
    this.ops = createOperators(this);
  }

  #linkedType(name: string): RuntimeType {
    const type = this.type(name);
    if (type.kind === 'class') this.modules.classOf(type.name);
    return type;
  }

  // ---- transactions ------------------------------------------------------------------------------------------------------

  get transaction(): number {
    return this.state.number;
  }
  get limits(): TransactionState['limits'] {
    return this.state.limits;
  }
  get usage(): TransactionState['limits'] {
    return this.state.limits;
  }
  cpuExceeded(): never {
    throw apexError('System.LimitException', 'Apex CPU time limit exceeded');
  }
  tooDeep(): never {
    throw apexError('System.LimitException', `Maximum stack depth reached: ${this.limits.depthMax + 1}`);
  }
  /** Starts a transaction: new statics, new limits, sharing and mode as at an entry point. */
  beginTransaction(profile: LimitProfile = 'synchronous'): void {
    this.state.begin(profile);
    this.sharing = 'without';
    this.callerMode = 'system';
  }
  scratch<T>(key: string, make: () => T): T {
    return this.state.scratch(key, make);
  }
  freshLimits(profile?: LimitProfile): () => void {
    return this.limits.fresh(profile);
  }
  names: ReadonlyMap<string, unknown> = new Map();

  withNames<T>(names: Readonly<Record<string, () => unknown>>, call: () => T): T {
    const before = this.names;
    this.names = new Map(Object.entries(names));
    try {
      return call();
    } finally {
      this.names = before;
    }
  }

  callIn(mode: AccessMode, fn: LibraryFunction, ...args: unknown[]): unknown {
    const before = this.callerMode;
    this.callerMode = mode;
    try {
      return fn(this, ...args);
    } finally {
      this.callerMode = before;
    }
  }

  // ---- types -------------------------------------------------------------------------------------------------------------

  /** The namespace that the running code's limits are counted for; empty for those of the org. */
  #certifiedNamespace(): string {
    const { names, certified } = this.ports.schema;
    return certified.has(names.current) ? names.current : '';
  }
  get nameScope(): NameScope {
    return this.ports.schema.names;
  }
  type(name: string): RuntimeType {
    return this.types.type(name);
  }
  typeOf(value: unknown): RuntimeType | null {
    const type = runtimeTypeOf(this, value);
    // A library value's descriptor is complete once the registry has seen it.
    return type?.kind === 'library' && type.superType === null ? this.type(type.name) : type;
  }
  findType(name: string): RuntimeType | null {
    return this.types.find(name);
  }
  localType(name: string): RuntimeType | null {
    return this.types.findLocal(name);
  }
  isAssignable(from: RuntimeType, to: RuntimeType): boolean {
    return isAssignable(from, to);
  }
  defineClass(name: string, cls: ApexClass): RuntimeType {
    return this.types.defineClass(name, cls);
  }
  libraryClass(name: string): ApexClass {
    const found = exceptionClasses.get(name.includes('.') ? name : `System.${name}`);
    if (found) return found as unknown as ApexClass;
    if (!this.types.libraryEntry(name)) throw new UnsupportedError(`a class that extends ${name}`, 'library');
    return openClass(this.type(name));
  }
  typeLiteral(type: RuntimeType): TypeToken {
    return new TypeToken(type);
  }
  enumOf(name: string): EnumObject {
    return this.enums.enumOf(name);
  }
  enumValues(name: string): ApexList {
    return this.enums.values(name);
  }
  enumValueOf(name: string, text: unknown): unknown {
    return this.enums.valueOf(name, text);
  }
  newInstance(type: RuntimeType): unknown {
    return this.modules.construct(type, [], []);
  }
  allocate(type: RuntimeType): unknown {
    const cls = this.modules.readyClass(type.name) as new () => unknown;
    return new cls();
  }
  stub(type: RuntimeType, answer: StubAnswer): unknown {
    return makeStub(type, (name) => this.modules.readyClass(name), answer);
  }

  // ---- library and calls ---------------------------------------------------------------------------------------------------

  library(type: string, name: string, paramTypes: readonly string[]): LibraryFunction {
    const exceptionClass = name === 'new' ? exceptionClasses.get(`System.${type.replace(/^System\./, '')}`) : undefined;
    if (exceptionClass) return exceptionConstructor(exceptionClass, paramTypes);
    for (const entry of this.types.libraryChain(type)) {
      const found = findBehaviour(entry.behaviour, name, paramTypes);
      if (found) return found;
    }
    if (this.types.isImplemented(type)) return interfaceCall(mangle(name, paramTypes), `${type}.${name}`);
    throw new UnsupportedError(`${type}.${name}(${paramTypes.join(', ')})`, 'library');
  }
  invoke(target: unknown, method: string, paramTypes: readonly string[], args: readonly unknown[]): unknown {
    const own = methodOf(target, mangle(method, paramTypes));
    if (own) return own.apply(target, [...args]);
    const type = this.typeOf(target);
    if (!type) throw apexError('System.NullPointerException', 'Attempt to de-reference a null object');
    const shared = staticMethodOf(type.cls, mangle(method, paramTypes));
    if (shared) return shared.apply(type.cls, [...args]);
    return this.library(type.name.replace(/<.*$/, ''), method, paramTypes)(this, target, ...args);
  }
  hasMethod(target: unknown, method: string, paramTypes: readonly string[]): boolean {
    return methodOf(target, mangle(method, paramTypes)) !== undefined;
  }
  callVirtual(self: unknown, jsName: string, fallback: LibraryFunction, ...args: unknown[]): unknown {
    const own = methodOf(self, jsName);
    return own ? own.apply(self, args) : fallback(this, this.ops.nonNull(self), ...args);
  }
  /** Calls a static method of an Apex class, found by name and number of parameters. */
  callStatic(className: string, method: string, args: readonly unknown[]): unknown {
    const info = this.types
      .info(className)
      ?.methods.find(
        (candidate) =>
          candidate.isStatic &&
          candidate.name.toLowerCase() === method.toLowerCase() &&
          candidate.paramTypes.length === args.length,
      );
    if (!info) throw new UnsupportedError(`static method ${className}.${method}/${args.length}`, 'callStatic');
    const cls = this.modules.readyClass(className) as unknown as Record<string, (...given: unknown[]) => unknown>;
    return cls[info.jsName]?.(...args) ?? null;
  }

  // ---- exceptions --------------------------------------------------------------------------------------------------------

  toApexException(error: unknown): ApexException {
    return toApexException(error);
  }
  caught(error: unknown): ApexException {
    return caught(error);
  }
  raise(exception: unknown): unknown {
    return exception ?? apexError('System.NullPointerException', 'Attempt to de-reference a null object');
  }
  exception(type: string, message: string): Error {
    return apexError(type as BuiltInException, message) as unknown as Error;
  }
  stackTrace(exception: unknown): { text: string; line: number } {
    const { error } = exception as ApexException;
    return { text: this.modules.stacks.text(error), line: this.modules.stacks.frames(error)[0]?.line ?? 0 };
  }

  // ---- collections -------------------------------------------------------------------------------------------------------

  newList(type: RuntimeType, elements: unknown[]): ApexList {
    return new ApexList(type, elements);
  }
  newSet(type: RuntimeType, elements: unknown[]): ApexSet {
    return new ApexSet(type, elements);
  }
  newMap(type: RuntimeType, entries: [unknown, unknown][]): ApexMap {
    return new ApexMap(type, entries);
  }
  newArray(type: RuntimeType, size: number | null): ApexList {
    return new ApexList(type, new Array<unknown>(this.ops.nonNull(size)).fill(null));
  }

  // ---- sObjects ------------------------------------------------------------------------------------------------------------

  newSObject(objectName: string, fields: [string, unknown][]): SObject {
    return this.records.newSObject(objectName, fields);
  }
  newRecord(objectName: string): SObject | null {
    const object = this.records.findObject(objectName);
    return object ? new SObject(object) : null;
  }
  getField(record: unknown, field: string): unknown {
    return this.records.getField(record, field);
  }
  setField(record: unknown, field: string, value: unknown): unknown {
    return this.records.setField(record, field, value);
  }
  getParent(record: unknown, relationship: string): unknown {
    return this.records.getParent(record, relationship);
  }
  setParent(record: unknown, relationship: string, value: unknown): unknown {
    return this.records.setParent(record, relationship, value);
  }
  getChildren(record: unknown, relationship: string): unknown {
    return this.records.getChildren(record, relationship);
  }
  addFieldError(record: unknown, field: string, args: readonly unknown[]): void {
    this.records.addFieldError(record, field, args);
  }
  sobjectType(objectName: string): unknown {
    return this.records.sobjectType(objectName);
  }
  sobjectField(objectName: string, field: string): unknown {
    return this.records.sobjectField(objectName, field);
  }
  describeSObject(objectName: string): unknown {
    return this.records.describeSObject(objectName);
  }
  describeField(objectName: string, field: string): unknown {
    return this.records.describeField(objectName, field);
  }
  fieldSet(objectName: string, fieldSet: string): unknown {
    return this.records.fieldSet(objectName, fieldSet);
  }
  sobjectStatic(objectName: string, method: string, args: readonly unknown[]): unknown {
    return this.records.sobjectStatic(objectName, method, args);
  }

  // ---- queries and DML -----------------------------------------------------------------------------------------------------

  prepareQuery(text: string, file: string, line: number): PreparedQuery {
    return prepareQuery(text, file, line);
  }
  query(query: PreparedQuery, binds: readonly unknown[], mode: StatementMode): ApexList {
    return this.#statements.query(query, binds, mode);
  }
  querySingle(query: PreparedQuery, binds: readonly unknown[], mode: StatementMode): unknown {
    return this.#statements.querySingle(query, binds, mode);
  }
  single(list: unknown): unknown {
    return singleOf(list);
  }
  queryCount(query: PreparedQuery, binds: readonly unknown[], mode: StatementMode): number {
    return this.#statements.queryCount(query, binds, mode);
  }
  queryLoop(query: PreparedQuery, binds: readonly unknown[], mode: StatementMode, batches: boolean): Iterable<unknown> {
    return this.#statements.queryLoop(query, binds, mode, batches);
  }
  inBatches(rows: unknown): Iterable<unknown> {
    return this.#statements.inBatches(rows as ApexList);
  }
  queryText(text: string, binds: ReadonlyMap<string, unknown>, mode: AccessMode): ApexList {
    return this.#statements.queryText(text, binds, mode);
  }
  countText(text: string, binds: ReadonlyMap<string, unknown>, mode: AccessMode): number {
    return this.#statements.countText(text, binds, mode);
  }
  search(query: PreparedQuery, binds: readonly unknown[], mode: StatementMode): ApexList {
    return this.#searches.search(query, binds, mode);
  }
  searchText(text: string, binds: ReadonlyMap<string, unknown>, mode: AccessMode): ApexList[] {
    return this.#searches.searchText(text, binds, mode);
  }
  fixSearchResults(ids: readonly string[]): void {
    this.#searches.fix(ids);
  }
  dml(statement: DmlStatement, records: unknown): void {
    this.#statements.dml(statement, records);
  }
  merge(statement: DmlStatement, master: unknown, duplicates: unknown): void {
    this.#statements.merge(statement, master, duplicates);
  }
  mergeResults(master: unknown, duplicates: readonly unknown[], mode: AccessMode): MergeOutcome[] {
    return this.#statements.mergeResults(master, duplicates, mode);
  }
  convertLeads(requests: readonly LeadConversion[], mode: AccessMode, allOrNone: boolean): LeadConversionResult[] {
    return this.#statements.convertLeads(requests, mode, allOrNone);
  }
  dmlResults(
    operation: DmlOperation,
    records: readonly unknown[],
    mode: AccessMode,
    options: DmlOptionsPort,
  ): DmlRowResult[] {
    return this.#statements.dmlResults(operation, records, mode, options);
  }

  // ---- the rest of the language ----------------------------------------------------------------------------------------------

  triggerVariable(name: string): unknown {
    return triggerVariable(this.state.triggers.at(-1), name, (constant) =>
      this.enums.valueOf('TriggerOperation', constant),
    );
  }
  /** Runs a trigger with its context variables. Triggers run without sharing rules, in system mode. */
  runTrigger(name: string, context: TriggerContext): void {
    const { sharing, callerMode } = this;
    this.state.triggers.push(context);
    this.sharing = 'without';
    this.callerMode = 'system';
    try {
      this.modules.runTrigger(name);
    } finally {
      this.state.triggers.pop();
      this.sharing = sharing;
      this.callerMode = callerMode;
    }
  }
  /** The user's sharing rules apply inside `System.runAs`; every call counts as a DML statement. */
  enterRunAs(user: unknown): unknown {
    const record = this.ops.nonNull(user as SObject | null);
    this.usage.count('DmlStatements');
    const id = record.id ?? this.#savedUser(record);
    const token = { inner: this.ports.session.enterRunAs(id), sharing: this.sharing };
    this.sharing = 'with';
    return token;
  }
  /**
   * `System.runAs` of a new user saves it.
   * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_tools_runas.htm
   */
  #savedUser(user: SObject): string {
    const options = { allOrNone: true, externalId: null, duplicateRuleAllowSave: false };
    const [result] = this.ports.dml.run('insert', [user], { mode: 'system', sharing: 'without' }, options);
    if (user.id === null) throw new Error(`the user was not saved: ${JSON.stringify(result?.errors)}`);
    return user.id;
  }
  leaveRunAs(token: unknown): void {
    const { inner, sharing } = token as { inner: unknown; sharing: Sharing };
    this.ports.session.leaveRunAs(inner);
    this.sharing = sharing;
  }
  label(name: string): string {
    const text = this.ports.schema.label(name);
    if (text === null) throw new UnsupportedError(`label ${name}`, 'it is not in the project');
    return text;
  }
  page(name: string): unknown {
    return this.library('PageReference', 'new', ['String'])(this, `/apex/${name.toLowerCase()}`);
  }
  unsupported(feature: string, file: string, line: number): never {
    throw new UnsupportedError(feature, `${file}:${line}`);
  }
  coverage(moduleName: string): Int32Array {
    let counts = this.#coverage.get(moduleName);
    if (!counts)
      this.#coverage.set(moduleName, (counts = new Int32Array(this.modules.coverableLines(moduleName).length)));
    return counts;
  }
  enqueueFuture(
    className: string,
    jsName: string,
    args: readonly unknown[],
    _types: readonly string[],
    callout: boolean,
  ): void {
    this.usage.count('FutureCalls');
    this.usage.pendingWork = true;
    this.ports.async.enqueueFuture(className, jsName, args, callout);
  }
  debug(level: string, message: string): void {
    const { log } = this.ports;
    if (log.active === false) return;
    const frame: ApexFrame | undefined = this.modules.stacks.frames(new Error())[0];
    log.debug(level, message, frame?.name ?? '', frame?.line ?? 0);
  }
  /** Adds a compiled module; nothing of it runs yet. */
  addModule(module: CompiledModule): void {
    this.modules.add(module);
  }
}

/** A call through a library interface: the object's own method answers. */
function interfaceCall(jsName: string, shown: string): LibraryFunction {
  return (_env, self: unknown, ...args: unknown[]) => {
    const own = methodOf(self, jsName);
    if (!own) throw new UnsupportedError(shown, 'the object has no such method');
    return own.apply(self, args);
  };
}

function methodOf(target: unknown, jsName: string): ((...args: unknown[]) => unknown) | undefined {
  if (target === null || target === undefined) return undefined;
  const found = (target as Record<string, unknown>)[jsName];
  return typeof found === 'function' ? (found as (...args: unknown[]) => unknown) : undefined;
}

/** A static method that stands in for a method of an interface: the compiler of the platform lets it. */
function staticMethodOf(cls: unknown, jsName: string): ((...args: unknown[]) => unknown) | undefined {
  return methodOf(cls, jsName);
}

/** The org's ports as they are (they may be getters), with `code` added. */
function withCode(ports: OrgPorts, code: Ports['code']): Ports {
  return Object.assign(Object.create(ports) as OrgPorts, { code });
}
