import { CaseMap } from '../base/caseMap.ts';
import { NameScope } from '../base/nameScope.ts';
import { linkDrafts, newDraft } from './draft.ts';
import type { ObjectType } from './schema.ts';

const drafts = new CaseMap([
  [
    'AggregateResult',
    newDraft('AggregateResult', { kind: 'aggregate', label: 'Aggregate Result', triggerable: false }),
  ],
]);

/** The object of rows that grouped queries give. */
export const AGGREGATE_RESULT: ObjectType = linkDrafts(drafts, new NameScope()).get('AggregateResult')!;
