/** The context objects that jobs and handlers are given: QueueableContext, BatchableContext, InstallContext, … */
import { mangle } from '../../abi/mangle.ts';
import type { RuntimeType } from '../../abi/types.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';

class Context extends ApexObject {
  readonly #type: RuntimeType;
  constructor(type: RuntimeType) {
    super();
    this.#type = type;
  }

  override get $type(): RuntimeType {
    return this.#type;
  }
}

/** An instance of a library interface whose methods without parameters are these. */
export function contextObject(type: RuntimeType, methods: Readonly<Record<string, () => unknown>>): ApexObject {
  const context = new Context(type);
  for (const [name, method] of Object.entries(methods)) {
    Object.defineProperty(context, mangle(name, []), { value: method, enumerable: false });
  }
  return context;
}
