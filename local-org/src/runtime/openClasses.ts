/** Library classes other than exceptions that Apex classes may extend; their members come from the library's behaviour. */
import type { ApexClass } from '../abi/types.ts';
import { ApexObject } from './values/apexObject.ts';
import { sharedType } from './values/sharedTypes.ts';

const NAMES = ['VisualEditor.DynamicPickList'];

function openClass(name: string): ApexClass {
  return class extends ApexObject {
    static override $type = sharedType(name, 'library');
    /** The constructor without parameters. */
    $new(): this {
      return this;
    }
  } as unknown as ApexClass;
}

/** By name with namespace. */
export const openClasses: ReadonlyMap<string, ApexClass> = new Map(NAMES.map((name) => [name, openClass(name)]));
