import { restGet } from 'localorg/http';

/** The parts of a field describe that pages use. */
export interface FieldDescribe {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly nameField: boolean;
  readonly calculated: boolean;
  readonly autoNumber: boolean;
  readonly sortable?: boolean;
  readonly filterable?: boolean;
  readonly inlineHelpText: string | null;
  readonly relationshipName: string | null;
  readonly referenceTo: readonly string[];
  readonly defaultValue?: unknown;
  readonly picklistValues: readonly { value: string; label: string | null; active: boolean; defaultValue: boolean }[];
}

/** The parts of an object describe that pages use. */
export interface ObjectDescribe {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string | null;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly queryable: boolean;
  readonly fields: readonly FieldDescribe[];
  readonly childRelationships: readonly {
    readonly childSObject: string;
    readonly field: string;
    readonly relationshipName: string | null;
  }[];
}

/** One object of the global describe. */
export interface ObjectSummary {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string | null;
  readonly queryable: boolean;
  readonly custom: boolean;
}

const described = new Map<string, Promise<ObjectDescribe>>();
let all: Promise<ObjectSummary[]> | null = null;

/** Describes an object as the user may see it; asked once per page load. */
export function describe(objectApiName: string): Promise<ObjectDescribe> {
  const known = described.get(objectApiName.toLowerCase());
  if (known) return known;
  const asked = restGet<ObjectDescribe>(`/sobjects/${encodeURIComponent(objectApiName)}/describe`).then(withPageLabels);
  asked.catch(() => described.delete(objectApiName.toLowerCase()));
  described.set(objectApiName.toLowerCase(), asked);
  return asked;
}

// Pages call a lookup by the record it points to: 'Owner ID' is shown as 'Owner'.
function withPageLabels(object: ObjectDescribe): ObjectDescribe {
  const fields = object.fields.map((field) =>
    field.type === 'reference' ? { ...field, label: field.label.replace(/ ID$/, '') } : field,
  );
  return { ...object, fields };
}

/** Every object the user may see. */
export function describeAll(): Promise<ObjectSummary[]> {
  all ??= restGet<{ sobjects: ObjectSummary[] }>('/sobjects').then(({ sobjects }) => sobjects);
  all.catch(() => (all = null));
  return all;
}

/** The object a record id belongs to, by its first three characters. */
export async function objectOf(recordId: string): Promise<string> {
  const prefix = recordId.slice(0, 3);
  const found = (await describeAll()).find((object) => object.keyPrefix === prefix);
  if (!found) throw new Error(`No object that you may see has records with ids that start with ${prefix}.`);
  return found.name;
}

/** The field that names a record: `Name`, `CaseNumber`, `Subject`, … */
export function nameFieldOf(object: ObjectDescribe): string {
  return object.fields.find((field) => field.nameField)?.name ?? 'Id';
}

/** A field by API name, whatever its case. */
export function fieldOf(object: ObjectDescribe, name: string): FieldDescribe | undefined {
  const wanted = name.toLowerCase();
  return object.fields.find((field) => field.name.toLowerCase() === wanted);
}

/** The icon of an object: the design system's for standard objects, a stable custom one for the rest. */
export function iconOf(objectApiName: string): string {
  const standard: Readonly<Record<string, string>> = {
    Account: 'standard:account',
    Campaign: 'standard:campaign',
    Case: 'standard:case',
    Contact: 'standard:contact',
    Contract: 'standard:contract',
    Event: 'standard:event',
    Lead: 'standard:lead',
    Opportunity: 'standard:opportunity',
    OpportunityLineItem: 'standard:product_item',
    Order: 'standard:orders',
    Pricebook2: 'standard:pricebook',
    Product2: 'standard:product',
    Task: 'standard:task',
    User: 'standard:user',
  };
  return standard[objectApiName] ?? 'standard:record';
}
