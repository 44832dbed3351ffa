/**
 * Names as code of a namespace writes them: its own custom objects and fields without their prefix.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_namespace_prefix.htm
 */
import { CaseMap } from './caseMap.ts';

/** The namespace whose code is being compiled or run; empty outside of all namespaces. */
export class NameScope {
  /** The namespace of the org itself. */
  readonly home: string;
  current: string;

  constructor(home = '') {
    this.home = home;
    this.current = home;
  }

  /** Does something as code of that namespace. */
  within<T>(namespace: string, work: () => T): T {
    if (namespace === this.current) return work();
    const before = this.current;
    this.current = namespace;
    try {
      return work();
    } finally {
      this.current = before;
    }
  }
}

/** A map by API name that is read in a scope: `Size__c` means `box__Size__c` to code of the namespace `box`, if there is one. */
export class ScopedMap<V> extends CaseMap<V> {
  readonly #scope: NameScope;
  readonly #plainNames: boolean;

  /** `plainNames`: names without a suffix (`__c`) carry a prefix too, as those of field sets do. */
  constructor(scope: NameScope, entries: Iterable<readonly [string, V]> = [], plainNames = false) {
    super(entries);
    this.#scope = scope;
    this.#plainNames = plainNames;
  }

  override get(key: string): V | undefined {
    const { current } = this.#scope;
    if (current === '' || (!this.#plainNames && !key.includes('__'))) return super.get(key);
    return super.get(`${current}__${key}`) ?? super.get(key);
  }

  override has(key: string): boolean {
    return this.get(key) !== undefined;
  }
}

/** `Size__c` of the namespace `box` is `box__Size__c`. */
export function prefixed(namespace: string, name: string): string {
  return namespace === '' ? name : `${namespace}__${name}`;
}

/** A name without the prefix of that namespace. */
export function withoutPrefix(namespace: string, name: string): string {
  const prefix = `${namespace}__`;
  return namespace !== '' && name.toLowerCase().startsWith(prefix.toLowerCase()) ? name.slice(prefix.length) : name;
}

/** An API name taken apart: `box__Size__c` is `Size` of the namespace `box`. Names of no namespace have null. */
export function nameParts(apiName: string): { readonly namespace: string | null; readonly developerName: string } {
  const parts = apiName.split('__');
  return parts.length === 3
    ? { namespace: parts[0]!, developerName: parts[1]! }
    : { namespace: null, developerName: parts[0]! };
}

/** `Box` of the namespace `acme` is the type `acme.Box`. */
export function qualified(namespace: string, name: string): string {
  return namespace === '' ? name : `${namespace}.${name}`;
}
