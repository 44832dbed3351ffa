/** Runs one Apex expression per line and gives what System.debug shows of each. */
import { output } from '../emit/apexProgram.ts';

/** Text of each expression. */
export function shows(expressions: readonly string[], setUp = ''): string[] {
  return output({ run: `${setUp}\n${expressions.map((expression) => `System.debug(${expression});`).join('\n')}` });
}

/** What a statement throws: type and message. */
export function throws(statement: string, setUp = ''): string {
  const run = `${setUp}\ntry { ${statement} } catch (Exception e) { System.debug(e); }`;
  return output({ run })[0] ?? 'nothing';
}
