/**
 * Which lines count for code coverage: the line of every method, constructor and property, and every line on which a statement or one
 * of its expressions begins. Lines of `System.debug` alone do not count.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_code_coverage_intro.htm
 */
import type { Bound, BoundStatement } from '../semantics/bound.ts';
import type { FieldSymbol } from '../semantics/symbols.ts';

/** Properties of bound nodes that hold no expressions of the program's text. */
const SKIPPED = new Set(['type', 'at', 'method', 'field', 'local', 'constructor', 'tested', 'named']);

/** Lines of an expression that are reached whenever it is evaluated; branches are counted when they are taken. */
export function linesOf(node: unknown, lines = new Set<number>()): Set<number> {
  if (Array.isArray(node)) {
    for (const one of node) linesOf(one, lines);
    return lines;
  }
  if (node === null || typeof node !== 'object') return lines;
  const { kind, at } = node as { kind?: string; at?: Bound['at'] };
  if (kind !== undefined && at !== undefined && !isSilent(node as Bound)) lines.add(at.line);
  const later = laterParts(node as Bound);
  for (const [key, value] of Object.entries(node)) if (!SKIPPED.has(key) && !later.includes(key)) linesOf(value, lines);
  return lines;
}

/** Parts that may not be evaluated, and literals that the compiler joins with the one before. */
function laterParts(node: Bound): readonly string[] {
  if (node.kind === 'ternary') return ['then', 'otherwise'];
  if (node.kind === 'coalesce') return ['right'];
  if (node.kind === 'logic') return node.operator === '&&' || node.operator === '||' ? ['right'] : [];
  return node.kind === 'concat' && isConstantText(node) ? ['right'] : [];
}

/** Literals joined with `+` are one. */
function isConstantText(node: Bound): boolean {
  if (node.kind === 'literal') return true;
  return node.kind === 'concat' && isConstantText(node.left) && isConstantText(node.right);
}

/** Parts that no code of their own is made for. */
function isSilent(node: Bound): boolean {
  return node.kind === 'placeholder' || (node.kind === 'env' && node.name === 'sobjectField');
}

/** Lines that running a statement itself covers, without those inside its blocks. */
export function statementLines(statement: BoundStatement): ReadonlySet<number> {
  const own = statement.at.line;
  switch (statement.kind) {
    case 'variable':
    case 'return':
    case 'throw':
    case 'dml':
      return linesOf(statement.value, new Set([own]));
    case 'expression':
      return isDebug(statement.value) ? new Set() : linesOf(statement.value, new Set([own]));
    case 'if':
      return linesOf(statement.condition, new Set([own]));
    case 'while':
      return linesOf(statement.condition, new Set([own, statement.body.at.line]));
    case 'for':
      return linesOf([statement.condition, statement.update], new Set([statement.body.at.line]));
    case 'forEach':
      return linesOf(statement.collection, new Set([own, statement.body.at.line]));
    case 'switch':
      return linesOf(statement.subject, new Set([own]));
    case 'runAs':
      return linesOf(statement.user, new Set([own]));
    case 'try':
    case 'break':
    case 'continue':
      return new Set([own]);
    default:
      return new Set();
  }
}

function isDebug(value: Bound): boolean {
  return value.kind === 'call' && value.method.owner.name === 'System' && value.method.name.toLowerCase() === 'debug';
}

/** Texts of constants are part of the class, not of its code. */
export function isConstant(field: FieldSymbol, value: Bound): boolean {
  return field.isStatic && field.isFinal && value.kind === 'literal' && value.type.name === 'String';
}
