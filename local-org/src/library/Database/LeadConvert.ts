/**
 * `Database.LeadConvert`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_dml_convertLead.htm
 */
import type { LibraryFunction, LibraryType } from '../../abi/libraryType.ts';
import { FLAGS, PROPERTIES } from '../support/leadConversion.ts';
import type { PropertyBag } from '../support/propertyBag.ts';
import { propertyBag } from '../support/propertyBag.ts';

/** Each property has a getter and a setter method besides. */
function accessors(): Record<string, LibraryFunction> {
  const methods: Record<string, LibraryFunction> = {};
  for (const name of [...PROPERTIES, ...FLAGS]) {
    const key = name.toLowerCase();
    const blank = FLAGS.includes(name) ? false : null;
    const get: LibraryFunction = (_env, self: PropertyBag) => self.values.get(key) ?? blank;
    methods[`get ${name}`] = get;
    methods[FLAGS.includes(name) && !name.startsWith('Bypass') ? `is${name}` : `get${name}`] = get;
    methods[`set${name}`] = (_env, self: PropertyBag, value: unknown) => void self.values.set(key, value);
  }
  return methods;
}

export const behaviour: LibraryType = {
  ...propertyBag('Database.LeadConvert', [...PROPERTIES, ...FLAGS]),
  ...accessors(),
};
