/** Single faults a text can be given. */
import { insert, is, methodBody } from './faultTools.ts';
import type { Fault, Finder } from './faultTools.ts';
import { MEMBER_FAULTS } from './memberFaults.ts';
import { MODIFIER_FAULTS } from './modifierFaults.ts';
import { STATEMENT_FAULTS } from './statementFaults.ts';
import { TOKEN_FAULTS } from './tokenFaults.ts';
import { type Token, tokensOf } from './tokens.ts';

export type { Fault } from './faultTools.ts';

/** A statement at the head of any method's body. */
const statement =
  (code: string): Finder =>
  (tokens, index) =>
    methodBody(tokens, index) ? insert((tokens[index] as Token).end, ` ${code}`) : null;

/** New members at the end of a file's class. */
const member =
  (code: string): Finder =>
  (tokens, index) =>
    index === tokens.length - 1 && is(tokens[index], '}') ? insert((tokens[index] as Token).start, `${code}\n`) : null;

function finders(codes: Readonly<Record<string, string>>, make: (code: string) => Finder): [string, Finder][] {
  return Object.entries(codes).map(([kind, code]) => [kind, make(code)]);
}

/** Every kind of fault, by name. */
export const FAULTS: Readonly<Record<string, Finder>> = Object.fromEntries([
  ...Object.entries(TOKEN_FAULTS),
  ...finders(STATEMENT_FAULTS, statement),
  ...finders({ ...MEMBER_FAULTS, ...MODIFIER_FAULTS }, member),
]);

/** Every fault of every kind a text can have. */
export function faultsOf(text: string): Fault[] {
  const tokens = tokensOf(text);
  return Object.entries(FAULTS).flatMap(([kind, find]) =>
    tokens.flatMap((_, index) => {
      const found = find(tokens, index, text);
      return found ? [{ kind, ...found }] : [];
    }),
  );
}

/** A text with one fault. */
export function withFault(text: string, fault: Fault): string {
  return text.slice(0, fault.start) + fault.replacement + text.slice(fault.end);
}
