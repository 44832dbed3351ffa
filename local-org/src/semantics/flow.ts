/**
 * Whether control can reach the end of a statement, as the platform's compiler has it: loops and `System.runAs` blocks always count as
 * ending, and what a `finally` block does is not looked at.
 */
import type { BoundStatement } from './bound.ts';

export function completes(statement: BoundStatement): boolean {
  switch (statement.kind) {
    case 'return':
    case 'throw':
      return false;
    case 'group':
    case 'block':
      return statement.statements.every(completes);
    case 'if':
      return statement.otherwise === null || completes(statement.then) || completes(statement.otherwise);
    case 'try':
      return completes(statement.body) || statement.catches.some((clause) => completes(clause.body));
    case 'switch':
      return (
        !statement.cases.some((one) => one.when.kind === 'else') || statement.cases.some((one) => completes(one.body))
      );
    default:
      return true;
  }
}
