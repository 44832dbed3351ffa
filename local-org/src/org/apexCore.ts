/**
 * Apex on a database: one env with its ports filled, transactions, asynchronous work and events. An org has one; a test run on an org with
 * data has another on an empty database.
 */
import { prefixed } from '../base/nameScope.ts';
import type { AccessPort } from '../abi/ports.ts';
import { fieldAccess, objectAccess, type UserAccess } from '../access/userAccess.ts';
import { type ApexEnv, createEnv, type OrgPorts } from '../runtime/createEnv.ts';
import { ApexException } from '../runtime/values/apexException.ts';
import type { LimitProfile } from '../runtime/limits.ts';
import type { Store } from '../store/store.ts';
import type { ApexHost, RunOptions } from './async/apexHost.ts';
import { AsyncWork } from './async/asyncWork.ts';
import { ChangeCapture } from './async/changeCapture.ts';
import { EventBus, type Subscriber } from './async/eventBus.ts';
import { subscribersOf } from './async/subscribers.ts';
import { Flows } from './flows/flows.ts';
import { Formulas } from './formulas/formulas.ts';
import { JobRunner } from './async/jobRunner.ts';
import { JobTable } from './async/jobTable.ts';
import { blockedCallouts } from './callouts.ts';
import type { Clock } from './clock.ts';
import { OrgError } from './errors.ts';
import { DebugLog } from './debugLog.ts';
import type { DeployedCode } from './deployedCode.ts';
import { libraryOf } from './compileSource.ts';
import { Dml } from './dml.ts';
import { Outbox } from './outbox.ts';
import { Queries } from './queries.ts';
import { Searches } from './searches.ts';
import { RunningUser } from './runningUser.ts';
import { SchemaFacts } from './schemaFacts.ts';
import { TestDrain } from './tests/testDrain.ts';
import { classId } from './tooling/codeIds.ts';
import { AccessFacts } from './userFacts.ts';
import type { QueryOptions, QueryRows, SaveOptions, Transaction } from './transaction.ts';

/** What a core is built from. */
export interface CoreParts {
  readonly store: Store;
  readonly code: DeployedCode;
  readonly clock: Clock;
  readonly organizationId: string;
  readonly adminUserId: string;
  readonly automatedUserId: string;
  /** The database is an empty copy made for tests. */
  readonly isCopy?: boolean;
  report(message: string): void;
}

export class ApexCore implements ApexHost {
  readonly store: Store;
  readonly code: DeployedCode;
  readonly env: ApexEnv;
  readonly user: RunningUser;
  readonly log: DebugLog;
  readonly queries: Queries;
  readonly searches: Searches;
  readonly dml: Dml;
  readonly work: AsyncWork;
  readonly jobs: JobTable;
  readonly events: EventBus;
  readonly changes: ChangeCapture;
  readonly flows: Flows;
  readonly runner: JobRunner;
  readonly adminUserId: string;
  readonly automatedUserId: string;
  readonly report: (message: string) => void;
  /** True for a copy without the org's data. */
  readonly isCopy: boolean;
  /** Called after every commit. */
  onCommit: () => void = () => undefined;
  readonly #parts: CoreParts;
  readonly #facts: AccessFacts;
  readonly #tests: TestDrain;
  #testing = false;

  constructor(parts: CoreParts) {
    const { store, clock } = parts;
    this.#parts = parts;
    this.store = store;
    this.code = parts.code;
    this.isCopy = parts.isCopy ?? false;
    this.report = (message) => parts.report(message);
    this.adminUserId = parts.adminUserId;
    this.automatedUserId = parts.automatedUserId;
    this.user = new RunningUser(store, parts.organizationId, parts.adminUserId, () => clock.now());
    this.user.onRunAs = () => this.dml.enterRunAs();
    this.log = new DebugLog(() => clock.now());
    this.#facts = new AccessFacts(store);
    this.queries = new Queries(this.#queryHost());
    this.searches = new Searches(this.#queryHost());
    const labels = new Map(parts.code.model.labels.map(({ name, value }) => [name.toLowerCase(), value]));
    store.formulaFacts = {
      label: (name) => labels.get(name.toLowerCase()) ?? null,
      hasPermission: (userId, name) => this.#hasPermission(userId, name),
    };
    this.jobs = new JobTable(store.db);
    this.events = new EventBus(store.db, this);
    this.changes = new ChangeCapture(this, parts.code.model);
    this.#tests = new TestDrain(this);
    this.work = new AsyncWork(this, this.jobs, this.events, this.#tests);
    this.flows = new Flows(this);
    this.dml = new Dml(this);
    this.env = createEnv(this.#ports(), libraryOf(parts.code.model));
    for (const module of parts.code.modules) this.env.addModule(module);
    this.runner = new JobRunner(this, this.work, this.jobs);
  }

  #queryHost(): ConstructorParameters<typeof Queries>[0] {
    const { store, user } = this;
    return {
      store,
      get userId() {
        return user.userId;
      },
      get timeZone() {
        return user.timeZone();
      },
      get locale() {
        return user.locale();
      },
      get currency() {
        return user.userFact('DefaultCurrencyIsoCode') ?? 'USD';
      },
      get calendar() {
        return user.calendar();
      },
      now: () => this.now(),
      access: (userId) => this.access(userId),
    };
  }

  #ports(): OrgPorts {
    return {
      query: this.queries,
      search: this.searches,
      dml: this.dml,
      schema: new SchemaFacts(this.store, this.code.model),
      access: this.#accessPort(),
      session: this.user,
      async: this.work,
      callout: blockedCallouts,
      log: this.log,
      outbox: new Outbox(this.store.db, this),
      formula: new Formulas(this),
      actions: this.flows,
    };
  }

  #accessPort(): AccessPort {
    const object = (name: string): NonNullable<ReturnType<typeof this.store.schema.object>> => {
      const type = this.store.schema.object(name);
      if (type === undefined) throw new Error(`no such object: ${name}`);
      return type;
    };
    return {
      objectAccess: (name) => objectAccess(this.access(this.userId), object(name)),
      fieldAccess: (name, fieldName) => {
        const type = object(name);
        const field = type.fields.get(fieldName);
        if (field === undefined) throw new Error(`no such field: ${name}.${fieldName}`);
        const given = objectAccess(this.access(this.userId), type);
        const { read, edit } = fieldAccess(this.access(this.userId), type, field);
        return {
          read: given.read && read,
          create: given.create && edit && field.createable,
          edit: given.edit && edit && field.updateable,
        };
      },
      hasCustomPermission: (name) => {
        const { customPermissions } = this.access(this.userId);
        return customPermissions.has(prefixed(this.store.schema.names.current, name)) || customPermissions.has(name);
      },
    };
  }

  #hasPermission(userId: string, name: string): boolean {
    const wanted = name.replace(/^.*__/, '').toLowerCase();
    return [...this.access(userId).customPermissions].some((own) => own.toLowerCase() === wanted);
  }

  get userId(): string {
    return this.user.userId;
  }

  get testing(): boolean {
    return this.#testing;
  }

  now(): number {
    return this.#parts.clock.now();
  }

  timeZoneOf(userId: string): string {
    return String(this.user.row(userId)?.get('timezonesidkey') ?? 'UTC');
  }

  /** Rights of a user, as they are now. */
  access(userId: string): UserAccess {
    return this.#facts.of(userId);
  }

  /** Names of the permission sets that count for a user. */
  permissionSetNames(userId: string): string[] {
    return this.#facts.permissionSetNames(userId);
  }

  /** Called when something that rights follow from was written. */
  forgetAccess(): void {
    this.#facts.forget();
    this.user.forget();
  }

  classIdOf(className: string): string | null {
    return classId(className);
  }

  run<T>(options: RunOptions, work: () => T): T {
    return this.store.inTransaction ? this.#runNested(options, work) : this.#runOwn(options, work);
  }

  #runOwn<T>(options: RunOptions, work: () => T): T {
    this.store.begin();
    this.env.beginTransaction(options.profile);
    const leave = this.user.become(options.userId);
    try {
      const result = work();
      this.store.commit();
      return result;
    } catch (thrown) {
      this.store.rollback();
      this.forgetAccess();
      throw thrown;
    } finally {
      this.#ended(leave);
    }
  }

  #ended(leave: () => void): void {
    try {
      if (this.events.hasImmediate) this.store.transaction(() => this.events.flushImmediate());
    } finally {
      leave();
      this.user.forget();
      this.onCommit();
    }
  }

  /** A job inside a test: part of the test's transaction, with limits of its own. Static variables are the test's. */
  #runNested<T>(options: RunOptions, work: () => T): T {
    const savepoint = this.store.savepoint();
    const restoreLimits = this.env.freshLimits(options.profile);
    const leave = this.user.become(options.userId);
    try {
      const result = work();
      this.store.release(savepoint);
      return result;
    } catch (thrown) {
      this.store.rollbackTo(savepoint);
      this.store.release(savepoint);
      this.forgetAccess();
      throw thrown;
    } finally {
      leave();
      restoreLimits();
      this.events.flushImmediate();
    }
  }

  /** The transaction of the API: the user's rights apply. */
  transaction(): Transaction {
    const { store, queries, searches, dml } = this;
    return {
      schema: store.schema,
      query: (soql: string, options?: QueryOptions): QueryRows => queries.forApi(soql, options),
      search: (sosl) => searches.forApi(sosl),
      save: (operation, records, options: SaveOptions) => dml.saveForApi(operation, records, options),
      saveMixed: (operation, records, options: SaveOptions) => dml.saveMixed(operation, records, options),
      newRecord: (type) => dml.newRecord(type),
    };
  }

  // ---- tests ---------------------------------------------------------------------------------------------------------------

  /** Runs work in a transaction that is rolled back. */
  testTransaction(userId: string, work: () => void): void {
    this.store.begin();
    const leave = this.user.become(userId);
    this.#testing = true;
    try {
      work();
    } finally {
      this.#testing = false;
      leave();
      this.store.rollback();
      this.forgetAccess();
    }
  }

  /** A test method begins: new statics and limits. */
  beginTest(profile: LimitProfile = 'synchronous'): void {
    this.env.beginTransaction(profile);
    this.#tests.reset();
  }

  /** The method's records are gone. */
  afterTestMethod(): void {
    this.forgetAccess();
    this.work.running = null;
    this.changes.captureAll = false;
  }

  /** The same org on another database, for tests. */
  copyOn(store: Store, code: DeployedCode): ApexCore {
    return new ApexCore({ ...this.#parts, store, code, isCopy: true });
  }

  /** What a caller outside Apex gets for an exception that nothing caught. */
  outward(thrown: unknown): unknown {
    if (!(thrown instanceof ApexException)) return thrown;
    const { message, stackTrace } = this.describeFailure(thrown);
    return new OrgError('APEX_ERROR', stackTrace === '' ? message : `${message}\n\n${stackTrace}`, [], 500);
  }

  describeFailure(thrown: unknown): { message: string; stackTrace: string; exception: unknown } {
    try {
      const exception = this.env.toApexException(thrown);
      return { message: exception.toString(), stackTrace: this.env.stackTrace(exception).text, exception };
    } catch (internal) {
      const error = internal instanceof Error ? internal : new Error(String(internal));
      return { message: `${error.name}: ${error.message}`, stackTrace: this.#internalTrace(error), exception: null };
    }
  }

  /** Apex frames of a failure of the org itself, or its own stack where no Apex is on it. */
  #internalTrace(error: Error): string {
    return this.env.modules.stacks.text(error) || (error.stack ?? '');
  }

  captureChanges(): void {
    this.changes.captureAll = true;
  }

  /** Triggers on platform events, with what their subscriber settings say. */
  eventSubscribers(): Subscriber[] {
    return subscribersOf(this.store, this.code);
  }
}
