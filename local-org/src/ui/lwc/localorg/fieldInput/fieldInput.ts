import { LightningElement, api } from 'lwc';
import { isoDateTime } from 'localorg/format';
import type { FieldDescribe } from '../describe/describe.ts';

interface Control extends HTMLElement {
  setCustomValidity?(message: string): void;
  reportValidity?(): boolean;
}

const INPUT_TYPES: Readonly<Record<string, string>> = {
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  email: 'email',
  phone: 'tel',
  url: 'url',
};

/** The input for a field, by its type. Fires `valuechange` with the new value. */
export default class FieldInput extends LightningElement {
  /** The field. */
  @api field!: FieldDescribe;
  /** Its value, as the API gave it. */
  @api value: unknown = null;
  /** The name of the record a lookup points to. */
  @api displayValue: string | null = null;
  @api required = false;
  shownError = '';

  /** Shows the message of a failed save at this field; an empty text takes it away. */
  @api
  showError(message: string): void {
    this.shownError = message;
    const control = this.control();
    control.setCustomValidity?.(message);
    control.reportValidity?.();
  }

  /** True when the value is complete and well formed; otherwise the field says what is wrong. */
  @api
  check(): boolean {
    if (this.field.type === 'reference') {
      this.shownError = this.required && !this.value ? 'Complete this field.' : '';
      return this.shownError === '';
    }
    return this.control().reportValidity?.() ?? true;
  }

  /** Moves the focus into the input. */
  @api
  focus(): void {
    this.control().focus();
  }

  get isPicklist(): boolean {
    return this.field.type === 'picklist';
  }

  get isMultiPicklist(): boolean {
    return this.field.type === 'multipicklist';
  }

  get isBoolean(): boolean {
    return this.field.type === 'boolean';
  }

  get isLong(): boolean {
    return this.field.type === 'textarea';
  }

  get isLookup(): boolean {
    return this.field.type === 'reference';
  }

  get isNumber(): boolean {
    return ['currency', 'double', 'percent', 'int', 'long'].includes(this.field.type);
  }

  get inputType(): string {
    return INPUT_TYPES[this.field.type] ?? 'text';
  }

  get maxLength(): number | undefined {
    return this.field.length > 0 ? this.field.length : undefined;
  }

  get formatter(): string | undefined {
    if (this.field.type === 'currency') return 'currency';
    return this.field.type === 'percent' ? 'percent-fixed' : undefined;
  }

  get step(): string {
    return this.field.scale > 0 ? (10 ** -this.field.scale).toFixed(this.field.scale) : '1';
  }

  get textValue(): string {
    return this.value === null || this.value === undefined ? '' : String(this.value);
  }

  get inputValue(): string {
    return this.field.type === 'datetime' ? isoDateTime(this.textValue) : this.textValue;
  }

  get booleanValue(): boolean {
    return this.value === true;
  }

  get listValue(): string[] {
    return this.textValue === '' ? [] : this.textValue.split(';');
  }

  get multiOptions(): object[] {
    return this.field.picklistValues
      .filter((option) => option.active)
      .map(({ value, label }) => ({ value, label: label ?? value }));
  }

  get picklistOptions(): object[] {
    const options = this.multiOptions as { value: string; label: string }[];
    const isKnown = this.textValue === '' || options.some((option) => option.value === this.textValue);
    return [
      ...(this.required ? [] : [{ value: '', label: '--None--' }]),
      ...options,
      ...(isKnown ? [] : [{ value: this.textValue, label: this.textValue }]),
    ];
  }

  changeValue(event: CustomEvent<{ value: string | null }>): void {
    event.stopPropagation();
    this.change(event.detail.value === '' ? null : event.detail.value);
  }

  changeNumber(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.change(event.detail.value === '' ? null : Number(event.detail.value));
  }

  changeChecked(event: CustomEvent<{ checked: boolean }>): void {
    event.stopPropagation();
    this.change(event.detail.checked);
  }

  changeList(event: CustomEvent<{ value: string[] }>): void {
    event.stopPropagation();
    this.change(event.detail.value.length > 0 ? event.detail.value.join(';') : null);
  }

  private change(value: unknown): void {
    if (this.shownError) this.showError('');
    this.dispatchEvent(new CustomEvent('valuechange', { detail: { name: this.field.name, value } }));
  }

  private control(): Control {
    return this.refs!['control'] as Control;
  }
}
