/** Operators: bound tree → JavaScript. The static types chose the operation already. */
import type { Bound } from '../semantics/bound.ts';
import { neverNull } from '../semantics/nullness.ts';
import type { ExpressionEmitter } from './emitExpression.ts';
import { quote } from './pools.ts';

type Of<K extends Bound['kind']> = Extract<Bound, { kind: K }>;

const WORDS: Readonly<Record<string, string>> = {
  '+': 'Add',
  '-': 'Sub',
  '*': 'Mul',
  '/': 'Div',
  '<<': 'Shl',
  '>>': 'Shr',
  '>>>': 'Ushr',
};

/** Emits one operator node. */
export function emitOperator(emitter: ExpressionEmitter, value: Bound): void {
  const write = (...texts: readonly string[]): void => emitter.write(...texts);
  switch (value.kind) {
    case 'convert':
      write(value.how === 'single' ? '$env.single(' : `$o.${value.how}(`);
      emitter.emit(value.value);
      return write(')');
    case 'narrow':
      write('$o.narrow(');
      emitter.emit(value.value);
      return write(`, ${quote(value.to)})`);
    case 'arithmetic':
      return arithmetic(emitter, value);
    case 'concat':
      return concat(emitter, value);
    case 'compare':
      return compare(emitter, value);
    case 'equal':
      return equal(emitter, value);
    case 'same':
      return both(emitter, `${value.negated ? '!' : ''}$o.same(`, value.left, ', ', value.right, ')');
    case 'logic':
      return logic(emitter, value);
    case 'not':
      write('!');
      return parenthesised(emitter, value.value);
    case 'negate':
      if (value.on !== 'Integer') return call(emitter, `$o.${value.on.toLowerCase()}Neg`, value.value);
      write('(-');
      parenthesised(emitter, value.value);
      return write(' | 0)');
    case 'complement':
      write(value.on === 'Long' ? 'BigInt.asIntN(64, ~' : '(~');
      parenthesised(emitter, value.value);
      return write(')');
    case 'ternary':
      write('(');
      emitter.nonNull(value.condition);
      write(' ? ');
      emitter.branch(value.then, value.at.line, false);
      write(' : ');
      emitter.branch(value.otherwise, value.at.line, false);
      return write(')');
    case 'coalesce':
      write('(');
      emitter.emit(value.left);
      write(' ?? ');
      emitter.branch(value.right, value.at.line, false);
      return write(')');
    default:
      throw new Error(`no JavaScript for ${value.kind}`);
  }
}

function both(
  emitter: ExpressionEmitter,
  before: string,
  left: Bound,
  between: string,
  right: Bound,
  after: string,
): void {
  emitter.write(before);
  emitter.emit(left);
  emitter.write(between);
  emitter.emit(right);
  emitter.write(after);
}

function call(emitter: ExpressionEmitter, name: string, ...args: readonly Bound[]): void {
  emitter.write(`${name}(`);
  emitter.list(args);
  emitter.write(')');
}

function parenthesised(emitter: ExpressionEmitter, value: Bound): void {
  emitter.write('(');
  emitter.nonNull(value);
  emitter.write(')');
}

function arithmetic(emitter: ExpressionEmitter, value: Of<'arithmetic'>): void {
  const { operator, on, left, right, at } = value;
  if (on === 'Integer') return integer(emitter, value);
  emitter.module.out.mark(at);
  if (on === 'Long' && /^[&|^]$/.test(operator)) {
    emitter.write('BigInt.asIntN(64, ');
    emitter.nonNull(left);
    emitter.write(` ${operator} `);
    emitter.nonNull(right);
    emitter.write(')');
    return;
  }
  call(emitter, `$o.${on.toLowerCase()}${WORDS[operator] ?? ''}`, left, right);
}

function integer(emitter: ExpressionEmitter, { operator, left, right, at }: Of<'arithmetic'>): void {
  if (operator === '*') {
    emitter.write('Math.imul(');
    emitter.nonNull(left);
    emitter.write(', ');
    emitter.nonNull(right);
    emitter.write(')');
    return;
  }
  const byConstant = right.kind === 'literal' && right.value !== '0' && right.type.name === 'Integer';
  if (operator === '/' && !byConstant) {
    emitter.module.out.mark(at);
    call(emitter, '$o.intDiv', left, right);
    return;
  }
  emitter.write('(');
  emitter.nonNull(left);
  emitter.write(` ${operator} `);
  if (right.type.name === 'Long') emitter.write('Number(');
  emitter.nonNull(right);
  emitter.write(right.type.name === 'Long' ? ')' : '', /^[&^|]$|^<<$|^>>$/.test(operator) ? ')' : ' | 0)');
}

/** String concatenation: one template; null is "null". */
function concat(emitter: ExpressionEmitter, value: Of<'concat'>): void {
  const parts: Bound[] = [];
  const collect = (part: Bound): void => {
    if (part.kind !== 'concat') parts.push(part);
    else {
      collect(part.left);
      collect(part.right);
    }
  };
  collect(value);
  // What stands before the rest may be long and grow from loop to loop: the rest is put together first, then both at once.
  const [first] = parts;
  const growing = parts.length > 2 && first?.type.name === 'String' && first.kind !== 'literal';
  emitter.write('`');
  if (growing) concatParts(emitter, [parts.shift() as Bound]);
  emitter.write(growing ? '${`' : '');
  concatParts(emitter, parts);
  emitter.write(growing ? '`}`' : '`');
}

function concatParts(emitter: ExpressionEmitter, parts: readonly Bound[]): void {
  for (const part of parts) {
    if (part.kind === 'literal' && part.type.name === 'String') {
      emitter.write(templateText(part.value));
      continue;
    }
    const plain = /^(String|Id|Integer|Long|Boolean)$/.test(part.type.name) || part.type.kind === 'null';
    emitter.write(plain ? '${' : '${$o.text(');
    emitter.emit(part);
    emitter.write(plain ? '}' : ')}');
  }
}

function templateText(text: string): string {
  return quote(text).slice(1, -1).replace(/\\"/g, '"').replace(/`/g, '\\`').replace(/\$\{/g, '\\${');
}

function compare(emitter: ExpressionEmitter, { operator, on, left, right }: Of<'compare'>): void {
  if ((on === 'Integer' || on === 'Long') && neverNull(left) && neverNull(right)) {
    both(emitter, '(', left, ` ${operator} `, right, ')');
    return;
  }
  if (on === 'Integer' && isCheap(left) && isCheap(right)) {
    emitter.write('(');
    for (const side of [left, right]) if (!neverNull(side)) notNull(emitter, side);
    both(emitter, '', left, ` ${operator} `, right, ')');
    return;
  }
  const name = { Integer: 'Int' }[on as 'Integer'] ?? on;
  both(emitter, `($o.compare${name}(`, left, ', ', right, `) ${operator} 0)`);
}

/** Reading it twice costs and changes nothing. */
function isCheap(value: Bound): boolean {
  return value.kind === 'local' || value.kind === 'literal';
}

/** `value !== null && ` */
function notNull(emitter: ExpressionEmitter, value: Bound): void {
  emitter.emit(value);
  emitter.write(' !== null && ');
}

function equal(emitter: ExpressionEmitter, { on, negated, left, right }: Of<'equal'>): void {
  if (on === 'Integer' || on === 'Long' || on === 'Boolean' || on === 'null' || on === 'enum') {
    both(emitter, '(', left, negated ? ' !== ' : ' === ', right, ')');
    return;
  }
  const known = on === 'String' || on === 'Id' || on === 'Decimal' || on === 'Double';
  both(emitter, `${negated ? '!' : ''}$o.equal${known ? on : ''}(`, left, ', ', right, ')');
}

function logic(emitter: ExpressionEmitter, { operator, left, right }: Of<'logic'>): void {
  const eager = operator === '&' || operator === '|';
  emitter.write(eager ? '((' : '(');
  emitter.nonNull(left);
  emitter.write(operator === '^' ? ' !== ' : ` ${operator} `);
  if (operator === '&&' || operator === '||') emitter.branch(right, left.at.line, true);
  else emitter.nonNull(right);
  emitter.write(eager ? ') !== 0)' : ')');
}
