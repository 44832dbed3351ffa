/**
 * `System.Formula`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Formula.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { FormulaBuilder, RecalcResult, formulas } from '../support/formulaValues.ts';

export const behaviour: LibraryType = {
  builder: () => new FormulaBuilder(),
  recalculateFormulas: (env, records: ApexList) => {
    env.usage.count('Queries');
    const results = formulas(env).recalculate(env.ops.nonNull(records).items, true);
    return new ApexList(
      env.type('List<FormulaRecalcResult>'),
      results.map((result) => new RecalcResult(result)),
    );
  },
};
