/**
 * `VisualEditor.DynamicPickList`: Apex classes extend it to fill a picklist of the Lightning App Builder.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_VisualEditor_DynamicPickList.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import type { DataRow, DynamicPickListRows } from '../support/pickListRows.ts';

function rowOf(env: Env, self: unknown, value: unknown): DataRow | undefined {
  const values = env.invoke(self, 'getValues', [], []) as DynamicPickListRows | null;
  return values?.rows.find((row) => env.ops.equal(row.value, value));
}

/** Stands behind abstract methods, which every class that extends the type has. */
function abstractMethod(): never {
  throw new Error('VisualEditor.DynamicPickList is abstract');
}

export const behaviour: LibraryType = {
  getDefaultValue: abstractMethod,
  getValues: abstractMethod,
  getLabel: (env, self: unknown, value: unknown) => rowOf(env, self, value)?.label ?? null,
  isValid: (env, self: unknown, value: unknown) => rowOf(env, self, value) !== undefined,
};
