/** What lives as long as one Apex transaction. */
import { TransactionLimits } from './limits.ts';
import type { LimitProfile } from './limits.ts';
import type { ApexList, ApexMap } from './values/collections.ts';
import type { ApexEnumValue } from './values/apexObject.ts';

/** The context variables of one trigger run. */
export interface TriggerContext {
  readonly event: 'insert' | 'update' | 'delete' | 'undelete';
  readonly isBefore: boolean;
  readonly newList: ApexList | null;
  readonly oldList: ApexList | null;
  readonly newMap: ApexMap | null;
  readonly oldMap: ApexMap | null;
  readonly size: number;
}

/** State of the current transaction; `begin` starts a new one. */
export class TransactionState {
  /** Rises with every transaction; classes with an older number initialise their statics again. */
  number = 1;
  readonly limits = new TransactionLimits();
  readonly triggers: TriggerContext[] = [];
  #scratch = new Map<string, unknown>();

  /** Starts a new transaction: statics, limits and the library's own state begin anew. */
  begin(profile: LimitProfile): void {
    this.number++;
    this.limits.begin(profile);
    this.triggers.length = 0;
    this.#scratch = new Map();
  }

  scratch<T>(key: string, make: () => T): T {
    if (!this.#scratch.has(key)) this.#scratch.set(key, make());
    return this.#scratch.get(key) as T;
  }
}

/** Value of `Trigger.<name>`; `name` in lower case. */
export function triggerVariable(
  context: TriggerContext | undefined,
  name: string,
  operation: (name: string) => ApexEnumValue,
): unknown {
  if (name.startsWith('is')) return context !== undefined && triggerFlag(context, name);
  if (!context) return null;
  switch (name) {
    case 'new':
      return context.newList;
    case 'old':
      return context.oldList;
    case 'newmap':
      return context.newMap;
    case 'oldmap':
      return context.oldMap;
    case 'size':
      return context.size;
    case 'operationtype':
      return operation(`${context.isBefore ? 'BEFORE' : 'AFTER'}_${context.event.toUpperCase()}`);
    default:
      throw new Error(`Trigger.${name} does not exist`);
  }
}

function triggerFlag(context: TriggerContext, name: string): boolean {
  switch (name) {
    case 'isexecuting':
      return true;
    case 'isbefore':
      return context.isBefore;
    case 'isafter':
      return !context.isBefore;
    default:
      return name === `is${context.event}`;
  }
}
