import { hostPost } from 'localorg/http';
import { createAdapter, refreshWire } from 'localorg/wire';

/** The Apex method behind an `@salesforce/apex/…` import. */
interface MethodName {
  readonly namespace: string | null;
  readonly className: string;
  readonly method: string;
}

type Params = Record<string, unknown>;

/**
 * The default export of `@salesforce/apex/Class.method`: call it, or give it to `@wire`.
 * https://developer.salesforce.com/docs/platform/lwc/guide/apex-result-caching.html
 */
export function apexMethod(name: MethodName): unknown {
  const call = (params: Params | undefined, wired: boolean): Promise<unknown> =>
    hostPost('/apex', { ...name, params: params ?? {}, wired });
  const invoke = (params?: Params): Promise<unknown> => call(params, false);
  return Object.assign(invoke, {
    adapter: createAdapter<Params, unknown>({ ready: () => true, load: (params) => call(params, true) }),
  });
}

/** Asks the server again for what `@wire` gave. */
export function refreshApex(wired: unknown): Promise<void> {
  return refreshWire(wired);
}

/** Reads a field, by schema import or name, out of a record that Apex returned. */
export function getSObjectValue(record: Params | undefined, field: string | { fieldApiName: string }): unknown {
  const path = typeof field === 'string' ? field : field.fieldApiName;
  return path.split('.').reduce<unknown>((value, key) => (value as Params | undefined)?.[key], record);
}
