/** Library classes that Apex code extends, exceptions apart: `VisualEditor.DynamicPickList`, `Auth.AuthProviderPluginClass`, … */
import { mangleConstructor } from '../abi/mangle.ts';
import type { ApexClass, RuntimeType } from '../abi/types.ts';
import { ApexObject } from './values/apexObject.ts';

const made = new Map<string, ApexClass>();

/** The JavaScript class of such a type: it has the constructor without parameters and what its subclasses add. */
export function openClass(type: RuntimeType): ApexClass {
  const known = made.get(type.name);
  if (known) return known;
  class Open extends ApexObject {
    static override $type = type;
  }
  Object.defineProperty(Open.prototype, mangleConstructor([]), {
    value(this: Open): Open {
      return this;
    },
  });
  made.set(type.name, Open as unknown as ApexClass);
  return Open as unknown as ApexClass;
}
