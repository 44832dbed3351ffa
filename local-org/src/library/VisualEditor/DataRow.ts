/**
 * `VisualEditor.DataRow`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_VisualEditor_DataRow.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { DataRow } from '../support/pickListRows.ts';

export const behaviour: LibraryType = {
  new: (_env, label: string | null, value: unknown, selected: boolean | null = false) =>
    new DataRow(label, value, selected ?? false),
  clone: (_env, self: DataRow) => new DataRow(self.label, self.value, self.selected),
  compareTo: (env, self: DataRow, other: DataRow | null) =>
    Math.sign((self.label ?? '').localeCompare(env.ops.nonNull(other).label ?? '')),
  getLabel: (_env, self: DataRow) => self.label,
  getValue: (_env, self: DataRow) => self.value,
  isSelected: (_env, self: DataRow) => self.selected,
};
