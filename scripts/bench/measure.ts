/** Measuring: two ways of doing the same, in turns, in the same process; the median of each. */

/** Two ways of doing the same work. */
export interface Comparison {
  readonly group: string;
  readonly name: string;
  /** What one of `units` is: row, turn, file. */
  readonly unit: string;
  readonly units: number;
  /** What `theirs` is, in words for the table. */
  readonly against: string;
  readonly ours: () => unknown;
  readonly theirs: () => unknown;
  /** How many units the other side does, when not as many. */
  readonly theirUnits?: number;
  /** Runs before each timed run, untimed. */
  readonly before?: () => void;
  /** The two results differ by nature (a row count here, rows there). */
  readonly incomparable?: true;
}

/** A line of the table. Amounts are microseconds per unit, or bytes. */
export interface Measured {
  readonly group: string;
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly theirs: number;
  readonly against: string;
  readonly ratio: number;
  /** The amounts are memory. */
  readonly bytes?: true;
  readonly runs: number;
}

/** The two sides do not agree, so comparing their times would mean nothing. */
export class DisagreementError extends Error {}

const FEWEST_RUNS = 3;
const MOST_RUNS = 7;
/** A comparison stops when it has taken this long and has run often enough. */
const BUDGET_MS = 1500;

/** Runs both sides in turns until enough is known. */
export function measure(comparison: Comparison): Measured {
  const { before = (): void => undefined, ours, theirs } = comparison;
  agree(comparison);
  const times = { ours: [] as number[], theirs: [] as number[] };
  const from = performance.now();
  while (times.ours.length < FEWEST_RUNS || (times.ours.length < MOST_RUNS && performance.now() - from < BUDGET_MS)) {
    before();
    times.ours.push(timed(ours));
    before();
    times.theirs.push(timed(theirs));
  }
  return tableLine(comparison, times.ours, times.theirs);
}

/** A line from times measured elsewhere, in milliseconds. */
export function tableLine(
  comparison: Pick<Comparison, 'group' | 'name' | 'unit' | 'units' | 'theirUnits' | 'against'>,
  ourTimes: readonly number[],
  theirTimes: readonly number[],
): Measured {
  const { group, name, unit, units, against, theirUnits = units } = comparison;
  const ours = (median(ourTimes) * 1000) / units;
  const theirs = (median(theirTimes) * 1000) / theirUnits;
  return { group, name, unit, ours, theirs, against, ratio: ours / theirs, runs: ourTimes.length };
}

/** The first run of each side warms it up, and shows that both do the same. */
function agree({ name, before, ours, theirs, incomparable }: Comparison): void {
  before?.();
  const first = ours();
  before?.();
  const second = theirs();
  if (incomparable !== true && String(first) !== String(second)) {
    throw new DisagreementError(`${name}: ${String(first)} here, ${String(second)} there`);
  }
}

/** Milliseconds this thread worked: what else runs on the machine does not count. */
function timed(work: () => unknown): number {
  const from = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(from);
  return (user + system) / 1000;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
