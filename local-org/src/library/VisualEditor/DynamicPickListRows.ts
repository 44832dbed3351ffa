/**
 * `VisualEditor.DynamicPickListRows`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_VisualEditor_DynamicPickListRows.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { type DataRow, DynamicPickListRows } from '../support/pickListRows.ts';

export const behaviour: LibraryType = {
  new: (_env, rows: ApexList | null = null, isComplete: boolean | null = false) =>
    new DynamicPickListRows((rows?.items ?? []) as DataRow[], isComplete ?? false),
  addAllRows: (env, self: DynamicPickListRows, rows: ApexList | null) =>
    void self.rows.push(...(env.ops.nonNull(rows).items as DataRow[])),
  addRow: (_env, self: DynamicPickListRows, row: DataRow) => void self.rows.push(row),
  containsAllRows: (_env, self: DynamicPickListRows) => self.isComplete,
  get: (_env, self: DynamicPickListRows, index: number) => {
    const row = self.rows[index];
    if (!row) throw apexError('System.ListException', `List index out of bounds: ${index}`);
    return row;
  },
  getDataRows: (env, self: DynamicPickListRows) => new ApexList(env.type('List<VisualEditor.DataRow>'), [...self.rows]),
  setContainsAllRows: (_env, self: DynamicPickListRows, value: boolean | null) =>
    void (self.isComplete = value ?? false),
  size: (_env, self: DynamicPickListRows) => self.rows.length,
  sort: (_env, self: DynamicPickListRows) =>
    void self.rows.sort((a, b) => (a.label ?? '').localeCompare(b.label ?? '')),
};
