/**
 * The org: deployed source, data, code, sessions and background work behind one façade. The API, the pages and the command line hold an
 * `Org` and nothing else.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type FileTree } from '../project/loadProject.ts';
import type { Schema } from '../schema/schema.ts';
import { Store } from '../store/store.ts';
import { ApexCore } from './apexCore.ts';
import { Scheduler } from './async/scheduler.ts';
import { callAction, describeAction, listActions } from './entry/actions.ts';
import type { ActionDescription, ActionReply, ActionSummary, ActionType } from './entry/actions.ts';
import { type AuraCall, callAura } from './entry/aura.ts';
import { type ApexRestReply, type ApexRestRequest, callApexRest } from './entry/apexRest.ts';
import { type AnonymousResult, executeAnonymous } from './entry/anonymous.ts';
import { Ingest } from './bulk/ingest.ts';
import { IngestStore } from './bulk/ingestStore.ts';
import { type Clock, systemClock } from './clock.ts';
import { compileSource } from './compileSource.ts';
import type { DeployedCode } from './deployedCode.ts';
import { type PreparedDeploy, prepareDeploy } from './deploy/deployer.ts';
import type { Finding } from './deploy/findings.ts';
import { prepareWithoutErrors } from './deploy/partialSource.ts';
import { deployReport } from './deploy/deployReport.ts';
import type { DeployOptions, DeployResult } from './deploy/deployTypes.ts';
import { Validations } from './deploy/validations.ts';
import { OrgError } from './errors.ts';
import { EventFeed, type EventListener } from './eventFeed.ts';
import { type Navigation, navigationOf } from './navigation.ts';
import { type SentMessage, sentMessages } from './outbox.ts';
import { type Session, Sessions, type UserDirectory } from './sessions.ts';
import { ensureFirstRows, type FirstRows } from './setup/firstRows.ts';
import { syncMetadataRows } from './setup/metadataRows.ts';
import { knowSourceFiles } from '../runtime/debuggerMaps.ts';
import { projectTree } from './source/projectTrees.ts';
import { SourceStore, treeOf } from './source/sourceStore.ts';
import { zipTree } from './source/zipTree.ts';
import { createSystemTables } from './systemTables.ts';
import { runIsolated } from './tests/isolatedTests.ts';
import { runTests, type TestOutcome } from './tests/testRunner.ts';
import type { TestMethodResult, TestRun, TestSelection } from './tests/testTypes.ts';
import { toolingFactsOf } from './tooling/facts.ts';
import type { ToolingFacts } from './tooling/toolingTables.ts';
import type { Transaction } from './transaction.ts';
import { userDirectory, type UserProfile, userProfile, userProfiles } from './users.ts';

/** How to open an org. */
export interface OrgOptions {
  /** Folder of the database, or `:memory:`. */
  readonly dataDir: string;
  /** Project folders deployed at the start. */
  readonly sources?: readonly string[];
  /** A scratch org definition file: the kind of org the sources are for. */
  readonly shapeFile?: string;
  /** Namespace of all sources; absent = each has that of its sfdx-project.json. */
  readonly namespace?: string;
  /** Namespaces of packages that passed the security review: they have governor limits of their own. */
  readonly certified?: readonly string[];
  readonly clock?: Clock;
  readonly log?: (line: string) => void;
  /** Compiles so that tests can measure line coverage. */
  readonly coverage?: boolean;
  /** Leaves out files with errors instead of refusing the source, and tells them here. */
  readonly onLeftOut?: (findings: readonly Finding[], folder: FileTree) => void;
}

const KEPT_RUNS = 20;
const EVENT_LIFETIME = 72 * 3600_000;

/** A deploy at the start that did not go through. */
export class SourceRefused extends Error {
  readonly prepared: PreparedDeploy;
  constructor(prepared: PreparedDeploy) {
    super('The source has errors');
    this.prepared = prepared;
  }
}

export class Org {
  readonly clock: Clock;
  readonly id: string;
  readonly sessions: Sessions;
  readonly ingest: Ingest;
  readonly #store: Store;
  readonly #directory: UserDirectory;
  readonly #source: SourceStore;
  readonly #first: FirstRows;
  readonly #log: (line: string) => void;
  readonly #inMemory: boolean;
  readonly #feed: EventFeed;
  readonly #validations: Validations;
  readonly #runs: TestRun[] = [];
  #core: ApexCore;
  #scheduler: Scheduler;
  #started = false;
  /** The deployed files, read when first asked for after a deploy. */
  #files: ReadonlyMap<string, Uint8Array> | null = null;

  private constructor(parts: { store: Store; code: DeployedCode; options: OrgOptions; first: FirstRows }) {
    const { store, options, first } = parts;
    this.#store = store;
    this.#first = first;
    this.#directory = userDirectory(store);
    this.clock = options.clock ?? systemClock;
    this.id = first.organizationId;
    this.#inMemory = options.dataDir === ':memory:';
    this.#log = options.log ?? ((line) => process.stderr.write(`${line}\n`));
    this.#source = new SourceStore(store.db);
    this.#validations = new Validations(store.db);
    this.sessions = new Sessions(store.db, this.id, this.#directory, this.clock);
    this.#core = this.#newCore(parts.code);
    this.#scheduler = this.#newScheduler();
    this.#feed = new EventFeed(() => this.#core.events);
    this.ingest = new Ingest(new IngestStore(store.db), this.#bulkHost());
  }

  /** Opens or creates an org. Throws `SourceRefused` when `sources` do not compile. */
  static open(options: OrgOptions): Org {
    const file = options.dataDir === ':memory:' ? ':memory:' : join(options.dataDir, 'org.sqlite');
    if (file !== ':memory:') mkdirSync(options.dataDir, { recursive: true });
    const files = file === ':memory:' ? new Map<string, Uint8Array>() : storedSource(file);
    const coverage = options.coverage ?? false;
    let code: DeployedCode | null = null;
    const store = Store.open(file, (prefixes) => {
      code = compileSource(treeOf(files), prefixes, coverage).code;
      return code.schema;
    });
    createSystemTables(store.db);
    const clock = options.clock ?? systemClock;
    const first = ensureFirstRows(store, clock.now());
    const opened = code as unknown as DeployedCode;
    if (files.size === 0) {
      store.transaction(() => syncMetadataRows({ store, userId: first.adminUserId, now: clock.now() }, opened));
    }
    const org = new Org({ store, code: opened, options, first });
    org.#deploySources(options);
    return org;
  }

  #deploySources(options: OrgOptions): void {
    const { sources = [] } = options;
    if (sources.length === 0 && options.shapeFile === undefined) {
      this.#store.transaction(() => this.#core.events.setSubscribers(this.#core.eventSubscribers()));
      return;
    }
    const tree = projectTree(sources, options);
    knowSourceFiles(tree.paths());
    const prepared = this.#prepareStart(tree, options);
    if (prepared.failed) throw new SourceRefused(prepared);
    this.#takeOver(prepared);
  }

  #prepareStart(tree: FileTree, { coverage = false, onLeftOut }: OrgOptions): PreparedDeploy {
    const prepare = (files: FileTree): PreparedDeploy =>
      prepareDeploy(this.#source.read(), files, this.#store.keyPrefixes, coverage);
    if (onLeftOut === undefined) return prepare(tree);
    const { prepared, leftOut } = prepareWithoutErrors(tree, prepare);
    onLeftOut(leftOut, tree);
    return prepared;
  }

  #newCore(code: DeployedCode): ApexCore {
    const core = new ApexCore({
      store: this.#store,
      code,
      clock: this.clock,
      organizationId: this.#first.organizationId,
      adminUserId: this.#first.adminUserId,
      automatedUserId: this.#first.automatedUserId,
      report: (message) => this.#log(message),
    });
    core.onCommit = () => this.#committed();
    return core;
  }

  #newScheduler(): Scheduler {
    const { jobs: table, runner, events } = this.#core;
    return new Scheduler({ clock: this.clock, table, runner, events, report: (message) => this.#log(message) });
  }

  /** What listeners do with an event must not undo, for the caller, a transaction that has committed. */
  #committed(): void {
    try {
      this.#feed.announce();
    } catch (error) {
      this.#log(`an event listener failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
    this.#scheduler.wake();
  }

  #bulkHost(): ConstructorParameters<typeof Ingest>[1] {
    return {
      schema: () => this.schema,
      transact: (session, work) => this.transact(session, work),
      now: () => this.clock.now(),
      newId: (prefix) => this.newId(prefix),
      sessionOf: (userId) => this.#sessionOf(userId),
      breathe: () => this.#scheduler.breathe(),
    };
  }

  #sessionOf(userId: string): Session {
    const user = this.#directory.byId(userId);
    if (user === null) throw new OrgError('INVALID_SESSION_ID', `No user ${userId}`, [], 401);
    return { token: '', orgId: this.id, userId, username: user.username };
  }

  get schema(): Schema {
    return this.#store.schema;
  }

  /** The deployed files by canonical path. */
  sourceFiles(): ReadonlyMap<string, Uint8Array> {
    this.#files ??= this.#source.read();
    return this.#files;
  }

  get model(): DeployedCode['model'] {
    return this.#core.code.model;
  }

  /** Rights of a user, for the pages. */
  access(userId: string): ReturnType<ApexCore['access']> {
    return this.#core.access(userId);
  }

  /** Applications and tabs a user sees. */
  navigation(user: UserProfile): Navigation {
    const { profileName } = user;
    return navigationOf(this.model, { profileName, permissionSets: this.#core.permissionSetNames(user.id) });
  }

  // ---- users and sessions --------------------------------------------------------------------------------------------------

  /** A new session of a user; there is no password, the org trusts this machine. */
  login(username: string): Session {
    const user = this.#directory.byName(username);
    if (user === null) throw new OrgError('INVALID_LOGIN', `There is no user ${username}`);
    if (!user.active) throw new OrgError('INVALID_LOGIN', `The user ${username} is inactive`);
    return this.sessions.open(user);
  }

  session(token: string): Session | null {
    return this.sessions.find(token);
  }

  user(id: string): UserProfile | null {
    return userProfile(this.#store, id);
  }

  users(): UserProfile[] {
    return userProfiles(this.#store).filter((user) => user.id !== this.#first.automatedUserId);
  }

  get adminUsername(): string {
    return this.user(this.#first.adminUserId)?.username ?? '';
  }

  // ---- work ----------------------------------------------------------------------------------------------------------------

  /** One Apex transaction of this user: committed when the work returns, rolled back when it throws. */
  transact<T>(session: Session, work: (tx: Transaction) => T): T {
    const core = this.#core;
    return this.#guard(core, () =>
      core.run({ userId: session.userId, profile: 'synchronous' }, () => work(core.transaction())),
    );
  }

  /** Uncaught Apex exceptions leave as API errors. */
  #guard<T>(core: ApexCore, work: () => T): T {
    try {
      return work();
    } catch (thrown) {
      throw core.outward(thrown);
    }
  }

  executeAnonymous(session: Session, apex: string): AnonymousResult {
    return executeAnonymous(this.#core, session.userId, apex);
  }

  /** Calls an `@AuraEnabled` method, JSON in and out. */
  invokeStatic(session: Session, call: AuraCall): unknown {
    return callAura(this.#core, session.userId, call);
  }

  /** Calls an `@RestResource` class. */
  invokeRest(session: Session, request: ApexRestRequest): ApexRestReply {
    return callApexRest(this.#core, session.userId, request);
  }

  /** Invocable actions of a kind. */
  listActions(type: ActionType): ActionSummary[] {
    return listActions(this.#core, type);
  }

  /** What an invocable action takes and gives. */
  describeAction(type: ActionType, name: string): ActionDescription {
    return describeAction(this.#core, type, name);
  }

  /** Calls an invocable action, once for all inputs. */
  callAction(
    session: Session,
    type: ActionType,
    name: string,
    inputs: readonly Readonly<Record<string, unknown>>[],
  ): ActionReply[] {
    return callAction(this.#core, session.userId, type, name, inputs);
  }

  /** The latest emails and notifications that Apex sent. */
  sentMessages(limit: number): SentMessage[] {
    return sentMessages(this.#store.db, limit);
  }

  newId(prefix: string): string {
    return this.#store.counters.nextId(prefix);
  }

  // ---- deploy --------------------------------------------------------------------------------------------------------------

  /** Deploys a zip and keeps the result for `deployResult`. */
  startDeploy(session: Session, zip: Uint8Array, options: DeployOptions): string {
    const id = this.newId('0Af');
    const result = this.#deploy(id, session.userId, zipTree(zip), options);
    this.#validations.keep(result, options, zip, this.clock.now());
    return this.#keepDeploy(result);
  }

  #keepDeploy(result: DeployResult): string {
    const { id } = result;
    this.#store.db.prepare('INSERT INTO org_deploy (id, result) VALUES (?, ?)').run(id, JSON.stringify(result));
    return id;
  }

  /** Deploys what was validated with its tests, without running them again; the id of the new deploy. */
  quickDeploy(session: Session, validationId: string): string {
    const zip = this.#validations.take(validationId, this.clock.now());
    const options: DeployOptions = { checkOnly: false, testLevel: 'NoTestRun', runTests: [] };
    return this.#keepDeploy(this.#deploy(this.newId('0Af'), session.userId, zipTree(zip), options));
  }

  deployResult(id: string): DeployResult {
    const row = this.#store.db
      .prepare('SELECT result FROM org_deploy WHERE substr(id, 1, 15) = ?')
      .get(id.slice(0, 15));
    if (row === undefined) throw new OrgError('INVALID_ID_FIELD', `No deploy has the id ${id}`);
    return JSON.parse(String(row['result'])) as DeployResult;
  }

  /** Deploys a tree of files: all or nothing. */
  deploy(files: FileTree, options: DeployOptions): DeployResult {
    return this.#deploy(this.newId('0Af'), this.#first.adminUserId, files, options);
  }

  #deploy(id: string, userId: string, tree: FileTree, options: DeployOptions): DeployResult {
    const started = this.clock.now();
    const known = new Set(this.model.components.map(({ type, fullName }) => `${type}:${fullName}`));
    const prepared = this.#store.transaction(() =>
      prepareDeploy(this.#source.read(), tree, this.#store.keyPrefixes, false),
    );
    const tests = prepared.failed ? null : this.#deployTests(prepared, userId, options);
    if (!prepared.failed && (tests?.failed ?? 0) === 0 && !options.checkOnly) this.#takeOver(prepared);
    const userName = this.user(userId)?.name ?? '';
    return deployReport({ id, userId, userName, started, ended: this.clock.now(), options, prepared, tests, known });
  }

  #deployTests(prepared: PreparedDeploy, userId: string, options: DeployOptions): TestRun | null {
    if (options.testLevel === 'NoTestRun') return null;
    const all = options.testLevel !== 'RunSpecifiedTests';
    const selection: TestSelection = all ? { coverage: true } : { tests: options.runTests, coverage: true };
    const code = compileSource(treeOf(prepared.files), this.#store.keyPrefixes, true).code;
    const started = this.clock.now();
    return this.#recorded(runIsolated(this.#core, code, userId, selection), userId, started);
  }

  /** Makes a judged deploy the org's version: tables, rows that show metadata, source and code in one commit, then the swap. */
  #takeOver(prepared: PreparedDeploy): void {
    const before = this.#store.schema;
    const { code } = prepared.compiled;
    this.#store.begin();
    try {
      this.#store.migrate(code.schema);
      this.#source.replace(prepared.files);
      syncMetadataRows({ store: this.#store, userId: this.#first.adminUserId, now: this.clock.now() }, code);
      const core = this.#newCore(code);
      core.events.setSubscribers(core.eventSubscribers());
      this.#store.commit();
      this.#swap(core);
    } catch (error) {
      this.#store.rollback();
      this.#store.useSchema(before);
      throw error;
    }
  }

  #swap(core: ApexCore): void {
    void this.#scheduler.stop();
    this.#files = null;
    this.#core = core;
    this.#scheduler = this.#newScheduler();
    if (this.#started) this.#scheduler.start();
  }

  // ---- tests ---------------------------------------------------------------------------------------------------------------

  /** Runs tests without touching the org's data: on an org without data in place, else on an empty copy. */
  runTests(selection: TestSelection, session?: Session, onResult?: (result: TestMethodResult) => void): TestRun {
    const userId = session?.userId ?? this.#first.adminUserId;
    const started = this.clock.now();
    if (this.#inMemory && selection.coverage !== true) {
      return this.#recorded(runTests(this.#core, userId, selection, onResult), userId, started);
    }
    const { code } = this.#core;
    const measured =
      selection.coverage === true && !code.coverage
        ? compileSource(treeOf(this.#source.read()), this.#store.keyPrefixes, true).code
        : code;
    return this.#recorded(runIsolated(this.#core, measured, userId, selection, onResult), userId, started);
  }

  #recorded(outcome: TestOutcome, userId: string, startTime: number): TestRun {
    const failed = outcome.methods.filter((method) => method.outcome === 'Fail').length;
    const counts = { passed: outcome.methods.length - failed, failed };
    const run: TestRun = { id: this.newId('707'), userId, startTime, endTime: this.clock.now(), ...counts, ...outcome };
    this.#runs.push(run);
    if (this.#runs.length > KEPT_RUNS) this.#runs.shift();
    return run;
  }

  /** What Tooling queries are answered from. */
  toolingFacts(): ToolingFacts {
    return toolingFactsOf(this.#core.code, this.#runs);
  }

  // ---- background ----------------------------------------------------------------------------------------------------------

  /** Starts background work and takes up what an earlier process left. */
  start(): void {
    this.#started = true;
    this.#store.transaction(() => this.#core.events.forgetBefore(this.clock.now() - EVENT_LIFETIME));
    this.#scheduler.start();
    this.ingest.resume();
  }

  /** Runs every asynchronous job and event that is due. */
  async drain(): Promise<void> {
    await this.#scheduler.drain();
  }

  /** Follows a platform event from behind a replay id (-1: new ones, -2: all kept); the returned function stops it. */
  onEvent(channel: string, replayId: number, listener: EventListener): () => void {
    return this.#feed.follow(channel, replayId, listener);
  }

  /** Replay ids of the oldest and the newest event that is kept. */
  eventRange(): { oldest: number; last: number } {
    const { events } = this.#core;
    return { oldest: events.oldestReplayId(), last: events.lastReplayId() };
  }

  /** Replay id of an event that has been published under this uuid. */
  replayIdOf(uuid: string): number {
    return this.#core.events.replayIdOf(uuid);
  }

  /** Stops background work after the running piece, and closes the database. */
  async close(): Promise<void> {
    await this.ingest.close();
    await this.#scheduler.stop();
    this.#store.close();
  }
}

/** The source in an existing database, read before its schema is known. */
function storedSource(file: string): Map<string, Uint8Array> {
  const db = new DatabaseSync(file);
  try {
    createSystemTables(db);
    return new SourceStore(db).read();
  } finally {
    db.close();
  }
}
