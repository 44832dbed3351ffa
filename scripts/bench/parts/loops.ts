/** Loops in Apex and the same loops written by hand in JavaScript. */
import { measure, type Measured } from '../measure.ts';
import { BenchOrg, WAREHOUSE } from '../benchOrg.ts';

interface Loop {
  readonly name: string;
  readonly method: string;
  readonly turns: number;
  readonly parameter?: string;
  readonly against: string;
  readonly byHand: (turns: number) => unknown;
}

function integers(turns: number): number {
  let sum = 0;
  for (let i = 0; i < turns; i++) sum = (sum * 31 + i) % 65521;
  return sum;
}

/** Hundredths as BigInt: exact, as money must be. */
function decimals(turns: number): string {
  let total = 0n;
  const price = 1999n;
  for (let i = 0; i < turns; i++) {
    total += price * BigInt(i);
    if (total > 10000000n) total -= 10000000n;
  }
  const text = String(total).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

function strings(turns: number): number {
  let text = '';
  for (let i = 0; i < turns; i++) text += `item ${i};`;
  return text.length;
}

function maps(turns: number): number {
  const counts = new Map<string, number>();
  const keys: string[] = [];
  for (let i = 0; i < 500; i++) keys.push(`key${i}`);
  for (let i = 0; i < turns; i++) {
    const key = keys[(i * 7) % 500]!;
    const known = counts.get(key);
    counts.set(key, known === undefined ? 1 : known + 1);
  }
  return counts.get('key3')! + counts.size;
}

function sorts(size: number): number {
  const numbers: number[] = [];
  let seed = 1;
  for (let i = 0; i < size; i++) {
    seed = (seed * 171) % 30269;
    numbers.push(seed);
  }
  numbers.sort((a, b) => a - b);
  return numbers[0]! + numbers[Math.floor(size / 2)]! * 3 + numbers[size - 1]!;
}

/** A record as JavaScript keeps one whose fields are not known beforehand: a Map. */
function fields(turns: number): number {
  const parcel = new Map<string, string>([
    ['name', 'P'],
    ['status__c', 'New'],
  ]);
  let sum = 0;
  for (let i = 0; i < turns; i++) {
    parcel.set('code__c', parcel.get('name')!);
    parcel.set('name', parcel.get('status__c')!);
    parcel.set('status__c', parcel.get('code__c')!);
    sum += parcel.get('status__c')!.length;
  }
  return sum;
}

abstract class Shape {
  abstract area(): number;
}
class Square extends Shape {
  readonly #side: number;
  constructor(side: number) {
    super();
    this.#side = side;
  }
  override area(): number {
    return this.#side * this.#side;
  }
}
class Strip extends Shape {
  readonly #length: number;
  constructor(length: number) {
    super();
    this.#length = length;
  }
  override area(): number {
    return this.#length;
  }
}

function virtualCalls(turns: number): number {
  const shapes: Shape[] = [new Square(3), new Strip(4), new Square(5)];
  let sum = 0;
  for (let i = 0; i < turns; i++) for (const one of shapes) sum = (sum + one.area()) % 65521;
  return sum;
}

class Counter {
  #step = 1;
  get step(): number {
    return this.#step;
  }
  set step(value: number) {
    this.#step = value % 7;
  }
  static added(sum: number, step: number): number {
    return (sum + step) % 65521;
  }
  next(sum: number): number {
    return Counter.added(sum, this.#step);
  }
}

function methodCalls(turns: number): number {
  const counter = new Counter();
  let sum = 0;
  for (let i = 0; i < turns; i++) sum = Counter.added(counter.next(sum), i);
  return sum;
}

function properties(turns: number): number {
  const counter = new Counter();
  let sum = 0;
  for (let i = 0; i < turns; i++) {
    counter.step = i;
    sum = (sum + counter.step) % 65521;
  }
  return sum;
}

const JAVASCRIPT = 'the same loop in JavaScript';

const LOOPS: readonly Loop[] = [
  { name: 'integer arithmetic', method: 'integers', turns: 3_000_000, against: JAVASCRIPT, byHand: integers },
  {
    name: 'decimal arithmetic',
    method: 'decimals',
    turns: 200_000,
    against: `${JAVASCRIPT} on BigInt`,
    byHand: decimals,
  },
  { name: 'string building', method: 'strings', turns: 200_000, against: JAVASCRIPT, byHand: strings },
  { name: 'map access', method: 'maps', turns: 1_000_000, against: `${JAVASCRIPT} on Map`, byHand: maps },
  { name: 'list sort', method: 'sorts', turns: 200_000, parameter: 'size', against: JAVASCRIPT, byHand: sorts },
  { name: 'sObject field access', method: 'fields', turns: 500_000, against: `${JAVASCRIPT} on Map`, byHand: fields },
  { name: 'method calls', method: 'methodCalls', turns: 1_000_000, against: JAVASCRIPT, byHand: methodCalls },
  { name: 'property access', method: 'properties', turns: 1_000_000, against: JAVASCRIPT, byHand: properties },
  { name: 'virtual calls', method: 'virtualCalls', turns: 500_000, against: JAVASCRIPT, byHand: virtualCalls },
];

/** Measures all loops. */
export async function measureLoops(report: (line: Measured) => void): Promise<void> {
  const bench = new BenchOrg([WAREHOUSE]);
  try {
    for (const { name, method, turns, parameter = 'turns', against, byHand } of LOOPS) {
      report(
        measure({
          group: 'loops',
          name,
          unit: 'turn',
          units: turns,
          against,
          ours: () => bench.call('Loops', method, { [parameter]: turns }),
          theirs: () => byHand(turns),
        }),
      );
    }
  } finally {
    await bench.close();
  }
}
