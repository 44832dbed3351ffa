import type { FieldDescribe } from 'localorg/describe';
import { query } from 'localorg/http';

/** A step of a path. */
export interface Stage {
  readonly value: string;
  readonly label: string;
  readonly isClosed: boolean;
  readonly isWon: boolean;
}

interface OpportunityStage {
  readonly ApiName: string;
  readonly MasterLabel: string;
  readonly IsClosed: boolean;
  readonly IsWon: boolean;
}

/** The field a path follows, by object. */
export const PATH_FIELDS: Readonly<Record<string, string>> = {
  Opportunity: 'StageName',
  Lead: 'Status',
  Case: 'Status',
};

/**
 * The stages of an object's path in their order. Opportunity stages say themselves which of them are closed and won:
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitystage.htm
 */
export async function stagesOf(objectApiName: string, field: FieldDescribe): Promise<Stage[]> {
  if (objectApiName !== 'Opportunity') {
    return field.picklistValues
      .filter((option) => option.active)
      .map(({ value, label }) => ({ value, label: label ?? value, isClosed: false, isWon: false }));
  }
  const rows = await query<OpportunityStage>(
    'SELECT ApiName, MasterLabel, IsClosed, IsWon FROM OpportunityStage WHERE IsActive = true ORDER BY SortOrder ASC',
  );
  return rows.map(({ ApiName, MasterLabel, IsClosed, IsWon }) => ({
    value: ApiName,
    label: MasterLabel,
    isClosed: IsClosed,
    isWon: IsWon,
  }));
}
