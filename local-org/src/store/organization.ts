/** The one row of Organization. */
import type { Store } from './store.ts';

/** Its id; null before the org has its first rows. */
export function organizationIdOf(store: Store): string | null {
  const [id] = store.table('Organization').loadAll().keys();
  return id ?? null;
}
