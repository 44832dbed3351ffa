/** Whether control can reach the end of a statement. Loops always count as ending, as the platform's compiler has it. */
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
      if (statement.finally && !completes(statement.finally)) return false;
      return completes(statement.body) || statement.catches.some((clause) => completes(clause.body));
    case 'switch':
      return (
        !statement.cases.some((one) => one.when.kind === 'else') || statement.cases.some((one) => completes(one.body))
      );
    case 'runAs':
      return completes(statement.body);
    default:
      return true;
  }
}
