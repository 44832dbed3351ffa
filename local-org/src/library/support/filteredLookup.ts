/** `Schema.FilteredLookupInfo`: what a describe tells of a lookup filter. */
import type { FieldType, LookupFilter } from '../../schema/schema.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

export class FilteredLookupInfo extends ApexObject {
  static override $type = sharedType('Schema.FilteredLookupInfo', 'library');
  readonly filter: LookupFilter;

  constructor(filter: LookupFilter) {
    super();
    this.filter = filter;
  }

  /** Fields of the record itself whose values the filter depends on. */
  get controllingFields(): string[] {
    const names = this.filter.items.map(({ valueField }) => /^\$Source\.(\w+)$/.exec(valueField ?? '')?.[1]);
    return [...new Set(names.filter((name) => name !== undefined))];
  }
}

/** The filter of a lookup; null where it has none that is active. */
export function describeFilter(field: FieldType): FilteredLookupInfo | null {
  return field.lookupFilter?.active === true ? new FilteredLookupInfo(field.lookupFilter) : null;
}
