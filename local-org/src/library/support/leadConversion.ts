/** `Database.LeadConvert` as a request to the org, its result as a value, and `Database.convertLead`. */
import type { Env } from '../../abi/env.ts';
import type { LeadConversion, LeadConversionResult } from '../../abi/ports.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { throwFailures } from '../../runtime/values/dmlFailure.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import { AccessLevel } from './accessLevel.ts';
import { DmlOptions } from './dmlOptions.ts';
import type { PropertyBag } from './propertyBag.ts';

/** What a conversion can be told. */
export const PROPERTIES: readonly string[] = [
  'AccountId',
  'AccountRecord',
  'ContactId',
  'ContactRecord',
  'ConvertedStatus',
  'LeadId',
  'OpportunityId',
  'OpportunityName',
  'OpportunityRecord',
  'OwnerId',
];
export const FLAGS: readonly string[] = [
  'DoNotCreateOpportunity',
  'OverwriteLeadSource',
  'SendNotificationEmail',
  'BypassAccountDedupeCheck',
  'BypassContactDedupeCheck',
];

export class LeadConvertResult extends ApexObject {
  static override $type = sharedType('Database.LeadConvertResult', 'library');
  readonly result: LeadConversionResult;

  constructor(result: LeadConversionResult) {
    super();
    this.result = result;
  }
}

function requestOf(bag: PropertyBag): LeadConversion {
  const text = (name: string): string | null => (bag.values.get(name) as string | undefined) ?? null;
  return {
    leadId: text('leadid'),
    accountId: text('accountid'),
    contactId: text('contactid'),
    opportunityId: text('opportunityid'),
    ownerId: text('ownerid'),
    convertedStatus: text('convertedstatus'),
    opportunityName: text('opportunityname'),
    createOpportunity: bag.values.get('donotcreateopportunity') !== true,
    overwriteLeadSource: bag.values.get('overwriteleadsource') === true,
    account: bag.values.get('accountrecord') ?? null,
    contact: bag.values.get('contactrecord') ?? null,
    opportunity: bag.values.get('opportunityrecord') ?? null,
  };
}

/** `Database.convertLead(requestOrRequests, allOrNone or options?, accessLevel?)` */
export function convertLead(env: Env, target: unknown, ...rest: unknown[]): unknown {
  const isList = env.ops.nonNull(target) instanceof ApexList;
  const bags = (isList ? (target as ApexList).items : [target]) as PropertyBag[];
  const level = rest.find((argument) => argument instanceof AccessLevel);
  const options = rest.find((argument) => argument instanceof DmlOptions);
  const allOrNone = options?.optAllOrNone ?? !rest.includes(false);
  const requests = bags.map((bag) => requestOf(env.ops.nonNull(bag)));
  const results = env.convertLeads(requests, level?.mode ?? env.callerMode, allOrNone);
  if (allOrNone) {
    throwFailures(
      'convertLead',
      requests.map((request) => request.leadId),
      results,
    );
  }
  const values = results.map((result) => new LeadConvertResult(result));
  return isList ? new ApexList(env.type('List<Database.LeadConvertResult>'), values) : values[0];
}
