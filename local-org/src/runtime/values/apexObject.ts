/**
 * The base of everything in Apex that has identity: instances of Apex classes and the instances the library hands out.
 */
import type { RuntimeType } from '../../abi/types.ts';

/** Any Apex value, `null` included; see docs/local-org/design.md §2. */
export type ApexValue = unknown;

/** Base of all class instances. Emitted classes extend it and carry `static $type`. */
export class ApexObject {
  /** The run-time type of the class; emitted code and library classes overwrite it. */
  static $type: RuntimeType;

  /** The run-time type of this instance. */
  get $type(): RuntimeType {
    return (this.constructor as typeof ApexObject).$type;
  }

  /**
   * Library values that Apex compares by content (tokens, types) return a text that is equal exactly when the values are.
   * `null` means identity.
   */
  equalityKey(): string | null {
    return null;
  }

  /**
   * What a library value is made of, as Apex values, where it can wait in a queued job; the type's hidden function `restore` makes the
   * value from it again. `null` means it cannot.
   */
  savedState(): readonly unknown[] | null {
    return null;
  }
}

/** One constant of an Apex enum; constants of one enum are compared by identity of their name. */
export class ApexEnumValue extends ApexObject {
  readonly enumType: RuntimeType;
  readonly name: string;
  readonly ordinal: number;

  constructor(enumType: RuntimeType, name: string, ordinal: number) {
    super();
    this.enumType = enumType;
    this.name = name;
    this.ordinal = ordinal;
  }

  override get $type(): RuntimeType {
    return this.enumType;
  }

  override equalityKey(): string {
    return `${this.enumType.name}.${this.name}`;
  }
}
