import type { NameScope } from '../base/nameScope.ts';
import type { LibraryFunction } from './libraryType.ts';
import type { Operators } from './operators.ts';
import type { ApexClass, RuntimeType } from './types.ts';

/** Sharing that is in force: `with` sharing rules apply, `without` they do not. */
export type Sharing = 'with' | 'without';
/** Whose object and field permissions a query or DML statement obeys. */
export type AccessMode = 'user' | 'system';

/** Mode of one query or DML statement; `null` = not stated there. */
export interface StatementMode {
  readonly mode: AccessMode;
  /** True where the source says `WITH USER_MODE`, `as system`, …; false where it follows from the API version. */
  readonly stated: boolean;
}

export type DmlOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';

export interface DmlStatement extends StatementMode {
  readonly operation: DmlOperation;
  /** External id field of `upsert records Key__c`; null for Id. */
  readonly externalId: string | null;
}

/** A query as the compiler registered it: text with binds `:b0`, `:b1`, … in order of `binds`. */
export interface PreparedQuery {
  readonly text: string;
  readonly file: string;
  readonly line: number;
  /** Scratch space for whoever runs it: the parsed and bound form. */
  plan: unknown;
}

/** What a stub does when one of its methods is called. */
export type StubAnswer = (stub: unknown, method: import('./types.ts').MethodInfo, args: readonly unknown[]) => unknown;

/** An enum at run time. `values[ordinal]` are the ApexEnumValues. */
export interface EnumObject {
  readonly type: RuntimeType;
  readonly values: readonly unknown[];
}

/**
 * Everything emitted code and library behaviours may call. One `Env` per org; what changes per transaction changes inside it.
 */
export interface Env {
  readonly ops: Operators;

  // ---- transaction state -------------------------------------------------------------------------------------------------
  /** Number of the current transaction; classes whose number is older run their static initialisers again before use. */
  readonly transaction: number;
  /** Stable object; emitted code does `if (--limits.cpuLeft < 0) env.cpuExceeded()` on loops and method entries. */
  readonly limits: { cpuLeft: number; depth: number; readonly depthMax: number };
  cpuExceeded(): never;
  /** A method has called itself more often than the platform allows. */
  tooDeep(): never;
  /** Sharing in force; emitted methods of `with` / `without sharing` classes set it and put it back in a `finally`. */
  sharing: Sharing;
  /** Default access mode of the Apex code that is calling the library (API 67: `user`); set by `callIn`. */
  callerMode: AccessMode;
  /** Calls a library function whose effect depends on the mode of its caller (`Database.query`, `Database.insert`, …). */
  /** Runs a call with the variables a query given as text may bind. */
  withNames<T>(names: Readonly<Record<string, () => unknown>>, call: () => T): T;
  /** The variables of `withNames` as they are now: functions that read them. */
  readonly names: ReadonlyMap<string, unknown>;
  callIn(mode: AccessMode, fn: LibraryFunction, ...args: unknown[]): unknown;

  // ---- for the library -----------------------------------------------------------------------------------------------------
  /** Governor counters of the transaction. */
  readonly usage: import('./limits.ts').LimitUsage;
  /** Something the library keeps for one transaction (mocks, REST context, …); made on first use, gone with the transaction. */
  scratch<T>(key: string, make: () => T): T;
  /** Fresh governor limits from here on; the function returned goes back to the ones before. */
  freshLimits(): () => void;
  /** One line of the debug log. */
  debug(level: string, message: string): void;
  /** Type of a name in any case, written as in Apex source; null where there is none. */
  findType(name: string): RuntimeType | null;
  /** A class of the org that has no namespace, as far as the running code may see it. */
  localType(name: string): RuntimeType | null;
  /** Can a value of the first type stand where the second is wanted? */
  isAssignable(from: RuntimeType, to: RuntimeType): boolean;
  /** A new instance through the constructor without parameters (`Type.newInstance`, JSON). */
  newInstance(type: RuntimeType): unknown;
  /** A new instance without running a constructor (JSON). */
  allocate(type: RuntimeType): unknown;
  /** A stand-in for a class or interface: every instance method calls `answer`. */
  stub(type: RuntimeType, answer: StubAnswer): unknown;
  /** `Exception.getStackTraceString()`, and the line it begins with. */
  stackTrace(exception: unknown): { text: string; line: number };
  /** A new empty record of an object in the schema; null where there is none. */
  newRecord(objectName: string): unknown;
  /** The rows of a query given as text in lists of 200. */
  inBatches(rows: unknown): Iterable<unknown>;
  /** Dynamic SOQL: rows as a typed List; counts against the limits. */
  queryText(text: string, binds: ReadonlyMap<string, unknown>, mode: AccessMode): unknown;
  countText(text: string, binds: ReadonlyMap<string, unknown>, mode: AccessMode): number;
  /** Dynamic SOSL: a typed List for each object; counts against the limits. */
  searchText(text: string, binds: ReadonlyMap<string, unknown>, mode: AccessMode): unknown[];
  /** `Test.setFixedSearchResults`: what searches of this test find. */
  fixSearchResults(ids: readonly string[]): void;
  /** DML with row results instead of an exception; counts against the limits. */
  dmlResults(
    operation: DmlOperation,
    records: readonly unknown[],
    mode: AccessMode,
    options: import('./ports.ts').DmlOptionsPort,
  ): import('./ports.ts').DmlRowResult[];

  /** Merges duplicates (records or ids) into a master; counts against the limits. */
  mergeResults(master: unknown, duplicates: readonly unknown[], mode: AccessMode): import('./ports.ts').MergeOutcome[];
  convertLeads(
    requests: readonly import('./ports.ts').LeadConversion[],
    mode: AccessMode,
    allOrNone: boolean,
  ): import('./ports.ts').LeadConversionResult[];

  // ---- types -------------------------------------------------------------------------------------------------------------
  type(name: string): RuntimeType;
  /** Runtime type of a value; null for null. */
  typeOf(value: unknown): RuntimeType | null;
  /** Completes the descriptor with its JavaScript class; called while a module links. */
  defineClass(name: string, cls: ApexClass): RuntimeType;
  /** Root of every emitted class without a superclass (`ApexObject`). */
  readonly objectClass: ApexClass;
  /** JavaScript class of a library class that Apex extends: `Exception`; it has the `$new…` methods of its constructors. */
  libraryClass(name: string): ApexClass;
  /** Value of a type literal `Foo.class` (System.Type). */
  typeLiteral(type: RuntimeType): unknown;
  /** Enum of Apex source (registered by TypeInfo) or of the library. */
  enumOf(name: string): EnumObject;
  /** `E.values()`: a new List<E>. */
  enumValues(name: string): unknown;
  /** `E.valueOf(text)`: NoSuchElementException "No enum constant …" where there is none. */
  enumValueOf(name: string, text: unknown): unknown;

  // ---- library -----------------------------------------------------------------------------------------------------------
  /**
   * The behaviour of a library member, resolved while linking. `name` is the member (`new` for constructors, `get x`/`set x` for
   * properties); parameter types as declared. Throws UnsupportedError where the library lacks it.
   */
  library(type: string, name: string, paramTypes: readonly string[]): LibraryFunction;
  /** Calls an Apex method by name on an Apex instance or a library object that implements the interface. */
  invoke(target: unknown, method: string, paramTypes: readonly string[], args: readonly unknown[]): unknown;
  /** Whether an Apex instance has a method of that shape. */
  hasMethod(target: unknown, method: string, paramTypes: readonly string[]): boolean;
  /**
   * Call through a virtual library method (Exception.getMessage, Object.toString, Iterator.next, …): the object's own method under
   * `jsName` if it has one, else `fallback(env, self, ...args)`.
   */
  callVirtual(self: unknown, jsName: string, fallback: LibraryFunction, ...args: unknown[]): unknown;

  // ---- exceptions --------------------------------------------------------------------------------------------------------
  /** The Apex exception for anything caught in JavaScript: TypeError on null → NullPointerException, stack overflow → LimitException, … */
  toApexException(error: unknown): unknown;
  /** As `toApexException`, but rethrows at once what Apex cannot catch (LimitException, UnsupportedError, internal errors). */
  caught(error: unknown): unknown;
  /** What `throw` throws: NullPointerException for null. */
  raise(exception: unknown): unknown;
  /** A built-in exception ready to throw: `throw env.exception('System.MathException', 'Divide by 0')`. */
  exception(type: string, message: string): Error;

  // ---- collections -------------------------------------------------------------------------------------------------------
  newList(type: RuntimeType, elements: unknown[]): unknown;
  newSet(type: RuntimeType, elements: unknown[]): unknown;
  newMap(type: RuntimeType, entries: [unknown, unknown][]): unknown;
  /** `new Integer[5]`: that many nulls. */
  newArray(type: RuntimeType, size: number | null): unknown;

  // ---- SObjects ----------------------------------------------------------------------------------------------------------
  /** `new Account(Name = 'x')`: pairs of field (API name) and value in source order. */
  newSObject(objectName: string, fields: [string, unknown][]): unknown;
  /** Field by lower-case API name; SObjectException where a queried row lacks it; null where unset. */
  getField(record: unknown, field: string): unknown;
  setField(record: unknown, field: string, value: unknown): unknown;
  /** Parent record by lower-case relationship name; null where there is none. */
  getParent(record: unknown, relationship: string): unknown;
  setParent(record: unknown, relationship: string, value: unknown): unknown;
  /** Child list by lower-case relationship name; never null. */
  getChildren(record: unknown, relationship: string): unknown;
  /** `record.Field.addError(…)`. */
  addFieldError(record: unknown, field: string, args: readonly unknown[]): void;
  /** Tokens and describes written statically: `Account.SObjectType`, `Account.Name`, `Schema.SObjectType.Account`, `….fields.Name`, `….fieldSets.X`. */
  sobjectType(objectName: string): unknown;
  sobjectField(objectName: string, field: string): unknown;
  describeSObject(objectName: string): unknown;
  describeField(objectName: string, field: string): unknown;
  fieldSet(objectName: string, fieldSet: string): unknown;
  /** Static methods on objects: `getAll`, `getInstance`, `getValues`, `getOrgDefaults` of custom metadata and custom settings. */
  sobjectStatic(objectName: string, method: string, args: readonly unknown[]): unknown;

  // ---- queries and DML ---------------------------------------------------------------------------------------------------
  prepareQuery(text: string, file: string, line: number): PreparedQuery;
  /** Rows as a List of the queried object (AggregateResult for grouped queries). */
  query(query: PreparedQuery, binds: readonly unknown[], mode: StatementMode): unknown;
  /** A query in a place that needs one record: QueryException where there is not exactly one. */
  querySingle(query: PreparedQuery, binds: readonly unknown[], mode: StatementMode): unknown;
  /** A List<SObject> (result of `Database.query`) where one record is needed: QueryException unless it has exactly one. */
  single(list: unknown): unknown;
  /** `Integer n = [SELECT COUNT() FROM …]`. */
  queryCount(query: PreparedQuery, binds: readonly unknown[], mode: StatementMode): number;
  /** `[FIND …]`: a List of one List for each object. */
  search(query: PreparedQuery, binds: readonly unknown[], mode: StatementMode): unknown;
  /** SOQL for loop: single records, or Lists of up to 200 where `batches`. */
  queryLoop(query: PreparedQuery, binds: readonly unknown[], mode: StatementMode, batches: boolean): Iterable<unknown>;
  /** DML statement on one SObject or a List; all or none, throws DmlException. */
  dml(statement: DmlStatement, records: unknown): void;
  /** `merge master duplicates;` */
  merge(statement: DmlStatement, master: unknown, duplicates: unknown): void;

  // ---- the rest of the language ------------------------------------------------------------------------------------------
  /** `Trigger.new`, `Trigger.isInsert`, …: member name in lower case; null (false for the flags) outside triggers. */
  triggerVariable(name: string): unknown;
  /** `System.runAs(user) { … }`: emitted as `const t = env.enterRunAs(u); try { … } finally { env.leaveRunAs(t); }`. */
  enterRunAs(user: unknown): unknown;
  leaveRunAs(token: unknown): void;
  /** `System.Label.Name`. */
  label(name: string): string;
  /** `Page.Name`. */
  page(name: string): unknown;
  /** `Page.Name`, `Network`… are refused by the compiler; this is for features known only when running. */
  unsupported(feature: string, file: string, line: number): never;
  /** Counters of a module compiled with coverage, one per entry of `coverableLines`. */
  coverage(moduleName: string): Int32Array;
  /** An `@future` method was called: queue it instead of running it. */
  enqueueFuture(
    className: string,
    jsName: string,
    args: readonly unknown[],
    paramTypes: readonly string[],
    callout: boolean,
  ): void;

  /** The namespace whose code runs. */
  readonly nameScope: NameScope;

  /** What `org` fills. */
  readonly ports: import('./ports.ts').Ports;
}
