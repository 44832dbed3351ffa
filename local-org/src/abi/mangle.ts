/**
 * Names of Apex members in emitted JavaScript. This file is the only place that knows them.
 *
 * Parameter types are canonical type names: `String`, `List<String>`, `Map<Id,SObject>`, `Account`, `Outer.Inner`, `Schema.SObjectType`,
 * `Database.BatchableContext`. Types of the System namespace are written without it. The type parameters of a generic library
 * declaration are erased to `Object`: `Comparator<T>.compare` is `mangle('compare', ['Object', 'Object'])`, and
 * `Database.Batchable<T>.execute` is `mangle('execute', ['Database.BatchableContext', 'List<Object>'])`; classes that implement such a
 * method with other parameter types get an alias under the erased name.
 */
export function mangle(name: string, paramTypes: readonly string[]): string {
  let byTypes = known.get(name);
  if (byTypes === undefined) known.set(name, (byTypes = new Map()));
  const types = paramTypes.length < 2 ? (paramTypes[0] ?? '') : paramTypes.join('|');
  let mangled = byTypes.get(types);
  if (mangled === undefined) byTypes.set(types, (mangled = mangledNow(name, paramTypes)));
  return mangled;
}

/** What was asked for so far, by name and parameter types: the library asks at run time, for every comparison of a sort. */
const known = new Map<string, Map<string, string>>();

function mangledNow(name: string, paramTypes: readonly string[]): string {
  const parts = [name, ...paramTypes.map((type) => type.replaceAll(' ', '').replace(/[^A-Za-z0-9_]/g, '_'))];
  return parts.join('$').toLowerCase();
}

/** Constructors are methods that return `this`: `new Cls().$new$string('x')`. */
export function mangleConstructor(paramTypes: readonly string[]): string {
  return '$' + mangle('new', paramTypes);
}

/** The JavaScript property that holds a field or an automatic property. */
export function fieldSlot(name: string): string {
  return 'f_' + name.toLowerCase();
}

/** The method that reads a property with a getter body. */
export function getterName(name: string): string {
  return 'get_' + name.toLowerCase();
}

/** The method that writes a property with a setter body. */
export function setterName(name: string): string {
  return 'set_' + name.toLowerCase();
}
