/** The shape of a parsed formula. */
export type FormulaNode =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  /** A field or global: `Amount`, `Account.Name`, `$User.Id`. */
  | { readonly kind: 'reference'; readonly names: readonly string[]; readonly offset: number }
  /** A function call; `name` is upper case. */
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly FormulaNode[]; readonly offset: number }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '!'; readonly operand: FormulaNode }
  | {
      readonly kind: 'binary';
      readonly operator: FormulaOperator;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
    };

export type FormulaOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '&&' | '||';
