import type { GuardedProvider } from '../orders/advanceOrder.ts';
import type { CatalogItem } from '../providers/provider.ts';
import type { CatalogResult, OrgClient } from '../salesforce/orgClient.ts';
import { reasonOf } from '../platform/sentenceError.ts';

/** Copies a provider's whole catalog to the org. The org keeps what is the same and deactivates what is gone. */
export async function syncCatalog(guarded: GuardedProvider, org: OrgClient): Promise<CatalogResult> {
  const items = await readCatalog(guarded);
  return org.publishCatalog(guarded.provider.name, items);
}

/** Reads the catalog and tells the gate whether the provider could be reached. */
export async function readCatalog({ provider, gate }: GuardedProvider): Promise<CatalogItem[]> {
  try {
    const items = await provider.readCatalog();
    gate.reachable();
    return items;
  } catch (error) {
    gate.unreachable(reasonOf(error));
    throw error;
  }
}
