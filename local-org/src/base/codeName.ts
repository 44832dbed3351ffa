/** Names of classes and triggers with their namespaces: `acme.Box`. */

/** A top-level name taken apart; the namespace is null for code that has none. */
export function codeName(full: string): { readonly namespace: string | null; readonly name: string } {
  const dot = full.indexOf('.');
  return dot < 0 ? { namespace: null, name: full } : { namespace: full.slice(0, dot), name: full.slice(dot + 1) };
}
