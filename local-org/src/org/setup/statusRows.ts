/**
 * Statuses as rows: LeadStatus, CaseStatus and their like follow the picklists they describe.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_leadstatus.htm
 */
import { componentsOf } from '../../project/model.ts';
import type { DeployedCode } from '../deployedCode.ts';
import { syncRows, type SyncFacts, type WantedRow } from './rowSync.ts';

interface StatusList {
  readonly rows: string;
  readonly object: string;
  readonly field: string;
  /** The standard value set that can say which values are closed or converted. */
  readonly valueSet: string;
  /** The flag of a row and the flag of a value of the set; null where there is none. */
  readonly flag: readonly [string, string] | null;
  /** Values that have the flag where no value set says so. */
  readonly flagged: readonly string[];
}

const LISTS: readonly StatusList[] = [
  {
    rows: 'LeadStatus',
    object: 'Lead',
    field: 'Status',
    valueSet: 'LeadStatus',
    flag: ['IsConverted', 'converted'],
    flagged: ['Closed - Converted'],
  },
  {
    rows: 'CaseStatus',
    object: 'Case',
    field: 'Status',
    valueSet: 'CaseStatus',
    flag: ['IsClosed', 'closed'],
    flagged: ['Closed'],
  },
  {
    rows: 'TaskStatus',
    object: 'Task',
    field: 'Status',
    valueSet: 'TaskStatus',
    flag: ['IsClosed', 'closed'],
    flagged: ['Completed'],
  },
  {
    rows: 'TaskPriority',
    object: 'Task',
    field: 'Priority',
    valueSet: 'TaskPriority',
    flag: ['IsHighPriority', 'highPriority'],
    flagged: ['High'],
  },
  {
    rows: 'SolutionStatus',
    object: 'Solution',
    field: 'Status',
    valueSet: 'SolutionStatus',
    flag: ['IsReviewed', 'reviewed'],
    flagged: ['Reviewed'],
  },
  { rows: 'ContractStatus', object: 'Contract', field: 'Status', valueSet: 'ContractStatus', flag: null, flagged: [] },
  { rows: 'PartnerRole', object: 'Partner', field: 'Role', valueSet: 'PartnerRole', flag: null, flagged: [] },
];

/** Makes the rows equal to the picklists. */
export function syncStatuses(facts: SyncFacts, code: DeployedCode): void {
  for (const list of LISTS) {
    const keyOf = (row: ReadonlyMap<string, unknown>): string => String(row.get('apiname')).toLowerCase();
    syncRows(facts, list.rows, keyOf, rowsOf(code, list));
  }
}

function rowsOf(code: DeployedCode, list: StatusList): WantedRow[] {
  const values = code.schema.object(list.object)?.fields.get(list.field)?.picklist?.values ?? [];
  const set = componentsOf(code.model, 'StandardValueSet').find(({ fullName }) => fullName === list.valueSet);
  const flagged = new Set(list.flagged);
  if (set?.xml && list.flag !== null) {
    flagged.clear();
    for (const value of set.xml.all('standardValue')) {
      if (value.bool(list.flag[1])) flagged.add(value.text('fullName') ?? '');
    }
  }
  const hasDefault = code.schema.object(list.rows)!.fields.has('IsDefault');
  return values.map(({ value, label, isDefault }, index) => ({
    ApiName: value,
    MasterLabel: label,
    SortOrder: index + 1,
    ...(hasDefault ? { IsDefault: isDefault } : {}),
    ...(list.flag === null ? {} : { [list.flag[0]]: flagged.has(value) }),
    ...(list.rows === 'ContractStatus' ? { StatusCode: CONTRACT_CODES[value] ?? 'Draft' } : {}),
  }));
}

const CONTRACT_CODES: Readonly<Record<string, string>> = {
  'In Approval Process': 'InApproval',
  Activated: 'Activated',
};
