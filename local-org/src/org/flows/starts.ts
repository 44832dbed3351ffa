/**
 * Whether a record starts a flow: its entry conditions, and that they were not met before where the flow asks for a change.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_start.htm
 */
import { FormulaError, evaluate } from '../../soql/formula/evaluate.ts';
import { parseFormula } from '../../syntax/parseFormula.ts';
import { holds } from './conditions.ts';
import type { FlowState } from './state.ts';

/** Judges the record of a state. */
export function starts(state: FlowState): boolean {
  const { trigger } = state.flow;
  if (trigger === null) return false;
  const isNew = state.prior === null;
  if (trigger.moment !== 'before delete' && !(isNew ? trigger.onCreate : trigger.onUpdate)) return false;
  if (!isMet(state)) return false;
  return isNew || !trigger.requiresChange || trigger.moment === 'before delete' || !isMet(state.before());
}

function isMet(state: FlowState): boolean {
  const { entry, entryFormula } = state.flow.trigger!;
  if (entry !== null && !holds(state, entry)) return false;
  return entryFormula === null || formulaHolds(state, entryFormula);
}

function formulaHolds(state: FlowState, text: string): boolean {
  try {
    return evaluate(parseFormula(text), state.formulaContext('entry conditions')) === true;
  } catch (error) {
    if (error instanceof FormulaError) return false;
    throw error;
  }
}
