/**
 * An sObject in memory: only what was set or queried is there, in the order it was set.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm
 */
import { bytesOf, heap } from '../heap.ts';
import type { RuntimeType } from '../../abi/types.ts';
import type { ObjectType } from '../../schema/schema.ts';
import { apexError } from './apexException.ts';
import { ApexList, quoteKey } from './collections.ts';
import { sobjectListType, sobjectTypeOf } from './sharedTypes.ts';

/** An error put on a record by addError, by a validation rule or by the save. */
export interface RecordError {
  readonly message: string;
  /** API names of the fields it belongs to; empty for the record as a whole. */
  readonly fields: readonly string[];
  readonly statusCode: string;
}

/** What `clone` keeps. */
export interface CloneOptions {
  readonly preserveId: boolean;
  readonly deep: boolean;
  readonly preserveTimestamps: boolean;
  readonly preserveAutonumber: boolean;
}

const TIMESTAMPS = new Set(['createdbyid', 'createddate', 'lastmodifiedbyid', 'lastmodifieddate', 'systemmodstamp']);

/** Bytes of a record without its fields. */
const RECORD_BYTES = 16;

/** A record in memory. Names given to its methods are lower-case API names (or relationship names). */
export class SObject {
  readonly type: ObjectType;
  /**
   * Populated members by lower-case name in the order they were first set: field values, parent records under their relationship
   * name, child lists (`ApexList`) under theirs.
   */
  readonly fields = new Map<string, unknown>();
  /** Lower-case names a query asked for, `null` for records made in memory. Queried fields that are empty are not in `fields`. */
  queriedFields: Set<string> | null = null;
  /** Errors added since the last save attempt. */
  errors: RecordError[] = [];
  /** Trigger.old rows and rows of after triggers refuse writes. */
  readOnly = false;
  /** The record this one was cloned from: its id, else `null`. */
  cloneSource: string | null = null;
  isClone = false;

  readonly #madeIn = heap.serial;

  constructor(type: ObjectType) {
    this.type = type;
    heap.note(RECORD_BYTES);
  }

  get madeIn(): number {
    return this.#madeIn;
  }

  heldBytes(): number {
    let sum = RECORD_BYTES;
    for (const value of this.fields.values()) sum += bytesOf(value);
    return sum;
  }

  /**
   * A row of a query. `values` by lower-case name; empty ones are dropped, `queried` says which names were asked for
   * (relationship names included). Aggregate results keep their nulls.
   */
  static fromQuery(type: ObjectType, values: Iterable<readonly [string, unknown]>, queried: Iterable<string>): SObject {
    const record = new SObject(type);
    const keepNulls = type.kind === 'aggregate';
    for (const [name, value] of values) {
      if (keepNulls || (value !== null && value !== undefined)) record.fields.set(name, value ?? null);
      heap.note(bytesOf(value));
    }
    record.queriedFields = new Set(queried);
    return record;
  }

  get $type(): RuntimeType {
    return sobjectTypeOf(this.type.apiName);
  }

  /** The record id, `null` before it is saved. */
  get id(): string | null {
    return (this.fields.get('id') as string | undefined) ?? null;
  }

  set id(value: string | null) {
    if (value === null) this.fields.delete('id');
    else this.fields.set('id', value);
  }

  /** Was the field set or queried? */
  isSet(name: string): boolean {
    return this.fields.has(name) || this.queriedFields?.has(name) === true;
  }

  /** Value of a field; `null` when unset; SObjectException when this row came from a query without the field. */
  get(name: string): unknown {
    const value = this.fields.get(name);
    if (value !== undefined) return value;
    if (this.queriedFields !== null && name !== 'id' && !this.queriedFields.has(name)) this.#refuseUnqueried(name);
    return null;
  }

  #refuseUnqueried(name: string): never {
    const field =
      this.type.fields.get(name)?.apiName ?? this.type.parentRelationships.get(name)?.relationshipName ?? name;
    throw apexError(
      'System.SObjectException',
      `SObject row was retrieved via SOQL without querying the requested field: ${this.type.apiName}.${field}`,
    );
  }

  /** Value of a member without the check that it was queried; `null` when it is not there. For the platform's own code. */
  peek(name: string): unknown {
    return this.fields.get(name) ?? null;
  }

  /** Sets a field or a parent record. */
  set(name: string, value: unknown): void {
    if (this.readOnly) throw apexError('System.FinalException', 'Record is read-only');
    const before = this.fields.get(name);
    this.fields.set(name, value);
    heap.note(bytesOf(value) - (before === undefined ? 0 : bytesOf(before)));
  }

  /** The parent record under a lower-case relationship name. */
  getParent(relationship: string): SObject | null {
    const parent = this.fields.get(relationship);
    if (parent !== undefined) return parent as SObject | null;
    if (this.queriedFields !== null && !this.queriedFields.has(relationship) && !this.#hasReference(relationship)) {
      this.#refuseUnqueried(relationship);
    }
    return null;
  }

  /** A row with the lookup field queried, or with none of it: only the former answers `null` for the parent. */
  #hasReference(relationship: string): boolean {
    const reference = this.type.parentRelationships.get(relationship);
    return reference !== undefined && this.queriedFields?.has(reference.apiName.toLowerCase()) === true;
  }

  /** The child list under a lower-case relationship name; an empty list when there is none. */
  getChildren(relationship: string): ApexList {
    const children = this.fields.get(relationship);
    if (children !== undefined && children !== null) return children as ApexList;
    const child = this.type.childRelationships.get(relationship);
    return new ApexList(sobjectListType(child?.childObject ?? 'SObject'));
  }

  /** Attaches queried children. */
  setChildren(relationship: string, records: SObject[]): void {
    const child = this.type.childRelationships.get(relationship);
    this.fields.set(relationship, new ApexList(sobjectListType(child?.childObject ?? 'SObject'), records));
  }

  /** Marks the record as not to be saved. */
  addError(message: string, fields: readonly string[] = [], statusCode = 'FIELD_CUSTOM_VALIDATION_EXCEPTION'): void {
    this.errors.push({ message, fields, statusCode });
  }

  /** Names and values of populated plain fields (no parents, no child lists), in order. */
  scalars(): [string, unknown][] {
    const found: [string, unknown][] = [];
    for (const entry of this.fields) {
      if (!(entry[1] instanceof SObject) && !(entry[1] instanceof ApexList)) found.push(entry);
    }
    return found;
  }

  /** `SObject.clone(preserveId, isDeepClone, preserveReadonlyTimestamps, preserveAutonumber)`. */
  clone(options: CloneOptions): SObject {
    const copy = new SObject(this.type);
    for (const [name, value] of this.fields) {
      if (name === 'id' && !options.preserveId) continue;
      if (TIMESTAMPS.has(name) && !options.preserveTimestamps) continue;
      if (this.type.fields.get(name)?.autoNumber && !options.preserveAutonumber) continue;
      copy.fields.set(name, options.deep ? deepCopy(value, options) : value);
    }
    copy.queriedFields = this.queriedFields === null ? null : new Set(this.queriedFields);
    copy.isClone = true;
    copy.cloneSource = this.id;
    return copy;
  }

  /** A copy of everything, for Trigger.old and savepoints: same id, same values, no errors, writable. */
  snapshot(): SObject {
    const copy = new SObject(this.type);
    for (const [name, value] of this.fields) copy.fields.set(name, value);
    copy.queriedFields = this.queriedFields === null ? null : new Set(this.queriedFields);
    return copy;
  }

  /** Equality is by field values; errors and query state do not count. */
  contentKey(): string {
    const names = [...this.fields.keys()].filter((name) => this.fields.get(name) !== null).sort();
    return `sobject ${this.type.apiName}{${names.map((name) => `${name}=${quoteKey(this.fields.get(name))}`).join(',')}}`;
  }

  parts(): unknown[] {
    const names = [...this.fields.keys()].filter((name) => this.fields.get(name) !== null).sort();
    return names.flatMap((name) => [name, this.fields.get(name)]);
  }
}

function deepCopy(value: unknown, options: CloneOptions): unknown {
  if (value instanceof SObject) return value.clone(options);
  if (value instanceof ApexList) {
    return new ApexList(
      value.$type,
      value.items.map((item) => deepCopy(item, options)),
    );
  }
  return value;
}

heap.register(SObject.prototype);
