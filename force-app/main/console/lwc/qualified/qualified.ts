import LEDGER_ENTRY from '@salesforce/schema/LedgerEntry__c';

/**
 * The API name of one of the package's own tabs. Navigation wants the namespace in front where the package is
 * installed; the platform tells the namespace only through a schema reference, which it resolves when it compiles.
 */
export function qualified(name: string): string {
  const parts = LEDGER_ENTRY.objectApiName.split('__');
  return parts.length > 2 ? `${parts[0] ?? ''}__${name}` : name;
}
