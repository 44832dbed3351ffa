/** The maps of describes: keys are lower-case names, and any case finds them. */
import { ApexMap } from '../../runtime/values/collections.ts';

export class NameMap extends ApexMap {
  override get(key: unknown): unknown {
    return super.get(lower(key));
  }

  override has(key: unknown): boolean {
    return super.has(lower(key));
  }
}

function lower(key: unknown): unknown {
  return typeof key === 'string' ? key.toLowerCase() : key;
}
