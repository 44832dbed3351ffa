import { LightningElement, api } from 'lwc';
import { cellText, isoDateTime } from 'localorg/format';
import { boot } from 'localorg/session';
import type { FieldDescribe } from '../describe/describe.ts';

/** A field's value as people read it. */
export default class FieldOutput extends LightningElement {
  /** The field. */
  @api field!: FieldDescribe;
  /** Its value, as the API gave it. */
  @api value: unknown = null;
  /** The name of the record a lookup points to. */
  @api displayValue: string | null = null;
  /** Record to link to from this value (for the name field of a list). */
  @api recordId: string | null = null;

  get isEmpty(): boolean {
    return this.value === null || this.value === undefined || this.value === '';
  }

  get isCurrency(): boolean {
    return this.field.type === 'currency';
  }

  get isPercent(): boolean {
    return this.field.type === 'percent';
  }

  get isNumber(): boolean {
    return this.field.type === 'double' || this.field.type === 'int' || this.field.type === 'long';
  }

  get isDate(): boolean {
    return this.field.type === 'date';
  }

  get isDateTime(): boolean {
    return this.field.type === 'datetime';
  }

  get isBoolean(): boolean {
    return this.field.type === 'boolean';
  }

  get isLink(): boolean {
    return this.recordId !== null || this.field.type === 'reference';
  }

  get isEmail(): boolean {
    return this.field.type === 'email';
  }

  get isPhone(): boolean {
    return this.field.type === 'phone';
  }

  get isUrl(): boolean {
    return this.field.type === 'url';
  }

  get isRich(): boolean {
    return this.field.type === 'textarea' && /<(p|br|b|i|ul|ol|li|a|div|span)\b/i.test(String(this.value));
  }

  get isLong(): boolean {
    return this.field.type === 'textarea';
  }

  get scale(): number {
    return this.field.scale;
  }

  get currencyCode(): string {
    return boot.user.currencyCode;
  }

  get isoValue(): string {
    return isoDateTime(String(this.value));
  }

  get booleanIcon(): string {
    return this.value === true ? 'utility:check' : 'utility:steps';
  }

  get booleanText(): string {
    return this.value === true ? 'Yes' : 'No';
  }

  get recordUrl(): string {
    if (this.recordId) return `/lightning/r/${this.recordId}/view`;
    const [target] = this.field.referenceTo;
    const object = this.field.referenceTo.length === 1 && target ? `${target}/` : '';
    return `/lightning/r/${object}${String(this.value)}/view`;
  }

  get text(): string {
    return this.displayValue ?? cellText(this.field, this.value);
  }
}
