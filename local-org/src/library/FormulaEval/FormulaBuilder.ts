/**
 * `FormulaEval.FormulaBuilder`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_formulaeval_FormulaBuilder.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ApexEnumValue } from '../../runtime/values/apexObject.ts';
import type { ApexList } from '../../runtime/values/collections.ts';
import type { TypeToken } from '../../runtime/values/schemaTokens.ts';
import { FormulaInstance, formulas } from '../support/formulaValues.ts';
import type { FormulaBuilder } from '../support/formulaValues.ts';

function saying<T>(set: (builder: FormulaBuilder, value: T) => void) {
  return (_env: unknown, self: FormulaBuilder, value: T): FormulaBuilder => {
    set(self, value);
    return self;
  };
}

export const behaviour: LibraryType = {
  withFormula: saying<string | null>((self, text) => (self.text = text)),
  withType: saying<TypeToken | null>((self, token) => (self.contextType = token?.type ?? null)),
  withReturnType: saying<ApexEnumValue | null>((self, type) => (self.returnType = type?.name ?? null)),
  withGlobalVariables: saying<ApexList | null>((self, globals) => {
    self.globals = (globals?.items ?? []).map((global) => (global as ApexEnumValue).name);
  }),
  treatNumericNullAsZero: saying<boolean | null>((self, isZero) => (self.numericNullAsZero = isZero === true)),
  parseAsTemplate: saying<boolean | null>((self, isTemplate) => (self.isTemplate = isTemplate === true)),
  build: (env, self: FormulaBuilder) => new FormulaInstance(formulas(env).compile(self)),
};
