/**
 * `System.FormulaRecalcResult`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_FormulaRecalcResult.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { RecalcFieldError } from '../support/formulaValues.ts';
import type { RecalcResult } from '../support/formulaValues.ts';

export const behaviour: LibraryType = {
  getErrors: (env, self: RecalcResult) =>
    new ApexList(
      env.type('List<FormulaRecalcFieldError>'),
      self.recalculation.errors.map(({ field, message }) => new RecalcFieldError(field, message)),
    ),
  getSObject: (_env, self: RecalcResult) => self.recalculation.record,
  isSuccess: (_env, self: RecalcResult) => self.recalculation.errors.length === 0,
};
