/** `describe.fields` and `describe.fieldSets`: objects with a `getMap()`. */
import type { ObjectType } from '../../schema/schema.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

/** `Schema.SObjectTypeFields` */
export class FieldsMap extends ApexObject {
  static override $type = sharedType('Schema.SObjectTypeFields', 'library');
  readonly objectType: ObjectType;

  constructor(objectType: ObjectType) {
    super();
    this.objectType = objectType;
  }
}

/** `Schema.SObjectTypeFieldSets` */
export class FieldSetMap extends ApexObject {
  static override $type = sharedType('Schema.SObjectTypeFieldSets', 'library');
  readonly objectType: ObjectType;

  constructor(objectType: ObjectType) {
    super();
    this.objectType = objectType;
  }
}
