/**
 * The one description of objects and fields. Compiler, SOQL, save order, REST describe and the UI read these shapes
 * and nothing else.
 */
import { NameScope } from '../base/nameScope.ts';
import { CaseMap } from '../base/caseMap.ts';
import { changeEventOf, changedObjectName, isCaptured } from './changeEvents.ts';

/** Field types as the SOAP API names them. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/field_types.htm */
export type SoapFieldType =
  | 'id'
  | 'string'
  | 'reference'
  | 'boolean'
  | 'int'
  | 'long'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'time'
  | 'picklist'
  | 'multipicklist'
  | 'textarea'
  | 'email'
  | 'phone'
  | 'url'
  | 'base64'
  | 'combobox'
  | 'anyType'
  | 'encryptedstring'
  | 'address'
  | 'location';

/** One value of a picklist. */
export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly active: boolean;
  readonly isDefault: boolean;
}

/** A picklist: whether values outside the list are refused, and the list. */
export interface Picklist {
  readonly restricted: boolean;
  readonly values: readonly PicklistValue[];
}

/** A lookup filter: an error when the looked-up record does not match. */
export interface LookupFilter {
  readonly active: boolean;
  readonly optional: boolean;
  readonly errorMessage: string | null;
  readonly booleanFilter: string | null;
  readonly items: readonly FilterItem[];
}

/** One criterion of a lookup or roll-up filter, as written in metadata. */
export interface FilterItem {
  readonly field: string;
  readonly operation: string;
  readonly value: string | null;
  readonly valueField: string | null;
}

/** A roll-up summary: what of which children is summed into the master. */
export interface RollupSummary {
  readonly childObject: string;
  /** The master-detail field on the child. */
  readonly foreignKey: string;
  readonly operation: 'count' | 'sum' | 'min' | 'max';
  /** The child's field; null for count. */
  readonly field: string | null;
  readonly filters: readonly FilterItem[];
}

/** One field of an object. */
export interface FieldType {
  readonly apiName: string;
  readonly label: string;
  readonly type: SoapFieldType;
  /** The Apex type of the value: 'Id', 'String', 'Decimal', 'Integer', 'Long', 'Double', 'Boolean', 'Date', 'Datetime', 'Time', 'Blob', 'Object'. */
  readonly apexType: string;
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  readonly externalId: boolean;
  readonly idLookup: boolean;
  readonly referenceTo: readonly string[];
  readonly relationshipName: string | null;
  readonly deleteConstraint: 'SetNull' | 'Restrict' | 'Cascade';
  readonly masterDetail: boolean;
  /** Position among the object's master-detail fields: 0 is the one that owns the record; null for other fields. */
  readonly relationshipOrder: 0 | 1 | null;
  readonly writeRequiresMasterRead: boolean;
  readonly reparentable: boolean;
  readonly picklist: Picklist | null;
  /** Formula text of the default value. */
  readonly defaultValue: string | null;
  readonly formula: string | null;
  /** What a blank number in the formula counts as. */
  readonly formulaBlanks: 'zero' | 'blank';
  /** Compound fields: their components by part (`city`, `latitude`); null for other fields. */
  readonly components: Readonly<Record<string, string>> | null;
  /** The compound field this one is a component of. */
  readonly compound: string | null;
  readonly autoNumber: string | null;
  readonly rollup: RollupSummary | null;
  readonly lookupFilter: LookupFilter | null;
  readonly helpText: string | null;
  readonly description: string | null;
  readonly custom: boolean;
  readonly nameField: boolean;
  /** Long text: cannot be filtered, sorted or grouped. */
  readonly filterable: boolean;
  /** Html for rich text areas, plain otherwise. */
  readonly html: boolean;
}

/** A relationship seen from the parent: `Contacts` on Account. */
export interface ChildRelationship {
  readonly relationshipName: string;
  readonly childObject: string;
  /** API name of the child's reference field. */
  readonly field: string;
  readonly cascadeDelete: boolean;
  readonly restrictedDelete: boolean;
}

/** A record type declared in metadata, or the implicit Master. */
export interface RecordTypeInfo {
  readonly developerName: string;
  /** Empty where it belongs to none. */
  readonly namespace: string;
  readonly label: string;
  readonly description: string | null;
  readonly active: boolean;
}

/** A validation rule of an object. */
export interface ValidationRule {
  readonly name: string;
  readonly active: boolean;
  readonly condition: string;
  readonly message: string;
  /** API name of the field the error is shown on; null for the top of the page. */
  readonly errorField: string | null;
}

/** A field set. */
export interface FieldSet {
  readonly name: string;
  /** Empty where it belongs to none. */
  readonly namespace: string;
  readonly label: string;
  readonly description: string | null;
  /** Field paths: `Name`, `Owner.Name`. */
  readonly fields: readonly string[];
  /** Those of them a user has to fill in. */
  readonly required: ReadonlySet<string>;
}

export type ObjectKind =
  | 'standard'
  | 'custom'
  | 'customMetadata'
  | 'customSetting'
  | 'platformEvent'
  | 'share'
  | 'history'
  | 'setup'
  | 'aggregate';

export type SharingModel = 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent';

/** One object of the org. */
export interface ObjectType {
  readonly apiName: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string | null;
  readonly kind: ObjectKind;
  readonly custom: boolean;
  readonly nameField: string | null;
  readonly fields: CaseMap<FieldType>;
  /** Reference fields by relationship name: Owner, Account, Program__r. */
  readonly parentRelationships: CaseMap<FieldType>;
  /** By relationship name: Contacts, Entries__r. */
  readonly childRelationships: CaseMap<ChildRelationship>;
  /** Every reference to this object, also those without a relationship name. */
  readonly references: readonly ChildRelationship[];
  readonly recordTypes: readonly RecordTypeInfo[];
  readonly sharingModel: SharingModel;
  readonly triggerable: boolean;
  readonly validationRules: readonly ValidationRule[];
  readonly fieldSets: CaseMap<FieldSet>;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly undeletable: boolean;
  readonly queryable: boolean;
  readonly searchable: boolean;
  /** Hierarchy or List; null when the object is not a custom setting. */
  readonly customSettingsType: 'Hierarchy' | 'List' | null;
  /** Platform events: when a publish takes effect. */
  readonly publishBehavior: 'PublishAfterCommit' | 'PublishImmediately' | null;
  /** Change events: API name of the object whose changes they tell of. */
  readonly changesOf?: string;
  readonly description: string | null;
}

/** All objects of an org, immutable; a deploy makes a new one. */
export class Schema {
  readonly objects: CaseMap<ObjectType>;
  /** The namespace in which names are read. */
  readonly names: NameScope;
  readonly #byPrefix = new Map<string, ObjectType>();
  readonly #changeEvents = new CaseMap<ObjectType>();

  constructor(objects: CaseMap<ObjectType>, names = new NameScope()) {
    this.objects = objects;
    this.names = names;
    for (const object of objects.values()) {
      // Some objects share a prefix; ids of it are taken for those of the first.
      const { keyPrefix } = object;
      if (keyPrefix !== null && !this.#byPrefix.has(keyPrefix)) this.#byPrefix.set(keyPrefix, object);
    }
  }

  /** The object of this API name in any case, or undefined. Change events are made when someone names them. */
  object(name: string): ObjectType | undefined {
    return this.objects.get(name) ?? this.#changeEvent(name);
  }

  #changeEvent(name: string): ObjectType | undefined {
    const changed = changedObjectName(name);
    if (changed === null) return undefined;
    const object = this.objects.get(changed);
    if (object === undefined || !isCaptured(object)) return undefined;
    let event = this.#changeEvents.get(object.apiName);
    if (event === undefined) this.#changeEvents.set(object.apiName, (event = changeEventOf(object, this.names)));
    return event;
  }

  /** The object that ids with this three-character prefix belong to. */
  objectOfPrefix(prefix: string): ObjectType | undefined {
    return this.#byPrefix.get(prefix);
  }

  /** The object a record id belongs to. */
  objectOfId(id: string): ObjectType | undefined {
    return this.#byPrefix.get(id.slice(0, 3));
  }
}

/**
 * Whether a search can name the object. Custom objects can be named even where their definition does not allow search: then
 * nothing of them is found.
 */
export function isSearched(object: ObjectType): boolean {
  return object.queryable && (object.searchable || object.kind === 'custom');
}
