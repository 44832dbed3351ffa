import type { Env } from './env.ts';
import type { ApexClass, TypeInfo } from './types.ts';

/** When a trigger runs. */
export type TriggerEvent =
  | 'before insert'
  | 'before update'
  | 'before delete'
  | 'after insert'
  | 'after update'
  | 'after delete'
  | 'after undelete';

/** The compiled form of one class file, trigger file or anonymous block. Plain data: can be cached on disk. */
export interface CompiledModule {
  /** Name of the top-level class or trigger; `AnonymousBlock` for anonymous Apex. */
  readonly name: string;
  /** The namespace whose prefix the name has; empty for none. */
  readonly namespace: string;
  readonly kind: 'class' | 'trigger' | 'anonymous';
  /** Path of the Apex source, as given to the compiler. */
  readonly file: string;
  /** Text of a JavaScript function expression of type `ModuleFactory`. */
  readonly code: string;
  /**
   * Source map (version 3, JSON) from `code` to `file`. Every mapping carries the name of its Apex frame for stack traces:
   * `Class.Foo.bar`, `Class.Foo.Inner.<init>`, `Class.Foo.<clinit>`, `Trigger.Name`, `AnonymousBlock`.
   */
  readonly map: string;
  /** Descriptors of the top-level type and its inner types; empty for triggers and anonymous blocks. */
  readonly types: readonly TypeInfo[];
  readonly trigger: { readonly objectName: string; readonly events: readonly TriggerEvent[] } | null;
  /** Lines that can be covered by tests; they are the indexes of `env.coverage(name)`. Empty unless compiled with coverage. */
  readonly coverableLines: readonly number[];
  readonly apiVersion: number;
}

/** What the function in `CompiledModule.code` returns. Called once per `Env`. */
export interface LinkedModule {
  /** JavaScript classes by Apex type name (`Foo`, `Foo.Inner`), made when first read (getters); interfaces and enums have no class. */
  readonly types: Readonly<Record<string, ApexClass>>;
  /** Body of a trigger or an anonymous block. */
  readonly run?: () => void;
}

/** `$link(typeName)` gives the JavaScript class of any Apex class (`Foo`, `Foo.Inner`), linking its module first if needed. */
export type Link = (typeName: string) => ApexClass;
export type ModuleFactory = ($env: Env, $link: Link) => LinkedModule;
