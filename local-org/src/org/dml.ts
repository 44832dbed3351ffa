/** DML for Apex and for the API: the save order with the rights of the running user, and the triggers it runs. */
import type { DmlOperation } from '../abi/env.ts';
import type { TriggerEvent } from '../abi/module.ts';
import type {
  DmlOptionsPort,
  DmlPort,
  DmlRowResult,
  LeadConversion,
  LeadConversionResult,
  MergeOutcome,
  PortAccess,
} from '../abi/ports.ts';
import { convertLeads } from '../records/convertLead.ts';
import { mergeRecords } from '../records/merge.ts';
import { TriggerFailure, type SaveContext, saveRecords, type SaveHooks, type WrittenKinds } from '../records/save.ts';
import { ApexDatetime } from '../runtime/values/apexDate.ts';
import { ApexException, apexError } from '../runtime/values/apexException.ts';
import { ApexList, ApexMap } from '../runtime/values/collections.ts';
import { SObject } from '../runtime/values/sObject.ts';
import type { ObjectType } from '../schema/schema.ts';
import type { ApexCore } from './apexCore.ts';
import { objectAccess } from '../access/userAccess.ts';
import { OrgError } from './errors.ts';
import { RecordLocks } from './recordLocks.ts';
import type { SaveOptions } from './transaction.ts';
import { ACCESS_OBJECTS } from './userFacts.ts';

/** Triggers that cause saves that cause triggers, at most this deep. */
const MAX_TRIGGER_DEPTH = 16;
const CHUNK = 200;

export class Dml implements DmlPort {
  readonly locks: RecordLocks;
  readonly #core: ApexCore;
  readonly #hooks: SaveHooks;
  #written: WrittenKinds = { setup: null, data: null };
  #transaction = -1;
  #depth = 0;

  constructor(core: ApexCore) {
    this.#core = core;
    this.locks = new RecordLocks(core.store.db);
    this.#hooks = {
      hasTriggers: (object, events) => this.#triggersOf(object, events).length > 0,
      runTriggers: (event, object, newRecords, oldRecords) => this.#runTriggers(event, object, newRecords, oldRecords),
      markLimits: () => this.#core.env.limits.mark(),
      publish: (_object, record) => this.#core.events.publish([record])[0] ?? '',
      hasFlows: (object, moment) => this.#core.flows.has(object, moment),
      runFlows: (moment, object, rows) => this.#core.flows.run(moment, object, rows),
      changed: (object, change, rows) => this.#core.changes.tell(object, change, rows),
    };
  }

  run(
    operation: DmlOperation,
    records: readonly unknown[],
    access: PortAccess,
    options: DmlOptionsPort,
  ): DmlRowResult[] {
    const rows = records.map((record) => (typeof record === 'string' ? this.#byId(record) : (record as SObject)));
    return this.#save(operation, rows, access, { ...options, throwsDenied: true });
  }

  merge(master: unknown, duplicates: readonly string[], access: PortAccess): MergeOutcome[] {
    return mergeRecords(this.#context(access), master as SObject, duplicates);
  }

  convertLeads(requests: readonly LeadConversion[], access: PortAccess, allOrNone: boolean): LeadConversionResult[] {
    return convertLeads(this.#context(access), requests, allOrNone);
  }

  publish(events: readonly unknown[], access: PortAccess): DmlRowResult[] {
    return this.#save('insert', events as SObject[], access, { allOrNone: false, externalId: null });
  }

  setSavepoint(): unknown {
    return this.#core.store.savepoint();
  }

  rollback(savepoint: unknown): void {
    this.#core.store.rollbackTo(savepoint as string);
    this.#core.forgetAccess();
  }

  release(savepoint: unknown): void {
    this.#core.store.release(savepoint as string);
  }

  /** `Database.emptyRecycleBin`: only what is in the bin can be taken out of it. */
  readonly purge = (id: string): DmlRowResult => {
    const type = this.#core.store.schema.objectOfId(id);
    const table = type && this.#core.store.table(type.apiName);
    const isRecycled = table?.load([id]).get(id)?.get('isdeleted') === true;
    if (table && isRecycled) table.remove(id);
    const error = { statusCode: 'INVALID_ID_FIELD', message: 'the record is not in the recycle bin', fields: [] };
    return { success: isRecycled, id, created: false, errors: isRecycled ? [] : [error] };
  };

  /** `Test.setCreatedDate`. */
  setCreatedDate(id: string, ms: number): void {
    const type = this.#core.store.schema.objectOfId(id);
    if (type === undefined) throw apexError('System.StringException', `Invalid id: ${id}`);
    const values = new Map([['createddate', new ApexDatetime(ms)]]);
    this.#core.store.table(type.apiName).update(id, values, values.keys());
  }

  /** `System.runAs` begins with a clean slate: setup objects and data may be written on its two sides. */
  enterRunAs(): () => void {
    const before = this.#written;
    this.#written = { setup: null, data: null };
    return () => (this.#written = before);
  }

  newRecord(type: ObjectType): SObject {
    return new SObject(type);
  }

  saveForApi(operation: DmlOperation, records: readonly SObject[], options: SaveOptions): DmlRowResult[] {
    const results: DmlRowResult[] = [];
    for (let start = 0; start < records.length; start += CHUNK) {
      const chunk = records.slice(start, start + CHUNK);
      results.push(...this.#apiSave(operation, chunk, options));
    }
    return results;
  }

  #apiSave(operation: DmlOperation, chunk: readonly SObject[], options: SaveOptions): DmlRowResult[] {
    try {
      return this.#save(operation, chunk, { mode: 'user', sharing: 'with' }, options);
    } catch (thrown) {
      if (thrown instanceof ApexException && thrown.catchable) {
        const [first] = thrown.rows;
        throw new OrgError(first?.statusCode ?? 'INVALID_OPERATION', first?.message ?? thrown.text);
      }
      throw thrown;
    }
  }

  /** Neighbours of the same object are saved together; all or none goes for all of them. */
  saveMixed(operation: DmlOperation, records: readonly SObject[], options: SaveOptions): DmlRowResult[] {
    const savepoint = this.#core.store.savepoint();
    const results = this.saveForApi(operation, records, options);
    const failed = options.allOrNone && results.some((result) => !result.success);
    if (failed) this.#core.store.rollbackTo(savepoint);
    this.#core.store.release(savepoint);
    return failed ? results.map(rolledBack) : results;
  }

  #byId(id: string): SObject {
    const type = this.#core.store.schema.objectOfId(id);
    if (type === undefined) throw apexError('System.TypeException', `Invalid id: ${id}`);
    const record = new SObject(type);
    record.id = id;
    return record;
  }

  #save(
    operation: DmlOperation,
    records: readonly SObject[],
    access: PortAccess,
    options: { allOrNone: boolean; externalId: string | null; throwsDenied?: boolean },
  ): DmlRowResult[] {
    const { allOrNone, externalId, throwsDenied = false } = options;
    const { store, code } = this.#core;
    const results = store.schema.names.within(code.model.namespace, () =>
      saveRecords({ ...this.#context(access), throwsDenied }, operation, records, { allOrNone, externalId }),
    );
    if (records.some((record) => ACCESS_OBJECTS.has(record.type.apiName))) this.#core.forgetAccess();
    return results;
  }

  /** The surroundings of a save in system mode. */
  systemContext(): SaveContext {
    return this.#context({ mode: 'system', sharing: 'without' });
  }

  #context(access: PortAccess): SaveContext {
    const core = this.#core;
    if (this.#transaction !== core.env.transaction) {
      this.#transaction = core.env.transaction;
      this.#written = { setup: null, data: null };
    }
    const needsRights = access.mode === 'user' || access.sharing === 'with';
    const user = needsRights ? core.access(core.userId) : null;
    return {
      store: core.store,
      hooks: this.#hooks,
      userId: core.userId,
      timeZone: core.user.timeZone(),
      now: () => core.now(),
      permissions: access.mode === 'user' ? user : null,
      sharing: user,
      lockedFor: (object, ids) => this.#lockedFor(object, ids),
      written: this.#written,
    };
  }

  #lockedFor(object: ObjectType, ids: readonly string[]): ReadonlySet<string> {
    const locked = this.locks.locked(ids);
    if (locked.size === 0) return locked;
    const user = this.#core.access(this.#core.userId);
    return user.modifyAllData || objectAccess(user, object).modifyAll ? new Set() : locked;
  }

  // ---- triggers ------------------------------------------------------------------------------------------------------------

  readonly #byObject = new Map<string, { name: string; events: readonly TriggerEvent[] }[]>();

  #triggersOf(
    object: ObjectType,
    events: readonly TriggerEvent[],
  ): { name: string; events: readonly TriggerEvent[] }[] {
    let all = this.#byObject.get(object.apiName);
    if (all === undefined) {
      all = this.#core.code.modules
        .filter((module) => module.trigger?.objectName.toLowerCase() === object.apiName.toLowerCase())
        .map((module) => ({ name: module.name, events: module.trigger?.events ?? [] }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      this.#byObject.set(object.apiName, all);
    }
    return all.filter((trigger) => trigger.events.some((event) => events.includes(event)));
  }

  #runTriggers(
    event: TriggerEvent,
    object: ObjectType,
    newRecords: readonly SObject[] | null,
    oldRecords: readonly SObject[] | null,
  ): void {
    const triggers = this.#triggersOf(object, [event]);
    if (triggers.length === 0) return;
    if (this.#depth >= MAX_TRIGGER_DEPTH) {
      const names = triggers.map((trigger) => trigger.name).join(', ');
      throw new TriggerFailure(`Maximum trigger depth exceeded (${object.apiName}: ${names})`, null);
    }
    this.#depth++;
    try {
      for (const { name } of triggers) this.#runTrigger(name, event, object, newRecords, oldRecords);
    } finally {
      this.#depth--;
    }
  }

  #runTrigger(
    name: string,
    event: TriggerEvent,
    object: ObjectType,
    newRecords: readonly SObject[] | null,
    oldRecords: readonly SObject[] | null,
  ): void {
    const [when, operation] = event.split(' ') as ['before' | 'after', 'insert' | 'update' | 'delete' | 'undelete'];
    const { env } = this.#core;
    const list = (records: readonly SObject[] | null): ApexList | null =>
      records === null ? null : new ApexList(env.type(`List<${object.apiName}>`), [...records]);
    const map = (records: readonly SObject[] | null): ApexMap | null =>
      records === null
        ? null
        : new ApexMap(
            env.type(`Map<Id,${object.apiName}>`),
            records.map((record) => [record.id, record]),
          );
    try {
      env.runTrigger(name, {
        event: operation,
        isBefore: when === 'before',
        newList: list(newRecords),
        oldList: list(oldRecords),
        newMap: event === 'before insert' ? null : map(newRecords),
        oldMap: map(oldRecords),
        size: (newRecords ?? oldRecords ?? []).length,
      });
    } catch (thrown) {
      throw this.#triggerFailure(name, event, thrown);
    }
  }

  /** What Apex could not catch ends the transaction; anything else fails the rows. */
  #triggerFailure(name: string, event: TriggerEvent, thrown: unknown): unknown {
    const exception = this.#core.env.toApexException(thrown);
    if (!exception.catchable) return exception;
    const { message, stackTrace } = this.#core.describeFailure(exception);
    const shown = event.replace(/(^| )(\w)/g, (_, _gap: string, letter: string) => letter.toUpperCase());
    return new TriggerFailure(`${name}: execution of ${shown}\n\ncaused by: ${message}\n\n${stackTrace}`, exception);
  }
}

function rolledBack(result: DmlRowResult): DmlRowResult {
  if (!result.success) return result;
  const message = 'Record rolled back because not all records were valid and the request was using AllOrNone header';
  return {
    ...result,
    success: false,
    errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK', message, fields: [] }],
  };
}
