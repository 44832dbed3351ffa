/** Expressions: ANTLR's tree → our tree. */
import * as G from '@apexdevtools/apex-parser';
import type { AssignOperator, BinaryOperator, Expression, Literal, Place, TypeRef } from '../ast.ts';
import { buildSoql } from '../soql/buildSoql.ts';
import { buildSosl } from '../soql/buildSosl.ts';
import { buildCreatedName, buildTypeRef } from './buildTypes.ts';
import { placeOf, present, stringValue, tokenPlace } from './tree.ts';

type Tree = G.ExpressionContext;

/** Builds expressions of one file; `source` is the file's text (SOQL keeps its own). */
export class ExpressionBuilder {
  readonly #slice: (from: number, to: number) => string;

  constructor(source: string) {
    this.#slice = sliceByCharacter(source);
  }

  build = (tree: Tree): Expression => {
    const at = placeOf(tree);
    if (tree instanceof G.PrimaryExpressionContext) return this.#primary(tree.primary());
    if (tree instanceof G.DotExpressionContext) return this.#dot(tree, at);
    if (tree instanceof G.ArrayExpressionContext) {
      return { kind: 'index', target: this.build(tree.expression(0)), index: this.build(tree.expression(1)), at };
    }
    if (tree instanceof G.MethodCallExpressionContext) return this.#call(tree.methodCall(), at);
    if (tree instanceof G.NewExpressionContext) return this.#creation(tree.creator(), at);
    if (tree instanceof G.CastExpressionContext) {
      return { kind: 'cast', type: buildTypeRef(tree.typeRef()), value: this.build(tree.expression()), at };
    }
    if (tree instanceof G.SubExpressionContext) return { kind: 'paren', inner: this.build(tree.expression()), at };
    if (tree instanceof G.InstanceOfExpressionContext) {
      return { kind: 'instanceof', value: this.build(tree.expression()), type: buildTypeRef(tree.typeRef()), at };
    }
    return this.#operator(tree, at);
  };

  list(tree: G.ExpressionListContext | null | undefined): Expression[] {
    return present(tree) ? tree.expression_list().map(this.build) : [];
  }

  #operator(tree: Tree, at: Place): Expression {
    if (tree instanceof G.PostOpExpressionContext) {
      const operator = present(tree.INC()) ? '++' : '--';
      return { kind: 'postfix', operator, operand: this.build(tree.expression()), at };
    }
    if (tree instanceof G.PreOpExpressionContext || tree instanceof G.NegExpressionContext) {
      const operator = tree.start.text as '++' | '--' | '+' | '-' | '!' | '~';
      return { kind: 'prefix', operator, operand: this.build(tree.expression()), at };
    }
    if (tree instanceof G.CondExpressionContext) {
      const [condition, then, otherwise] = tree.expression_list().map(this.build) as [
        Expression,
        Expression,
        Expression,
      ];
      return { kind: 'ternary', condition, then, otherwise, at };
    }
    const children = tree.children ?? [];
    const operands = children.filter((child) => child instanceof G.ExpressionContext) as Tree[];
    const [first, second] = operands;
    if (!first || !second || operands.length !== 2) throw new Error(`unknown expression ${tree.getText()}`);
    const operator = children
      .slice(1, -1)
      .map((child) => child.getText())
      .join('');
    const left = this.build(first);
    const right = this.build(second);
    if (tree instanceof G.AssignExpressionContext) {
      return { kind: 'assign', operator: operator as AssignOperator, target: left, value: right, at };
    }
    const operatorAt = tokenPlace((children[1] as G.ApexTerminalNode).symbol);
    const binary = (operator === '<>' ? '!=' : operator) as BinaryOperator;
    return { kind: 'binary', operator: binary, left, right, operatorAt, at };
  }

  #dot(tree: G.DotExpressionContext, at: Place): Expression {
    const target = this.build(tree.expression());
    const safe = present(tree.QUESTIONDOT());
    const method = tree.dotMethodCall();
    if (present(method)) {
      const name = method.anyId();
      const args = this.list(method.expressionList());
      return { kind: 'call', target, name: name.getText(), nameAt: placeOf(name), safe, arguments: args, at };
    }
    const name = tree.anyId();
    return { kind: 'member', target, name: name.getText(), nameAt: placeOf(name), safe, at };
  }

  #call(tree: G.MethodCallContext, at: Place): Expression {
    const args = this.list(tree.expressionList());
    if (present(tree.THIS())) return { kind: 'constructorCall', which: 'this', arguments: args, at };
    if (present(tree.SUPER())) return { kind: 'constructorCall', which: 'super', arguments: args, at };
    const id = tree.id();
    return { kind: 'call', target: null, name: id.getText(), nameAt: placeOf(id), safe: false, arguments: args, at };
  }

  #creation(tree: G.CreatorContext, at: Place): Expression {
    const type = buildCreatedName(tree.createdName());
    if (present(tree.noRest())) return { kind: 'newElements', type, elements: [], at };
    if (present(tree.classCreatorRest())) {
      return { kind: 'new', type, arguments: this.list(tree.classCreatorRest().arguments().expressionList()), at };
    }
    if (present(tree.setCreatorRest())) {
      return { kind: 'newElements', type, elements: tree.setCreatorRest().expression_list().map(this.build), at };
    }
    if (present(tree.mapCreatorRest())) {
      const entries = tree
        .mapCreatorRest()
        .mapCreatorRestPair_list()
        .map((pair) => ({
          key: this.build(pair.expression(0)),
          value: this.build(pair.expression(1)),
        }));
      return { kind: 'newMap', type, entries, at };
    }
    const rest = tree.arrayCreatorRest();
    const list: TypeRef = { ...type, arrays: type.arrays + 1 };
    if (present(rest.expression())) return { kind: 'newArray', type: list, size: this.build(rest.expression()), at };
    const elements = present(rest.arrayInitializer()) ? rest.arrayInitializer().expression_list().map(this.build) : [];
    return { kind: 'newElements', type: list, elements, at };
  }

  #primary(tree: G.PrimaryContext): Expression {
    const at = placeOf(tree);
    if (tree instanceof G.ThisPrimaryContext) return { kind: 'this', at };
    if (tree instanceof G.SuperPrimaryContext) return { kind: 'super', at };
    if (tree instanceof G.LiteralPrimaryContext) return buildLiteral(tree.literal());
    if (tree instanceof G.TypeRefPrimaryContext) return { kind: 'typeLiteral', type: buildTypeRef(tree.typeRef()), at };
    if (tree instanceof G.VoidPrimaryContext) return { kind: 'typeLiteral', type: null, at };
    if (tree instanceof G.SoqlPrimaryContext) {
      const query = buildSoql(tree.soqlLiteral().query(), this.build);
      return { kind: 'soql', query, text: this.#boundText(tree.soqlLiteral()), at };
    }
    if (tree instanceof G.SoslPrimaryContext) {
      const search = buildSosl(tree.soslLiteral(), this.build);
      return { kind: 'sosl', search, text: this.#boundText(tree.soslLiteral()), at };
    }
    return { kind: 'name', name: tree.getText(), at };
  }

  /** The text between the brackets of a query or search, its binds numbered: `:b0`, `:b1`, … */
  #boundText(tree: G.SoqlLiteralContext | G.SoslLiteralContext): string {
    const binds: { from: number; to: number }[] = [];
    collectBinds(tree, binds);
    const whole = placeOf(tree);
    let text = '';
    let position = whole.offset + 1;
    binds.sort((a, b) => a.from - b.from);
    binds.forEach((bind, index) => {
      text += this.#slice(position, bind.from) + `:b${index}`;
      position = bind.to;
    });
    return (text + this.#slice(position, whole.end - 1)).trim();
  }
}

/** Slices of a text by places of the parser, which counts a character beyond the basic plane (🙂) as one; JavaScript counts two. */
function sliceByCharacter(source: string): (from: number, to: number) => string {
  if (!/[\u{10000}-\u{10FFFF}]/u.test(source)) return (from, to) => source.slice(from, to);
  const characters = [...source];
  return (from, to) => characters.slice(from, to).join('');
}

function collectBinds(tree: G.ApexParseTree, found: { from: number; to: number }[]): void {
  if (tree instanceof G.BoundExpressionContext) {
    const at = placeOf(tree);
    found.push({ from: at.offset, to: at.end });
    return;
  }
  const children = (tree as { children?: G.ApexParseTree[] | null }).children;
  for (const child of children ?? []) collectBinds(child, found);
}

/** A literal. A number with a point is a Decimal unless it ends in `d`. */
export function buildLiteral(tree: G.LiteralContext): Literal {
  const at = placeOf(tree);
  const text = tree.getText();
  if (present(tree.IntegerLiteral())) return { kind: 'literal', type: 'Integer', value: text, at };
  if (present(tree.LongLiteral())) return { kind: 'literal', type: 'Long', value: text.slice(0, -1), at };
  if (present(tree.NumberLiteral())) {
    const double = /d$/i.test(text);
    return { kind: 'literal', type: double ? 'Double' : 'Decimal', value: double ? text.slice(0, -1) : text, at };
  }
  if (present(tree.BooleanLiteral())) return { kind: 'literal', type: 'Boolean', value: text.toLowerCase(), at };
  if (present(tree.NULL())) return { kind: 'literal', type: 'null', value: 'null', at };
  return { kind: 'literal', type: 'String', value: stringValue(text), at };
}
