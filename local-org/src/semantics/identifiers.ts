/** Which names Apex lets a program declare. */
import type { Place } from '../syntax/ast.ts';
import type { Context } from './context.ts';

/** Reserved words, as the platform's compiler refuses them (https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_reserved_words.htm). */
const RESERVED = new Set(
  `abstract activate and any array as asc autonomous begin bigdecimal blob boolean break bulk by byte case cast catch char class collect
  commit const continue currency date datetime decimal default delete desc do double else end enum exception exit export extends false
  final finally float for from global goto group having hint if implements import in inner insert instanceof int integer interface
  into join like limit list long loop map merge new not null nulls number object of on or outer override package parallel pragma
  private protected public retrieve return rollback select set short sobject sort static string super switch synchronized
  system testmethod then this throw time transaction trigger true try undelete update upsert using virtual void webservice when
  where while`.split(/\s+/),
);
/** Reports a name that cannot be declared. */
export function checkIdentifier(context: Context, file: string, name: string, at: Place, isMethod = false): void {
  const lower = name.toLowerCase();
  if (/^_|__|_$/.test(name) || !/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
    context.report(file, at, `Invalid character in identifier: ${name}`);
  } else if (!isMethod && RESERVED.has(lower)) {
    context.report(file, at, `Identifier name is reserved: ${name}`);
  } else if (name.length > 255) {
    context.report(file, at, `Identifier name is too long: ${name}`);
  }
}
