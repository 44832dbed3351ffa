/**
 * `FormulaEval.FormulaInstance`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_formulaeval_FormulaInstance.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexSet } from '../../runtime/values/collections.ts';
import type { FormulaInstance } from '../support/formulaValues.ts';

export const behaviour: LibraryType = {
  evaluate: (_env, self: FormulaInstance, target: unknown) => self.formula.evaluate(target),
  getReferencedFields: (env, self: FormulaInstance) => new ApexSet(env.type('Set<String>'), [...self.formula.fields]),
};
