/** Fields every record carries, in the notation of fieldText.ts. */

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/system_fields.htm */
export const ID = 'Id id ! ro "Record ID"';
export const DELETED = 'IsDeleted boolean ! ro "Deleted"';

export const AUDIT = `
  CreatedDate datetime ! ro "Created Date"
  CreatedById ->User:CreatedBy ! ro "Created By ID"
  LastModifiedDate datetime ! ro "Last Modified Date"
  LastModifiedById ->User:LastModifiedBy ! ro "Last Modified By ID"
  SystemModstamp datetime ! ro "System Modstamp"`;

export const VIEWED = `
  LastViewedDate datetime ro "Last Viewed Date"
  LastReferencedDate datetime ro "Last Referenced Date"`;

export const ACTIVITY_DATE = 'LastActivityDate date ro "Last Activity"';
export const OWNER = 'OwnerId ->User:Owner ! def "Owner ID"';
export const OWNER_OR_QUEUE = 'OwnerId ->Group|User:Owner ! def "Owner ID"';

/** Street, city, state, postal code, country, coordinates and the whole address behind a prefix. */
export function addressFields(prefix: string): string {
  return `
  ${prefix}Street textarea(255)
  ${prefix}City string(40)
  ${prefix}State string(80) "${prefix} State/Province"
  ${prefix}PostalCode string(20) "${prefix} Zip/Postal Code"
  ${prefix}Country string(80)
  ${prefix}Latitude double(18,15)
  ${prefix}Longitude double(18,15)
  ${prefix}GeocodeAccuracy picklist(40) {Address;NearAddress;Block;Street;ExtendedZip;Zip;Neighborhood;City;County;State;Unknown}
  ${prefix}Address address ro`;
}
