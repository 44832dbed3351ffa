/** Values of the `FormulaEval` namespace and of `System.Formula`. */
import type { Env } from '../../abi/env.ts';
import type { CompiledFormula, FormulaPort, FormulaRecalculation } from '../../abi/ports.ts';
import type { RuntimeType } from '../../abi/types.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

/** `FormulaEval.FormulaBuilder`: what was said of the formula so far. */
export class FormulaBuilder extends ApexObject {
  static override $type = sharedType('FormulaEval.FormulaBuilder', 'library');
  text: string | null = null;
  contextType: RuntimeType | null = null;
  returnType: string | null = null;
  globals: readonly string[] = [];
  numericNullAsZero = false;
  isTemplate = false;
}

/** `FormulaEval.FormulaInstance` */
export class FormulaInstance extends ApexObject {
  static override $type = sharedType('FormulaEval.FormulaInstance', 'library');
  readonly formula: CompiledFormula;

  constructor(formula: CompiledFormula) {
    super();
    this.formula = formula;
  }
}

/** `System.FormulaRecalcResult` */
export class RecalcResult extends ApexObject {
  static override $type = sharedType('FormulaRecalcResult', 'library');
  readonly recalculation: FormulaRecalculation;

  constructor(recalculation: FormulaRecalculation) {
    super();
    this.recalculation = recalculation;
  }
}

/** `System.FormulaRecalcFieldError` */
export class RecalcFieldError extends ApexObject {
  static override $type = sharedType('FormulaRecalcFieldError', 'library');
  readonly field: string;
  readonly message: string;

  constructor(field: string, message: string) {
    super();
    this.field = field;
    this.message = message;
  }
}

/** Where formulas are evaluated. */
export function formulas(env: Env): FormulaPort {
  if (!env.ports.formula) throw new UnsupportedError('formulas from Apex', 'this org has no such port');
  return env.ports.formula;
}
