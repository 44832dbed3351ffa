/**
 * Type descriptors that do not depend on an org's classes: primitives, library types, sObjects and lists of sObjects.
 * They are interned once per process; the registry of an org (runtime/typeRegistry.ts) hands out these same objects.
 */
import type { RuntimeType, TypeKind } from '../../abi/types.ts';

const shared = new Map<string, RuntimeType>();

/** The shared descriptor of a name; made on first use. */
export function sharedType(
  name: string,
  kind: TypeKind,
  args: readonly RuntimeType[] = [],
  superType: RuntimeType | null = null,
): RuntimeType {
  const known = shared.get(name);
  if (known) return known;
  const type: RuntimeType = { name, kind, args, superType, interfaces: [], cls: null, info: null };
  shared.set(name, type);
  return type;
}

/** The shared descriptor of a name if there is one. */
export function findSharedType(name: string): RuntimeType | undefined {
  return shared.get(name);
}

/** `Object`, the top of everything. */
export const OBJECT_TYPE = sharedType('Object', 'library');

const SOBJECT = sharedType('SObject', 'sobject');

/** Rows of grouped queries; in no schema. */
sharedType('AggregateResult', 'sobject', [], SOBJECT);

/** Descriptor of an sObject type by API name. */
export function sobjectTypeOf(apiName: string): RuntimeType {
  return apiName === 'SObject' ? SOBJECT : sharedType(apiName, 'sobject', [], SOBJECT);
}

/** Descriptor of `List<apiName>`. */
export function sobjectListType(apiName: string): RuntimeType {
  return sharedType(`List<${apiName}>`, 'collection', [sobjectTypeOf(apiName)]);
}
