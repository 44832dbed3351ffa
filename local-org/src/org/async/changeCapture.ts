/**
 * Change Data Capture: saves of chosen objects are told of by events, in the transaction of the save.
 * https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_fields_body.htm
 */
import { randomUUID } from 'node:crypto';
import { PropertyBag } from '../../library/support/propertyBag.ts';
import type { ProjectModel } from '../../project/model.ts';
import { componentsOf } from '../../project/model.ts';
import type { ChangeType, ChangedRow } from '../../records/save.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { SObject } from '../../runtime/values/sObject.ts';
import { changeEventName, isCaptured } from '../../schema/changeEvents.ts';
import type { FieldType, ObjectType } from '../../schema/schema.ts';
import { sameValue } from '../../soql/formula/evaluate.ts';
import type { ApexCore } from '../apexCore.ts';

export class ChangeCapture {
  readonly #core: ApexCore;
  /** Names of the change events that the org's channels have chosen, in lower case. */
  readonly #selected: ReadonlySet<string>;
  /** A test asked for the changes of all objects. */
  captureAll = false;
  #transaction = -1;
  #key = '';
  #sequence = 0;
  #commit = 0;

  constructor(core: ApexCore, model: ProjectModel) {
    this.#core = core;
    const members = componentsOf(model, 'PlatformEventChannelMember');
    this.#selected = new Set(members.map(({ xml }) => (xml?.text('selectedEntity') ?? '').toLowerCase()));
  }

  /** Publishes one event for each row whose object is captured. Tests hear of changes only when they ask for them. */
  tell(object: ObjectType, change: ChangeType, rows: readonly ChangedRow[]): void {
    const name = changeEventName(object.apiName);
    const isChosen = this.captureAll || (!this.#core.testing && this.#selected.has(name.toLowerCase()));
    if (!isChosen || rows.length === 0 || !isCaptured(object)) return;
    const type = this.#core.store.schema.object(name);
    if (type === undefined) return;
    for (const row of rows) this.#core.events.publish([this.#event(object, type, change, row)]);
  }

  #event(object: ObjectType, type: ObjectType, change: ChangeType, row: ChangedRow): SObject {
    const event = new SObject(type);
    const changed = change === 'UPDATE' ? changedFields(type, row) : [];
    const shown = change === 'UPDATE' ? changed : change === 'DELETE' ? [] : [...type.fields.values()];
    for (const field of shown) {
      const value = row.record.fields.get(field.apiName.toLowerCase()) ?? null;
      if (value !== null) event.fields.set(field.apiName.toLowerCase(), value);
    }
    event.fields.set('changeeventheader', this.#header(object, change, row, changed));
    return event;
  }

  #header(object: ObjectType, change: ChangeType, row: ChangedRow, changed: readonly FieldType[]): PropertyBag {
    if (this.#transaction !== this.#core.env.transaction) {
      this.#transaction = this.#core.env.transaction;
      this.#key = randomUUID();
      this.#sequence = 0;
      this.#commit++;
    }
    const nulled = changed.filter((field) => (row.record.fields.get(field.apiName.toLowerCase()) ?? null) === null);
    return new PropertyBag('EventBus.ChangeEventHeader', {
      entityName: object.apiName,
      recordIds: this.#texts([row.record.id ?? '']),
      changeType: change,
      changeOrigin: '',
      transactionKey: this.#key,
      sequenceNumber: ++this.#sequence,
      commitTimestamp: BigInt(this.#core.now()),
      commitNumber: BigInt(this.#core.now()) * 1000n + BigInt(this.#commit),
      commitUser: this.#core.userId,
      changedFields: this.#texts(changed.map(({ apiName }) => apiName)),
      nulledFields: this.#texts(nulled.map(({ apiName }) => apiName)),
      diffFields: this.#texts([]),
    });
  }

  #texts(items: readonly string[]): ApexList {
    return new ApexList(this.#core.env.type('List<String>'), [...items]);
  }
}

function changedFields(type: ObjectType, row: ChangedRow): FieldType[] {
  return [...type.fields.values()].filter((field) => {
    const key = field.apiName.toLowerCase();
    if (key === 'changeeventheader' || key === 'replayid') return false;
    return !sameValue(row.before?.get(key) ?? null, row.record.fields.get(key) ?? null);
  });
}
