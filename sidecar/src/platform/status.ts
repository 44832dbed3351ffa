/** What is wrong at the moment, by area. Empty means all is well. */
export interface Status {
  /** Notes trouble, or its end with null; true when that is news. */
  set(area: string, trouble: string | null): boolean;
  /** All present troubles, in the order they began. */
  troubles(): { readonly area: string; readonly reason: string }[];
}

/** An empty status board. */
export function createStatus(): Status {
  const troubles = new Map<string, string>();
  return {
    set(area, trouble) {
      if ((troubles.get(area) ?? null) === trouble) return false;
      if (trouble === null) troubles.delete(area);
      else troubles.set(area, trouble);
      return true;
    },
    troubles: () => [...troubles].map(([area, reason]) => ({ area, reason })),
  };
}
