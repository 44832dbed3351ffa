/**
 * `System.FormulaRecalcFieldError`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_FormulaRecalcFieldError.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { RecalcFieldError } from '../support/formulaValues.ts';

export const behaviour: LibraryType = {
  getFieldError: (_env, self: RecalcFieldError) => self.message,
  getFieldName: (_env, self: RecalcFieldError) => self.field,
};
