/**
 * Compound fields: addresses and locations that are read as one value and written by their components.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/compound_fields.htm
 */
import type { ObjectDraft } from './draft.ts';
import { plainField } from './fieldDefaults.ts';
import type { FieldType } from './schema.ts';

/** Parts of an address by the ending of their component's name. */
const ADDRESS_PARTS: readonly (readonly [string, string])[] = [
  ['street', 'Street'],
  ['city', 'City'],
  ['state', 'State'],
  ['stateCode', 'StateCode'],
  ['postalCode', 'PostalCode'],
  ['country', 'Country'],
  ['countryCode', 'CountryCode'],
  ['latitude', 'Latitude'],
  ['longitude', 'Longitude'],
  ['geocodeAccuracy', 'GeocodeAccuracy'],
];

/** Gives the compound fields of a draft their components. */
export function expandCompounds(draft: ObjectDraft): void {
  for (const field of [...draft.fields.values()]) {
    if (field.components !== null) continue;
    if (field.type === 'address') connect(draft, field, addressComponents(draft, field));
    if (field.type === 'location' && field.custom) connect(draft, field, addCoordinates(draft, field));
  }
}

function addressComponents(draft: ObjectDraft, field: FieldType): Record<string, string> {
  const prefix = field.apiName.replace(/Address$/, '');
  const named = ADDRESS_PARTS.map(([part, ending]) => [part, `${prefix}${ending}`] as const);
  return Object.fromEntries(named.filter(([, name]) => draft.fields.has(name)));
}

function addCoordinates(draft: ObjectDraft, field: FieldType): Record<string, string> {
  const base = field.apiName.replace(/__c$/, '');
  const components: Record<string, string> = {};
  for (const part of ['Latitude', 'Longitude']) {
    const apiName = `${base}__${part}__s`;
    const { label, nillable, scale, helpText, description } = field;
    const own = { label: `${label} (${part})`, nillable, scale, precision: 15, helpText, description, custom: true };
    draft.fields.set(apiName, { ...plainField(apiName, 'double'), ...own });
    components[part.toLowerCase()] = apiName;
  }
  return components;
}

function connect(draft: ObjectDraft, field: FieldType, components: Record<string, string>): void {
  draft.fields.set(field.apiName, { ...field, components, createable: false, updateable: false, filterable: false });
  for (const name of Object.values(components)) {
    draft.fields.set(name, { ...draft.fields.get(name)!, compound: field.apiName });
  }
}
