/** Tokens and describes of objects and fields, as Apex handles them (`Schema.SObjectType`, `Schema.DescribeFieldResult`, …). */
import type {
  ChildRelationship,
  FieldSet,
  FieldType,
  ObjectType,
  PicklistValue,
  RecordTypeInfo,
} from '../../schema/schema.ts';
import { ApexObject } from './apexObject.ts';
import { sharedType } from './sharedTypes.ts';

/** `Schema.SObjectType` */
export class SObjectTypeToken extends ApexObject {
  static override $type = sharedType('Schema.SObjectType', 'library');
  readonly objectType: ObjectType;

  constructor(objectType: ObjectType) {
    super();
    this.objectType = objectType;
  }

  override equalityKey(): string {
    return `sobjecttype ${this.objectType.apiName}`;
  }

  override toString(): string {
    return this.objectType.apiName;
  }
}

/** `Schema.SObjectField` */
export class SObjectFieldToken extends ApexObject {
  static override $type = sharedType('Schema.SObjectField', 'library');
  readonly objectType: ObjectType;
  readonly field: FieldType;

  constructor(objectType: ObjectType, field: FieldType) {
    super();
    this.objectType = objectType;
    this.field = field;
  }

  override equalityKey(): string {
    return `sobjectfield ${this.objectType.apiName}.${this.field.apiName}`;
  }

  override toString(): string {
    return this.field.apiName;
  }
}

/** `Schema.DescribeSObjectResult` */
export class DescribeSObject extends ApexObject {
  static override $type = sharedType('Schema.DescribeSObjectResult', 'library');
  readonly objectType: ObjectType;

  constructor(objectType: ObjectType) {
    super();
    this.objectType = objectType;
  }

  override equalityKey(): string {
    return `describe ${this.objectType.apiName}`;
  }

  override toString(): string {
    return `Schema.DescribeSObjectResult[${this.objectType.apiName}]`;
  }
}

/** `Schema.DescribeFieldResult` */
export class DescribeField extends ApexObject {
  static override $type = sharedType('Schema.DescribeFieldResult', 'library');
  readonly objectType: ObjectType;
  readonly field: FieldType;

  constructor(objectType: ObjectType, field: FieldType) {
    super();
    this.objectType = objectType;
    this.field = field;
  }

  override equalityKey(): string {
    return `describe ${this.objectType.apiName}.${this.field.apiName}`;
  }

  override toString(): string {
    return `Schema.DescribeFieldResult[${this.objectType.apiName}.${this.field.apiName}]`;
  }
}

/** `Schema.FieldSet` */
export class FieldSetToken extends ApexObject {
  static override $type = sharedType('Schema.FieldSet', 'library');
  readonly objectType: ObjectType;
  readonly fieldSet: FieldSet;

  constructor(objectType: ObjectType, fieldSet: FieldSet) {
    super();
    this.objectType = objectType;
    this.fieldSet = fieldSet;
  }
}

/** `Schema.FieldSetMember` */
export class FieldSetMember extends ApexObject {
  static override $type = sharedType('Schema.FieldSetMember', 'library');
  readonly token: SObjectFieldToken;
  /** From the object of the field set: `Name`, `Owner.Name`. */
  readonly path: string;
  /** Whether the field set asks for a value. */
  readonly required: boolean;

  constructor(token: SObjectFieldToken, path: string, required: boolean) {
    super();
    this.token = token;
    this.path = path;
    this.required = required;
  }
}

/** `Schema.PicklistEntry` */
export class PicklistEntry extends ApexObject {
  static override $type = sharedType('Schema.PicklistEntry', 'library');
  readonly entry: PicklistValue;

  constructor(entry: PicklistValue) {
    super();
    this.entry = entry;
  }
}

/** `Schema.ChildRelationship` */
export class ChildRelationshipToken extends ApexObject {
  static override $type = sharedType('Schema.ChildRelationship', 'library');
  readonly relationship: ChildRelationship;

  constructor(relationship: ChildRelationship) {
    super();
    this.relationship = relationship;
  }

  /** Two describes of an object tell of the same relationships. */
  override equalityKey(): string {
    const { childObject, field } = this.relationship;
    return `childRelationship:${childObject}.${field}`.toLowerCase();
  }
}

/** `Schema.RecordTypeInfo` */
export class RecordTypeToken extends ApexObject {
  static override $type = sharedType('Schema.RecordTypeInfo', 'library');
  readonly objectType: ObjectType;
  readonly recordType: RecordTypeInfo;
  readonly isMaster: boolean;

  constructor(objectType: ObjectType, recordType: RecordTypeInfo, isMaster: boolean) {
    super();
    this.objectType = objectType;
    this.recordType = recordType;
    this.isMaster = isMaster;
  }
}

/** `System.Type` */
export class TypeToken extends ApexObject {
  static override $type = sharedType('Type', 'library');
  readonly type: ApexObject['$type'];

  constructor(type: ApexObject['$type']) {
    super();
    this.type = type;
  }

  override equalityKey(): string {
    return `type ${this.type.name}`;
  }

  override toString(): string {
    return this.type.name;
  }
}
