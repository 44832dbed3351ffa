/**
 * Formula text → AST, by precedence: that of https://github.com/salesforce/formula-engine, where powers bind looser than products.
 * https://help.salesforce.com/s/articleView?id=platform.customize_functions_operators.htm
 */
import type { FormulaNode, FormulaOperator } from './formula/ast.ts';
import { FormulaSyntaxError, tokenize } from './formula/tokens.ts';
import type { Token } from './formula/tokens.ts';

export type { FormulaNode, FormulaOperator } from './formula/ast.ts';
export { FormulaSyntaxError } from './formula/tokens.ts';

const PRECEDENCE: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '=': 3,
  '==': 3,
  '!=': 3,
  '<>': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '&': 5,
  '+': 5,
  '-': 5,
  '^': 6,
  '*': 7,
  '/': 7,
};
const SAME: Readonly<Record<string, FormulaOperator>> = { '==': '=', '<>': '!=' };

/** Parses a formula; FormulaSyntaxError where the text is none. */
export function parseFormula(text: string): FormulaNode {
  const parser = new FormulaParser(tokenize(text));
  return parser.whole();
}

class FormulaParser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): FormulaNode {
    const node = this.#expression(0);
    const { kind, text, offset } = this.#peek;
    if (kind !== 'end') throw new FormulaSyntaxError(`Syntax error. Extra '${text}'`, offset);
    return node;
  }

  get #peek(): Token {
    return this.#tokens[this.#at]!;
  }

  #unexpected(): FormulaSyntaxError {
    const found = this.#peek.kind === 'end' ? 'end of formula' : `'${this.#peek.text}'`;
    return new FormulaSyntaxError(`Syntax error.  Found ${found}`, this.#peek.offset);
  }

  #take(text: string): boolean {
    if (this.#peek.kind !== 'symbol' || this.#peek.text !== text) return false;
    this.#at++;
    return true;
  }

  #expect(text: string): void {
    if (!this.#take(text)) throw new FormulaSyntaxError(`Syntax error.  Missing '${text}'`, this.#peek.offset);
  }

  #expression(minimum: number): FormulaNode {
    let left = this.#unary();
    for (;;) {
      const token = this.#peek;
      const precedence = token.kind === 'symbol' ? PRECEDENCE[token.text] : undefined;
      if (precedence === undefined || precedence <= minimum) return left;
      this.#at++;
      const operator = SAME[token.text] ?? (token.text as FormulaOperator);
      left = { kind: 'binary', operator, left, right: this.#expression(precedence) };
    }
  }

  #unary(): FormulaNode {
    for (const operator of ['-', '+', '!'] as const) {
      if (this.#take(operator)) return { kind: 'unary', operator, operand: this.#unary() };
    }
    const [token, next] = [this.#peek, this.#tokens[this.#at + 1]];
    if (token.kind === 'name' && token.text.toUpperCase() === 'NOT' && next?.text !== '(') {
      this.#at++;
      return { kind: 'unary', operator: '!', operand: this.#unary() };
    }
    return this.#primary();
  }

  #primary(): FormulaNode {
    const token = this.#peek;
    this.#at++;
    if (token.kind === 'number') return { kind: 'number', text: token.text };
    if (token.kind === 'text') return { kind: 'text', value: token.text };
    if (token.kind === 'symbol' && token.text === '(') {
      const inner = this.#expression(0);
      this.#expect(')');
      return inner;
    }
    if (token.kind !== 'name') {
      this.#at--;
      throw this.#unexpected();
    }
    return this.#named(token);
  }

  #named(token: Token): FormulaNode {
    const upper = token.text.toUpperCase();
    if (this.#take('(')) return { kind: 'call', name: upper, args: this.#args(), offset: token.offset };
    if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'boolean', value: upper === 'TRUE' };
    if (upper === 'NULL') return { kind: 'null' };
    return { kind: 'reference', names: token.text.split('.'), offset: token.offset };
  }

  #args(): FormulaNode[] {
    const args: FormulaNode[] = [];
    if (this.#take(')')) return args;
    do args.push(this.#expression(0));
    while (this.#take(','));
    this.#expect(')');
    return args;
  }
}

/** Every field path a formula reads, globals ($User…) included. */
export function formulaReferences(node: FormulaNode): (readonly string[])[] {
  switch (node.kind) {
    case 'reference':
      return [node.names];
    case 'call':
      return node.args.flatMap(formulaReferences);
    case 'unary':
      return formulaReferences(node.operand);
    case 'binary':
      return [...formulaReferences(node.left), ...formulaReferences(node.right)];
    default:
      return [];
  }
}
