/** `System.TimeZone` as a value. An id nobody knows is GMT, as in Java. */
import { IANAZone } from 'luxon';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

export class ApexZone extends ApexObject {
  static override $type = sharedType('TimeZone', 'library');
  readonly id: string;

  constructor(id: string) {
    super();
    this.id = IANAZone.isValidZone(id) ? id : 'GMT';
  }

  override equalityKey(): string {
    return `timezone ${this.id}`;
  }

  override savedState(): readonly unknown[] {
    return [this.id];
  }

  override toString(): string {
    return this.id;
  }
}
