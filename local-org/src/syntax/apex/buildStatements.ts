/** Statements: ANTLR's tree → our tree. */
import * as G from '@apexdevtools/apex-parser';
import type { Block, Declarator, DmlNode, Expression, Literal, Statement, SwitchCase, WhenValue } from '../ast.ts';
import type { ExpressionBuilder } from './buildExpressions.ts';
import { buildModifiers, buildQualifiedType, buildTypeRef } from './buildTypes.ts';
import { placeOf, present, stringValue } from './tree.ts';

/** Builds the statements of one file. */
export class StatementBuilder {
  readonly #expressions: ExpressionBuilder;

  constructor(expressions: ExpressionBuilder) {
    this.#expressions = expressions;
  }

  block = (tree: G.BlockContext): Block => ({
    kind: 'block',
    statements: tree.statement_list().map(this.build),
    at: placeOf(tree),
  });

  build = (outer: G.StatementContext): Statement => {
    const tree = outer.getChild(0);
    const at = placeOf(outer);
    const expression = this.#expressions.build;
    if (tree instanceof G.BlockContext) return this.block(tree);
    if (tree instanceof G.IfStatementContext) {
      const [then, otherwise] = tree.statement_list().map(this.build);
      return {
        kind: 'if',
        condition: this.#condition(tree),
        then: then as Statement,
        otherwise: otherwise ?? null,
        at,
      };
    }
    if (tree instanceof G.ForStatementContext) return this.#for(tree);
    if (tree instanceof G.WhileStatementContext) {
      return { kind: 'while', condition: this.#condition(tree), body: this.#body(tree), at };
    }
    if (tree instanceof G.DoWhileStatementContext) {
      return { kind: 'doWhile', condition: this.#condition(tree), body: this.block(tree.block()), at };
    }
    if (tree instanceof G.SwitchStatementContext) {
      const cases = tree.whenControl_list().map((control) => this.#case(control));
      return { kind: 'switch', subject: expression(tree.expression()), cases, at };
    }
    if (tree instanceof G.TryStatementContext) return this.#try(tree);
    if (tree instanceof G.ReturnStatementContext) {
      return { kind: 'return', value: present(tree.expression()) ? expression(tree.expression()) : null, at };
    }
    if (tree instanceof G.ThrowStatementContext) return { kind: 'throw', value: expression(tree.expression()), at };
    if (tree instanceof G.BreakStatementContext) return { kind: 'break', at };
    if (tree instanceof G.ContinueStatementContext) return { kind: 'continue', at };
    if (tree instanceof G.RunAsStatementContext) {
      return {
        kind: 'runAs',
        arguments: this.#expressions.list(tree.expressionList()),
        body: this.block(tree.block()),
        at,
      };
    }
    if (tree instanceof G.LocalVariableDeclarationStatementContext)
      return this.#variables(tree.localVariableDeclaration());
    if (tree instanceof G.ExpressionStatementContext)
      return { kind: 'expression', expression: expression(tree.expression()), at };
    return this.#dml(tree as DmlTree);
  };

  declarators(tree: G.VariableDeclaratorsContext): Declarator[] {
    return tree.variableDeclarator_list().map((declarator) => ({
      name: declarator.id().getText(),
      value: present(declarator.expression()) ? this.#expressions.build(declarator.expression()) : null,
      at: placeOf(declarator),
    }));
  }

  #condition(tree: { parExpression(): G.ParExpressionContext }): Expression {
    return this.#expressions.build(tree.parExpression().expression());
  }

  #body(tree: { statement(): G.StatementContext }): Statement | null {
    return present(tree.statement()) ? this.build(tree.statement()) : null;
  }

  #variables(tree: G.LocalVariableDeclarationContext): Statement {
    return {
      kind: 'variables',
      type: buildTypeRef(tree.typeRef()),
      modifiers: buildModifiers(tree.modifier_list()),
      declarators: this.declarators(tree.variableDeclarators()),
      at: placeOf(tree),
    };
  }

  #for(tree: G.ForStatementContext): Statement {
    const control = tree.forControl();
    const each = control.enhancedForControl();
    const body = this.#body(tree);
    const at = placeOf(tree);
    if (present(each)) {
      return {
        kind: 'forEach',
        type: buildTypeRef(each.typeRef()),
        name: each.id().getText(),
        nameAt: placeOf(each.id()),
        collection: this.#expressions.build(each.expression()),
        body,
        at,
      };
    }
    const condition = present(control.expression()) ? this.#expressions.build(control.expression()) : null;
    const update = present(control.forUpdate()) ? this.#expressions.list(control.forUpdate().expressionList()) : [];
    return { kind: 'for', initial: this.#forInit(control.forInit()), condition, update, body, at };
  }

  #forInit(tree: G.ForInitContext | null | undefined): Statement[] {
    if (!present(tree)) return [];
    if (present(tree.localVariableDeclaration())) return [this.#variables(tree.localVariableDeclaration())];
    return this.#expressions
      .list(tree.expressionList())
      .map((expression) => ({ kind: 'expression', expression, at: expression.at }) as const);
  }

  #try(tree: G.TryStatementContext): Statement {
    const catches = tree.catchClause_list().map((clause) => ({
      type: buildQualifiedType(clause.qualifiedName()),
      name: clause.id().getText(),
      nameAt: placeOf(clause.id()),
      body: this.block(clause.block()),
      at: placeOf(clause),
    }));
    const last = present(tree.finallyBlock()) ? this.block(tree.finallyBlock().block()) : null;
    return { kind: 'try', body: this.block(tree.block()), catches, finally: last, at: placeOf(tree) };
  }

  #case(tree: G.WhenControlContext): SwitchCase {
    const value = tree.whenValue();
    const body = this.block(tree.block());
    const at = placeOf(tree);
    if (present(value.ELSE())) return { when: { kind: 'else' }, body, at };
    if (present(value.typeRef())) {
      const when = {
        kind: 'type',
        type: buildTypeRef(value.typeRef()),
        name: value.id().getText(),
        at: placeOf(value),
      } as const;
      return { when, body, at };
    }
    return { when: { kind: 'values', values: value.whenLiteral_list().map(whenValue) }, body, at };
  }

  #dml(tree: DmlTree): DmlNode {
    const expressions = expressionsOf(tree).map(this.#expressions.build);
    const access = tree.accessLevel();
    const operation = tree.start.text.toLowerCase() as DmlNode['operation'];
    const field = tree instanceof G.UpsertStatementContext ? tree.qualifiedName() : null;
    return {
      kind: 'dml',
      operation,
      access: present(access) ? (present(access.USER()) ? 'user' : 'system') : null,
      value: expressions[0] as Expression,
      field: present(field) ? field.id_list().map((id) => id.getText()) : null,
      second: expressions[1] ?? null,
      at: placeOf(tree),
    };
  }
}

type DmlTree =
  | G.InsertStatementContext
  | G.UpdateStatementContext
  | G.DeleteStatementContext
  | G.UndeleteStatementContext
  | G.UpsertStatementContext
  | G.MergeStatementContext;

function expressionsOf(tree: DmlTree): G.ExpressionContext[] {
  return (tree.children ?? []).filter((child) => child instanceof G.ExpressionContext) as G.ExpressionContext[];
}

function whenValue(tree: G.WhenLiteralContext): WhenValue {
  const at = placeOf(tree);
  if (present(tree.whenLiteral())) return whenValue(tree.whenLiteral());
  if (present(tree.NULL())) return literal('null', 'null', at);
  if (present(tree.qualifiedName())) {
    return {
      kind: 'path',
      names: tree
        .qualifiedName()
        .id_list()
        .map((id) => id.getText()),
      at,
    };
  }
  const sign = tree.SUB_list().length % 2 === 1 ? '-' : '';
  if (present(tree.IntegerLiteral())) return literal('Integer', sign + tree.IntegerLiteral().getText(), at);
  if (present(tree.LongLiteral())) return literal('Long', sign + tree.LongLiteral().getText().slice(0, -1), at);
  return literal('String', stringValue(tree.getText()), at);
}

function literal(type: Literal['type'], value: string, at: Literal['at']): Literal {
  return { kind: 'literal', type, value, at };
}
