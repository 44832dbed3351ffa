/**
 * Apex methods with `@InvocableMethod`, called with named inputs.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_InvocableMethod.htm
 */
import type { FieldInfo, MethodInfo, RuntimeType } from '../../abi/types.ts';
import { readMember } from '../../library/support/jsonTree.ts';
import type { ApexEnv } from '../../runtime/createEnv.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { fieldValue } from './fieldValue.ts';

/** The invocable method of a class; null where it has none. */
export function invocableMethod(env: ApexEnv, className: string): { type: RuntimeType; method: MethodInfo } | null {
  const type = env.findType(className.replace(/^.*__/, '')) ?? env.findType(className);
  const method = type?.info?.methods.find((one) => one.annotations.some(({ name }) => name === 'invocablemethod'));
  return type === null || method === undefined ? null : { type, method };
}

/** Calls it once for all inputs. A method without result gives empty outputs. */
export function callInvocable(
  env: ApexEnv,
  type: RuntimeType,
  method: MethodInfo,
  inputs: readonly ReadonlyMap<string, unknown>[],
): Map<string, unknown>[] {
  const [parameter] = method.paramTypes;
  const args = parameter === undefined ? [] : [listOf(env, parameter, method.paramNames[0] ?? '', inputs)];
  const result = env.callStatic(type.name, method.name, args);
  const items = result instanceof ApexList ? result.items : [];
  return inputs.map((_input, index) => outputsOf(env, items[index] ?? null));
}

function listOf(
  env: ApexEnv,
  typeName: string,
  parameterName: string,
  inputs: readonly ReadonlyMap<string, unknown>[],
): ApexList {
  const list = env.type(typeName);
  const item = list.args[0]!;
  return new ApexList(
    list,
    inputs.map((input) =>
      item.kind === 'class' ? requestOf(env, item, input) : plainInput(item, parameterName, input),
    ),
  );
}

/** One value: under the parameter's name, or the only one there is. */
function plainInput(type: RuntimeType, name: string, input: ReadonlyMap<string, unknown>): unknown {
  const byName = [...input].find(([key]) => key.toLowerCase() === name.toLowerCase());
  const value = byName?.[1] ?? (input.size === 1 ? [...input.values()][0] : null);
  return fieldValue(type.name, value);
}

/** An instance of a class with `@InvocableVariable`s. */
function requestOf(env: ApexEnv, type: RuntimeType, input: ReadonlyMap<string, unknown>): unknown {
  const instance = env.newInstance(type) as Record<string, unknown>;
  for (const [name, value] of input) {
    const field = invocableVariables(type).find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (field === undefined) continue;
    const given = fieldValue(field.type, value);
    if (field.setter !== null) (instance[field.setter] as (given: unknown) => void).call(instance, given);
    else if (field.slot !== null) instance[field.slot] = given;
  }
  return instance;
}

/** The `@InvocableVariable`s of a class, own and inherited. */
export function invocableVariables(type: RuntimeType): FieldInfo[] {
  const own = (type.info?.fields ?? []).filter((field) =>
    field.annotations.some(({ name }) => name === 'invocablevariable'),
  );
  return type.superType === null ? own : [...own, ...invocableVariables(type.superType)];
}

/** Variables of a result class by name; any other result as `output`. */
function outputsOf(env: ApexEnv, value: unknown): Map<string, unknown> {
  const type = env.typeOf(value);
  if (value !== null && type?.kind === 'class' && invocableVariables(type).length > 0) {
    return new Map(invocableVariables(type).map((field) => [field.name, readMember(value as object, field)]));
  }
  return new Map(value === null ? [] : [['output', value]]);
}
