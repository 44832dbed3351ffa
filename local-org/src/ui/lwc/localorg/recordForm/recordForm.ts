import { LightningElement, api } from 'lwc';
import { describe, type ObjectDescribe } from 'localorg/describe';
import { errorMessage } from 'localorg/http';
import { isEditable, isRequired, sectionsOf } from 'localorg/objectLayout';
import { createOne, readRecord, updateOne, type FieldView } from 'localorg/records';
import { explainSaveError } from './saveErrors';

interface Input extends HTMLElement {
  check(): boolean;
  showError(message: string): void;
}

interface FormSection {
  readonly key: string;
  readonly label: string;
  readonly className: string;
  readonly columns: readonly { readonly key: string; readonly fields: readonly FormField[] }[];
}

interface FormField {
  readonly name: string;
  readonly field: unknown;
  readonly value: unknown;
  readonly displayValue: string | null;
  readonly required: boolean;
}

/** The inputs of a record, new or existing; `save()` writes what changed and shows errors at their fields. */
export default class RecordForm extends LightningElement {
  /** The record; null for a new one. */
  @api recordId: string | null = null;
  /** Its object. */
  @api objectApiName!: string;
  /** Values for a new record. */
  @api defaults: Readonly<Record<string, unknown>> = {};
  /** Name of the field to start in. */
  @api startField: string | null = null;
  sections: FormSection[] | null = null;
  errors: string[] = [];
  loadError = '';
  isBusy = true;
  busyText = 'Loading';
  #object: ObjectDescribe | null = null;
  #changed: Record<string, unknown> = {};
  #isFocused = false;

  override connectedCallback(): void {
    this.load().catch((error: unknown) => {
      this.loadError = errorMessage(error);
      this.isBusy = false;
    });
  }

  override renderedCallback(): void {
    if (this.#isFocused || !this.sections) return;
    this.#isFocused = true;
    const wanted = this.startField ? this.template?.querySelector<Input>(`[data-field="${this.startField}"]`) : null;
    const first = wanted ?? this.template?.querySelector<Input>('[data-field]');
    setTimeout(() => first?.focus());
  }

  get hasErrors(): boolean {
    return this.errors.length > 0;
  }

  get errorTitle(): string {
    return 'This record could not be saved';
  }

  change(event: CustomEvent<{ name: string; value: unknown }>): void {
    this.#changed[event.detail.name] = event.detail.value;
    (event.target as unknown as { value: unknown }).value = event.detail.value;
  }

  submit(event: Event): void {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('formsubmit'));
  }

  /** Saves; gives the record's id, or null when something must be corrected first. */
  @api
  async save(): Promise<string | null> {
    this.errors = [];
    const inputs = [...(this.template?.querySelectorAll<Input>('[data-field]') ?? [])];
    const invalid = inputs.filter((input) => !input.check());
    if (invalid.length > 0) {
      invalid[0]?.focus();
      return null;
    }
    this.isBusy = true;
    this.busyText = 'Saving';
    try {
      return await this.write();
    } catch (error) {
      this.showErrors(error, inputs);
      return null;
    } finally {
      this.isBusy = false;
    }
  }

  private async write(): Promise<string> {
    if (this.recordId) {
      if (Object.keys(this.#changed).length > 0) await updateOne(this.objectApiName, this.recordId, this.#changed);
      return this.recordId;
    }
    const values = Object.entries({ ...this.initialValues(), ...this.#changed }).filter(([, value]) => value !== null);
    return createOne(this.objectApiName, Object.fromEntries(values));
  }

  private initialValues(): Record<string, unknown> {
    const values: Record<string, unknown> = { ...this.defaults };
    for (const field of this.#object?.fields ?? []) {
      const chosen = field.picklistValues.find((option) => option.defaultValue && option.active);
      if (field.createable && chosen && !(field.name in values)) values[field.name] = chosen.value;
    }
    return values;
  }

  private async load(): Promise<void> {
    const object = await describe(this.objectApiName);
    this.#object = object;
    const isNew = !this.recordId;
    const shown = sectionsOf(object).map((section) => ({
      label: section.label,
      columns: section.columns.map((column) => column.filter((item) => isEditable(item, isNew))),
    }));
    const names = shown.flatMap((section) => section.columns.flat().map((item) => item.field.name));
    const initial = this.initialValues();
    const values: Record<string, FieldView | undefined> = this.recordId
      ? (await readRecord(this.recordId, names)).fields
      : {};
    this.sections = shown
      .filter((section) => section.columns.some((column) => column.length > 0))
      .map((section, index) => ({
        key: `${index}`,
        label: section.label,
        className: `localorg-form__columns localorg-form__columns_${section.columns.length}`,
        columns: section.columns.map((column, number) => ({
          key: `${number}`,
          fields: column.map((item) => ({
            name: item.field.name,
            field: item.field,
            value: this.recordId ? (values[item.field.name]?.value ?? null) : (initial[item.field.name] ?? null),
            displayValue: values[item.field.name]?.displayValue ?? null,
            required: isRequired(item),
          })),
        })),
      }));
    this.isBusy = false;
  }

  private showErrors(error: unknown, inputs: readonly Input[]): void {
    const { byField, general } = explainSaveError(error);
    const byName = new Map(inputs.map((input) => [input.dataset['field']?.toLowerCase(), input]));
    let first: Input | undefined;
    const unplaced: string[] = [];
    for (const [field, message] of byField) {
      const input = byName.get(field.toLowerCase());
      if (input) input.showError(message);
      else unplaced.push(`${field}: ${message}`);
      first ??= input;
    }
    this.errors = [...general, ...unplaced];
    if (first) first.focus();
    else setTimeout(() => (this.refs?.['errors'] as HTMLElement | undefined)?.focus());
  }
}
