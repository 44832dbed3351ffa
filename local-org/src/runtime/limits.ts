/**
 * Governor limits of one transaction: counted as the platform counts, thrown with the platform's texts.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm
 */
import type { LimitName, LimitUsage } from '../abi/limits.ts';
import { heap } from './heap.ts';
import { apexError } from './values/apexException.ts';

/** Work units (loop turns, method entries) that count as one millisecond of CPU time. */
export const CPU_UNITS_PER_MS = 1000;

/** Which set of limits a transaction has. */
export type LimitProfile = 'synchronous' | 'asynchronous';

const SYNCHRONOUS: Readonly<Record<LimitName, number>> = {
  Queries: 100,
  QueryRows: 50_000,
  AggregateQueries: 300,
  QueryLocatorRows: 10_000,
  SoslQueries: 20,
  DmlStatements: 150,
  DmlRows: 10_000,
  PublishImmediateDML: 150,
  Callouts: 100,
  FutureCalls: 50,
  QueueableJobs: 50,
  EmailInvocations: 10,
  MobilePushApexCalls: 10,
  HeapSize: 6_000_000,
  CpuTime: 10_000,
  AsyncCalls: 200,
  FetchCallsOnApexCursor: 10,
  ApexCursorRows: 50_000_000,
  FindSimilarCalls: 10,
  SavepointRollbacks: 20,
  Savepoints: 5,
  RunAs: 20,
};

const ASYNCHRONOUS: Readonly<Record<LimitName, number>> = {
  ...SYNCHRONOUS,
  Queries: 200,
  FutureCalls: 0,
  QueueableJobs: 1,
  HeapSize: 12_000_000,
  CpuTime: 60_000,
};

const PROFILES = { synchronous: SYNCHRONOUS, asynchronous: ASYNCHRONOUS } as const;

/** What the exception says before `: <number>`. */
const MESSAGES: Partial<Record<LimitName, string>> = {
  Queries: 'Too many SOQL queries',
  QueryRows: 'Too many query rows',
  AggregateQueries: 'Too many aggregate queries',
  QueryLocatorRows: 'Too many query locator rows',
  SoslQueries: 'Too many SOSL queries',
  DmlStatements: 'Too many DML statements',
  DmlRows: 'Too many DML rows',
  PublishImmediateDML: 'Too many DML statements',
  Callouts: 'Too many callouts',
  FutureCalls: 'Too many future calls',
  QueueableJobs: 'Too many queueable jobs added to the queue',
  EmailInvocations: 'Too many Email Invocations',
};

/**
 * Limits that certified namespaces also share: together they may use so many times what each may.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm
 */
const NAMESPACES_AT_ONCE = 11;
const CUMULATIVE: ReadonlySet<LimitName> = new Set([
  'Queries',
  'QueryLocatorRows',
  'SoslQueries',
  'DmlStatements',
  'Callouts',
  'EmailInvocations',
]);

/** One stretch of counting; `Test.startTest` begins a new one and `stopTest` goes back to the first. */
interface Stretch {
  readonly profile: LimitProfile;
  /** Amounts by limit; those of certified namespaces by `namespace.limit`. */
  readonly used: Map<string, number>;
  cpu: number;
  heap: number;
  pendingWork: boolean;
  activeSavepoints: number;
}

function newStretch(profile: LimitProfile): Stretch {
  return { profile, used: new Map(), cpu: 0, heap: 0, pendingWork: false, activeSavepoints: 0 };
}

function heapExceeded(bytes: number): never {
  throw apexError('System.LimitException', `Apex heap size too large: ${bytes}`);
}

/** What one stretch has used of what it may; what was not used at all is left out. */
export interface LimitReport {
  readonly profile: LimitProfile;
  /** By the name of the limit; of certified namespaces by `namespace.limit`. */
  readonly used: Readonly<Record<string, number>>;
}

/** What a transaction of a kind is allowed. */
export function allowances(profile: LimitProfile): Readonly<Record<LimitName, number>> {
  return PROFILES[profile];
}

/** The counters of a transaction. One object per env; `begin` starts it anew. */
export class TransactionLimits implements LimitUsage {
  /** Nested calls of methods that call themselves. */
  depth = 0;
  readonly depthMax = 1000;
  /** Work units that are left; emitted code counts it down, which costs next to nothing where counting up to a limit does not. */
  cpuLeft = SYNCHRONOUS.CpuTime * CPU_UNITS_PER_MS;
  #namespace: () => string = () => '';
  /** No certified namespace has used anything yet. */
  #isAlone = true;
  #stretch: Stretch = newStretch('synchronous');
  #stretches: Stretch[] = [this.#stretch];

  /** Zeroes everything for a new transaction. */
  begin(profile: LimitProfile): void {
    this.depth = 0;
    heap.serial++;
    this.#stretches = [];
    this.#open(profile);
  }

  #open(profile: LimitProfile): void {
    const stretch = newStretch(profile);
    this.#stretches.push(stretch);
    this.#switchTo(stretch);
  }

  /** Every stretch since the transaction began: its own, then those of `Test.startTest` and of jobs that ran inside. */
  report(): LimitReport[] {
    this.#stretch.cpu = this.cpu;
    this.#stretch.heap = heap.bytes;
    return this.#stretches.map(({ profile, used, cpu, heap: bytes }) => ({
      profile,
      used: { ...Object.fromEntries(used), CpuTime: Math.floor(cpu / CPU_UNITS_PER_MS), HeapSize: bytes },
    }));
  }

  /** Starts a fresh stretch (Test.startTest, a job run by stopTest); the returned function goes back to the one before. */
  fresh(profile: LimitProfile = this.#stretch.profile): () => void {
    const before = this.#stretch;
    before.cpu = this.cpu;
    before.heap = heap.bytes;
    this.#open(profile);
    const opened = this.#stretch;
    return () => {
      opened.cpu = this.cpu;
      opened.heap = heap.bytes;
      this.#switchTo(before);
    };
  }

  /** Notes what has been used; the returned function goes back to that. */
  mark(): () => void {
    const stretch = this.#stretch;
    const { cpuLeft } = this;
    const used = [...stretch.used];
    return () => {
      stretch.used.clear();
      for (const [name, amount] of used) stretch.used.set(name, amount);
      this.cpuLeft = cpuLeft;
    };
  }

  #switchTo(stretch: Stretch): void {
    this.#stretch = stretch;
    this.cpuLeft = this.#cpuMax - stretch.cpu;
    heap.enter(stretch.heap, PROFILES[stretch.profile].HeapSize);
    heap.onExceeded = heapExceeded;
  }

  /** Work units so far. */
  get cpu(): number {
    return this.#cpuMax - this.cpuLeft;
  }

  get #cpuMax(): number {
    return PROFILES[this.#stretch.profile].CpuTime * CPU_UNITS_PER_MS;
  }

  get pendingWork(): boolean {
    return this.#stretch.pendingWork;
  }
  set pendingWork(value: boolean) {
    this.#stretch.pendingWork = value;
  }
  get activeSavepoints(): number {
    return this.#stretch.activeSavepoints;
  }
  set activeSavepoints(value: number) {
    this.#stretch.activeSavepoints = value;
  }

  get profile(): LimitProfile {
    return this.#stretch.profile;
  }

  /** Says for which certified namespace is being counted; empty for the org itself. */
  separate(namespace: () => string): void {
    this.#namespace = namespace;
  }

  used(name: LimitName): number {
    if (name === 'HeapSize') return heap.bytes;
    if (name === 'CpuTime') return Math.floor(this.cpu / CPU_UNITS_PER_MS);
    return this.#stretch.used.get(this.#counter(name)) ?? 0;
  }

  /** Heap is one for the transaction, as CPU time is. */
  #counter(name: LimitName): string {
    const namespace = name === 'HeapSize' ? '' : this.#namespace();
    if (namespace === '') return name;
    this.#isAlone = false;
    return `${namespace}.${name}`;
  }

  max(name: LimitName): number {
    return PROFILES[this.#stretch.profile][name];
  }

  count(name: LimitName, amount = 1): void {
    const used = this.used(name) + amount;
    this.#stretch.used.set(this.#counter(name), used);
    const text = MESSAGES[name];
    if (text === undefined) return;
    if (used > this.max(name)) throw apexError('System.LimitException', `${text}: ${this.max(name) + 1}`);
    if (CUMULATIVE.has(name)) this.#checkTotal(name, text);
  }

  /** All namespaces together may use eleven times what one may. */
  #checkTotal(name: LimitName, text: string): void {
    if (this.#isAlone) return;
    let total = 0;
    for (const [key, amount] of this.#stretch.used) if (key === name || key.endsWith(`.${name}`)) total += amount;
    const most = this.max(name) * NAMESPACES_AT_ONCE;
    if (total > most) throw apexError('System.LimitException', `${text}: ${most + 1}`);
  }
}
