/** Stand-ins for Apex classes and interfaces (`Test.createStub`). */
import type { StubAnswer } from '../abi/env.ts';
import type { ApexClass, RuntimeType } from '../abi/types.ts';
import { apexError } from './values/apexException.ts';
import { ApexObject } from './values/apexObject.ts';

type Open = Record<string, unknown>;

/** Stubs and the name of the class the platform would generate for them. */
const stubs = new WeakMap<object, string>();

/** Name of the generated class when the value is a stub. */
export function stubClassName(value: object): string | undefined {
  return stubs.get(value);
}

/** An instance of the type whose instance methods all call `answer`. No constructor runs. */
export function makeStub(type: RuntimeType, linkClass: (name: string) => ApexClass, answer: StubAnswer): unknown {
  if (!type.info || type.kind === 'enum') {
    throw apexError('System.TypeException', `Stubs cannot be made for this type: ${type.name}`);
  }
  const stub = type.kind === 'interface' ? interfaceInstance(type) : (new (linkClass(type.name))() as Open);
  stubs.set(stub, `${localName(type.info)}__sfdc_ApexStub`);
  for (const method of methodsOf(type)) {
    stub[method.jsName] = (...args: unknown[]): unknown => answer(stub, method, args);
  }
  return stub;
}

/** The name without the namespace: texts of instances do not show it. */
function localName({ namespace, name }: NonNullable<RuntimeType['info']>): string {
  return namespace === '' ? name : name.slice(namespace.length + 1);
}

function interfaceInstance(type: RuntimeType): Open {
  class InterfaceStub extends ApexObject {
    static override $type = type;
  }
  return new InterfaceStub() as unknown as Open;
}

/** Instance methods of a type and of everything above it, nearest first. */
function* methodsOf(type: RuntimeType): Iterable<NonNullable<RuntimeType['info']>['methods'][number]> {
  const seen = new Set<string>();
  const queue: RuntimeType[] = [type];
  for (let current = queue.shift(); current; current = queue.shift()) {
    for (const method of current.info?.methods ?? []) {
      if (method.isStatic || method.access === 'private' || seen.has(method.jsName)) continue;
      seen.add(method.jsName);
      yield method;
    }
    if (current.superType) queue.push(current.superType);
    queue.push(...current.interfaces);
  }
}
