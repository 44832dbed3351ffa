/** What the save order needs from around it. */
import type { TriggerEvent } from '../abi/module.ts';
import type { DmlOperation } from '../abi/env.ts';
import type { UserAccess } from '../access/userAccess.ts';
import type { SObject } from '../runtime/values/sObject.ts';
import type { ObjectType } from '../schema/schema.ts';
import type { RowValues } from '../store/objectTable.ts';
import type { Store } from '../store/store.ts';

/** Thrown by a trigger hook when Apex ended with an uncaught exception: every row of the chunk fails with this text. */
export class TriggerFailure extends Error {
  /** The Apex exception behind it. */
  readonly apexCause: unknown;
  constructor(message: string, apexCause: unknown) {
    super(message);
    this.name = 'TriggerFailure';
    this.apexCause = apexCause;
  }
}

/** What happened to a record, in the words of change events. */
export type ChangeType = 'CREATE' | 'UPDATE' | 'DELETE' | 'UNDELETE';

/** A saved record, and its stored values from before. */
export interface ChangedRow {
  readonly record: SObject;
  readonly before: RowValues | null;
}

/** When record-triggered flows run. */
export type FlowMoment = 'before save' | 'after save' | 'before delete';

/** A record that may start flows; `old` is null on insert. */
export interface FlowRow {
  readonly record: SObject;
  readonly old: SObject | null;
}

/** Why a row is refused. */
export interface RowError {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/** Code that runs inside the save order. */
export interface SaveHooks {
  /** Whether the object has active triggers for any of these events. */
  hasTriggers(object: ObjectType, events: readonly TriggerEvent[]): boolean;
  /** Runs the triggers of an event; errors stay on the records. Old and new rows stand in the same order. */
  runTriggers(
    event: TriggerEvent,
    object: ObjectType,
    newRecords: readonly SObject[] | null,
    oldRecords: readonly SObject[] | null,
  ): void;
  /** Takes published platform events; `errors` of a record says why it was refused. Gives the event's uuid. */
  publish(object: ObjectType, record: SObject): string;
  /** Whether records of an object start flows, at that moment or at any. */
  hasFlows?(object: ObjectType, moment: FlowMoment | null): boolean;
  /** Runs the flows of a moment; the errors of each row. */
  runFlows?(moment: FlowMoment, object: ObjectType, rows: readonly FlowRow[]): readonly (readonly RowError[])[];
  /** Rows of an object were saved; tells those who follow its changes. */
  changed?(object: ObjectType, change: ChangeType, rows: readonly ChangedRow[]): void;
  /** Notes the governor limits used so far; the returned function goes back to that. */
  markLimits?(): () => void;
}

/** Which kinds of objects a transaction has written to so far. */
export interface WrittenKinds {
  setup: string | null;
  data: string | null;
}

/** The surroundings of a save. */
export interface SaveContext {
  readonly store: Store;
  readonly hooks: SaveHooks;
  readonly userId: string;
  readonly timeZone: string;
  now(): number;
  /** Object and field permissions are checked for this user; null in system mode. */
  readonly permissions: UserAccess | null;
  /** Apex gets an exception where the user has no right to the object; other callers an error on each row. */
  readonly throwsDenied?: boolean;
  /** Records must be editable for this user; null without sharing. */
  readonly sharing: UserAccess | null;
  /** Those of the records that are locked for this user. */
  lockedFor?(object: ObjectType, ids: readonly string[]): ReadonlySet<string>;
  /** Kept for the length of an Apex transaction; null where mixed DML is not watched. */
  readonly written: WrittenKinds | null;
}

/** Options of one DML statement. */
export interface SaveOptions {
  readonly allOrNone: boolean;
  /** Field that finds records for upsert; null for Id. */
  readonly externalId: string | null;
}

export type { DmlOperation, TriggerEvent };
