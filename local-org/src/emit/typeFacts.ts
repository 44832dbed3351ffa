/** Facts about a class that the emitter and the runtime need: sharing, exceptions, the `TypeInfo`. */
import { getterName, setterName } from '../abi/mangle.ts';
import type { FieldInfo, MethodInfo, TypeInfo } from '../abi/types.ts';
import type { FieldSymbol, MethodSymbol, TypeSymbol } from '../semantics/symbols.ts';

/** API version from which classes without a sharing keyword run with sharing, and queries and DML in user mode. */
export const SECURE_BY_DEFAULT = 67;

/** Sharing a class puts in force; null = it leaves what is in force (`inherited`, or undeclared before API 67). */
export function effectiveSharing(symbol: TypeSymbol): 'with' | 'without' | null {
  if (symbol.sharing === 'with' || symbol.sharing === 'without') return symbol.sharing;
  if (symbol.sharing === 'inherited') return null;
  const parent = symbol.superType?.symbol;
  if (parent?.origin === 'apex') return effectiveSharing(parent);
  return symbol.apiVersion >= SECURE_BY_DEFAULT ? 'with' : null;
}

export function isException(symbol: TypeSymbol): boolean {
  if (symbol.name === 'Exception') return true;
  const parent = symbol.superType?.symbol;
  return parent ? isException(parent) : false;
}

/** The descriptor of a type for `CompiledModule.types`. */
export function typeInfoOf(symbol: TypeSymbol): TypeInfo {
  return {
    name: symbol.name,
    namespace: symbol.namespace,
    kind: symbol.kind,
    unit: symbol.unit,
    superType: symbol.superType?.name ?? null,
    interfaces: symbol.interfaces.map((type) => type.name),
    access: symbol.access,
    isAbstract: symbol.isAbstract,
    isVirtual: symbol.isVirtual,
    sharing: symbol.sharing,
    annotations: symbol.annotations,
    fields: [...symbol.fields.values()].map(fieldInfoOf),
    methods: [...symbol.methods.values()].flat().map(methodInfoOf),
    constructors: constructorsOf(symbol),
    enumValues: symbol.enumValues,
    apiVersion: symbol.apiVersion,
    line: symbol.declaration?.nameAt.line ?? 1,
  };
}

function constructorsOf(symbol: TypeSymbol): TypeInfo['constructors'] {
  if (symbol.kind !== 'class') return [];
  if (symbol.constructors.length === 0) return [{ jsName: '$new', paramTypes: [], access: 'public' }];
  return symbol.constructors.map(({ jsName, parameters, access }) => ({
    jsName,
    paramTypes: parameters.map((parameter) => parameter.type.name),
    access,
  }));
}

function fieldInfoOf(field: FieldSymbol): FieldInfo {
  return {
    name: field.name,
    type: field.type.name,
    access: field.access,
    isStatic: field.isStatic,
    isTransient: field.isTransient,
    isFinal: field.isFinal,
    slot: field.getter?.body ? null : field.slot,
    getter: field.readsByMethod && field.getter ? getterName(field.name) : null,
    setter: field.writesByMethod && field.setter ? setterName(field.name) : null,
    isProperty: field.kind === 'property',
    annotations: field.annotations,
  };
}

function methodInfoOf(method: MethodSymbol): MethodInfo {
  return {
    name: method.name,
    jsName: method.jsName,
    paramTypes: method.parameters.map((parameter) => parameter.type.name),
    paramNames: method.parameters.map((parameter) => parameter.name),
    returnType: method.returnType.name,
    access: method.access,
    isStatic: method.isStatic,
    isAbstract: method.isAbstract,
    isVirtual: method.isVirtual,
    annotations: method.annotations,
    line: method.at?.line ?? 1,
  };
}
