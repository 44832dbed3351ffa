import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { describe, nameFieldOf, type ObjectDescribe } from 'localorg/describe';
import { errorMessage } from 'localorg/http';
import { isEditable, sectionsOf } from 'localorg/objectLayout';
import { onRecordChange, readRecord, type RecordView } from 'localorg/records';

/** The record detail panel: fields by section, edited in place. */
export default class RecordDetail extends LightningElement {
  /** The record. */
  @api recordId!: string;
  /** Its object. */
  @api objectApiName!: string;
  /** Properties of the placement; none are used. */
  @api settings: unknown;
  sections: object[] = [];
  isEditing = false;
  isSaving = false;
  isLoading = true;
  startField: string | null = null;
  error = '';
  #record: RecordView | null = null;
  #stop: (() => void) | null = null;

  override connectedCallback(): void {
    this.#stop = onRecordChange(this.recordId, () => void this.load());
    void this.load();
  }

  override disconnectedCallback(): void {
    this.#stop?.();
  }

  edit(event: Event): void {
    this.startField = (event.currentTarget as HTMLElement).dataset['name'] ?? null;
    this.isEditing = true;
  }

  cancel(): void {
    this.isEditing = false;
  }

  async save(): Promise<void> {
    if (this.isSaving) return;
    this.isSaving = true;
    try {
      const form = this.refs!['form'] as unknown as { save(): Promise<string | null> };
      if (!(await form.save())) return;
      this.isEditing = false;
      await this.confirm();
    } finally {
      this.isSaving = false;
    }
  }

  private async confirm(): Promise<void> {
    const object = await describe(this.objectApiName);
    const name = this.#record?.fields[nameFieldOf(object)]?.value;
    this.dispatchEvent(
      new ShowToastEvent({
        title: `${object.label} "${String(name ?? this.recordId)}" was saved.`,
        variant: 'success',
      }),
    );
  }

  private async load(): Promise<void> {
    try {
      const object = await describe(this.objectApiName);
      const names = sectionsOf(object).flatMap((section) => section.columns.flat().map((item) => item.field.name));
      this.#record = await readRecord(this.recordId, [...new Set([...names, nameFieldOf(object)])]);
      this.sections = draw(object, this.#record);
      this.error = '';
    } catch (error) {
      this.error = errorMessage(error);
    } finally {
      this.isLoading = false;
    }
  }
}

function draw(object: ObjectDescribe, record: RecordView): object[] {
  return sectionsOf(object).map((section, index) => ({
    key: `${index}`,
    label: section.label,
    className: `localorg-form__columns localorg-form__columns_${section.columns.length}`,
    columns: section.columns.map((column, number) => ({
      key: `${number}`,
      fields: column.map((item) => ({
        name: item.field.name,
        field: item.field,
        label: item.field.label,
        help: item.field.inlineHelpText,
        value: record.fields[item.field.name]?.value ?? null,
        displayValue: item.field.type === 'reference' ? (record.fields[item.field.name]?.displayValue ?? null) : null,
        editable: object.updateable && isEditable(item, false),
        editText: `Edit ${item.field.label}`,
      })),
    })),
  }));
}
