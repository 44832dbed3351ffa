import { LightningElement, api } from 'lwc';
import { describe, iconOf, nameFieldOf } from 'localorg/describe';
import { confirmDelete } from 'localorg/deletion';
import { keyFields } from 'localorg/objectLayout';
import { goTo } from 'localorg/pages';
import { onRecordChange, readRecord } from 'localorg/records';
import { reportProblem } from 'localorg/reports';
import { errorMessage } from 'localorg/http';

/** The header of a record page: name, key fields, Edit and Delete. */
export default class Highlights extends LightningElement {
  /** The record. */
  @api recordId!: string;
  /** Its object. */
  @api objectApiName!: string;
  /** Properties of the placement; none are used. */
  @api settings: unknown;
  name = '';
  objectLabel = '';
  fields: object[] = [];
  canEdit = false;
  canDelete = false;
  #stop: (() => void) | null = null;

  override connectedCallback(): void {
    this.#stop = onRecordChange(this.recordId, () => this.refresh());
    this.refresh();
  }

  override disconnectedCallback(): void {
    this.#stop?.();
  }

  get icon(): string {
    return iconOf(this.objectApiName);
  }

  edit(): void {
    goTo(`/lightning/r/${this.objectApiName}/${this.recordId}/edit`);
  }

  remove(): void {
    void confirmDelete(this, this.objectApiName, this.recordId, this.name).then((isDeleted) => {
      if (isDeleted) goTo(`/lightning/o/${this.objectApiName}/list`);
    });
  }

  private refresh(): void {
    this.load().catch((error: unknown) => reportProblem(`Highlights: ${errorMessage(error)}`));
  }

  private async load(): Promise<void> {
    const object = await describe(this.objectApiName);
    const nameField = nameFieldOf(object);
    const keys = keyFields(object);
    const record = await readRecord(this.recordId, [nameField, ...keys.map((field) => field.name)]);
    this.objectLabel = object.label;
    this.canEdit = object.updateable;
    this.canDelete = object.deletable;
    this.name = String(record.fields[nameField]?.value ?? '');
    this.fields = keys.map((field) => ({
      name: field.name,
      label: field.label,
      field,
      value: record.fields[field.name]?.value ?? null,
      displayValue: field.type === 'reference' ? (record.fields[field.name]?.displayValue ?? null) : null,
    }));
  }
}
