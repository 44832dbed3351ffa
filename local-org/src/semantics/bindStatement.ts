/** Statements: syntax → bound tree. */
import type { Block, DmlNode, Expression, Statement, SwitchCase, TypeRef, WhenValue } from '../syntax/ast.ts';
import type { ExpressionBinder } from './bindExpression.ts';
import { rowType } from './body.ts';
import type { Body } from './body.ts';
import type { Bound, BoundCase, BoundCatch, BoundStatement } from './bound.ts';
import { modifierProblems } from './checkModifiers.ts';
import { isList, isSObject, superTypes } from './conversions.ts';
import { completes } from './flow.ts';
import { ERROR, NULL, VOID } from './symbols.ts';
import type { Type } from './symbols.ts';
import { completed } from './typeTable.ts';

/** Query results and related records may be looped over by records of a concrete object. */
function hasRecords(collection: Bound): boolean {
  if (rowType(collection)) return true;
  if (collection.kind !== 'call' || collection.method.owner.name !== 'SObject') return false;
  return collection.method.name.toLowerCase() === 'getsobjects';
}

/** Objects whose records can be merged. */
const MERGEABLE = new Set(['Account', 'Case', 'Contact', 'Individual', 'Lead']);

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;

/** Where messages about a statement point: calls at the name of the method. */
function placeOf(statement: Statement): Statement['at'] {
  return statement.kind === 'expression' && statement.expression.kind === 'call'
    ? statement.expression.nameAt
    : statement.at;
}

/** Binds statements of one body. */
export class StatementBinder {
  readonly #body: Body;
  readonly #expressions: ExpressionBinder;

  constructor(expressions: ExpressionBinder) {
    this.#body = expressions.body;
    this.#expressions = expressions;
  }

  block(block: Block): BoundStatement {
    return this.#body.scoped(() => this.statements(block));
  }

  /** The statements of a block in the current scope; reports the first one that cannot be reached. */
  statements(block: Block): BoundStatement {
    const statements: BoundStatement[] = [];
    let ended = false;
    for (const statement of block.statements) {
      if (ended) {
        this.#body.report(placeOf(statement), 'Unreachable statement');
        ended = false;
      }
      const bound = this.bind(statement);
      statements.push(bound);
      if (!completes(bound)) ended = true;
    }
    return { kind: 'block', statements, at: block.at };
  }

  bind(statement: Statement): BoundStatement {
    const { at } = statement;
    switch (statement.kind) {
      case 'block':
        return this.block(statement);
      case 'variables':
        return this.#variables(statement);
      case 'expression':
        return { kind: 'expression', value: this.#effect(statement.expression), at };
      case 'if':
        return {
          kind: 'if',
          condition: this.#expressions.condition(statement.condition),
          then: this.#nested(statement.then),
          otherwise: statement.otherwise && this.#nested(statement.otherwise),
          at,
        };
      case 'while':
        return {
          kind: 'while',
          condition: this.#expressions.condition(statement.condition),
          body: this.#loop(statement.body, at),
          at,
        };
      case 'doWhile':
        return {
          kind: 'doWhile',
          body: this.#loop(statement.body, at),
          condition: this.#expressions.condition(statement.condition),
          at,
        };
      case 'for':
        return this.#for(statement);
      case 'forEach':
        return this.#forEach(statement);
      case 'switch':
        return this.#switch(statement);
      case 'try':
        return this.#try(statement);
      case 'return':
        return this.#return(statement);
      case 'throw':
        return this.#throw(statement);
      case 'break':
      case 'continue':
        return this.#jump(statement);
      case 'dml':
        return this.#dml(statement);
      case 'runAs':
        return this.#runAs(statement);
    }
  }

  #nested(statement: Statement): BoundStatement {
    return this.#body.scoped(() => this.bind(statement));
  }

  #loop(body: Statement | null, at: Statement['at']): BoundStatement {
    this.#body.loopDepth++;
    const bound = body ? this.#nested(body) : ({ kind: 'block', statements: [], at } as const);
    this.#body.loopDepth--;
    return bound;
  }

  #variables(statement: Of<'variables'>): BoundStatement {
    const { at } = statement;
    const type = this.#expressions.type(statement.type);
    if (type === VOID) this.#body.report(at, 'Variables cannot be of type void');
    const isFinal = statement.modifiers.words.includes('final');
    this.#localModifiers(statement);
    const statements: BoundStatement[] = statement.declarators.map((declarator) => {
      const value = declarator.value && this.#expressions.value(declarator.value);
      const local = this.#body.declare(declarator.name, type, declarator.at, { isFinal });
      const converted = value && this.#body.assign(value, type, declarator.at);
      this.#body.noteAssignment(local, converted);
      return { kind: 'variable', local, value: converted, at: declarator.at };
    });
    const [only] = statements;
    return statements.length === 1 && only ? only : { kind: 'group', statements, at };
  }

  /** Triggers may call their variables static. */
  #localModifiers({ modifiers, declarators, at }: Of<'variables'>): void {
    const words =
      this.#body.facts.role === 'trigger' ? modifiers.words.filter((word) => word !== 'static') : modifiers.words;
    for (const problem of modifierProblems({ kind: 'local', modifiers: { ...modifiers, words } })) {
      this.#body.report(declarators[0]?.at ?? at, problem);
    }
  }

  /** An expression for its effect: calls, assignments, steps and creations only. */
  #effect(expression: Expression): Bound {
    const allowed = ['call', 'assign', 'new', 'newElements', 'newArray', 'newMap', 'postfix', 'constructorCall'];
    const isStep = expression.kind === 'prefix' && (expression.operator === '++' || expression.operator === '--');
    if (!allowed.includes(expression.kind) && !isStep) {
      return this.#body.fail(expression.at, 'Expression cannot be a statement.');
    }
    return this.#expressions.bind(expression);
  }

  #for(statement: Of<'for'>): BoundStatement {
    return this.#body.scoped(() => ({
      kind: 'for',
      initial: statement.initial.map((initial) => this.bind(initial)),
      condition: statement.condition && this.#expressions.condition(statement.condition),
      update: statement.update.map((update) => this.#effect(update)),
      body: this.#loop(statement.body, statement.at),
      at: statement.at,
    }));
  }

  #forEach(statement: Of<'forEach'>): BoundStatement {
    const { at } = statement;
    const type = this.#expressions.type(statement.type);
    const collection = this.#expressions.value(statement.collection);
    if (!statement.body && collection.kind === 'soql') {
      this.#body.report(at, 'Loop with query must provide a statement');
    }
    return this.#body.scoped(() => {
      const local = this.#body.declare(statement.name, type, statement.nameAt);
      this.#body.noteAssignment(local, null);
      const how = this.#iteration(type, collection, at);
      return { kind: 'forEach', local, collection, how, body: this.#loop(statement.body, at), at };
    });
  }

  #iteration(type: Type, collection: Bound, at: Statement['at']): 'collection' | 'rows' | 'batches' {
    const { conversions } = this.#body.services;
    if (collection.type === ERROR || type === ERROR) return 'collection';
    if (collection.kind === 'soql' && collection.form === 'list') {
      const row = rowType(collection) as Type;
      if (isList(type) && conversions.assignable(collection.type, type)) return 'batches';
      if (conversions.assignable(row, type)) return 'rows';
      const message = `Loop variable must be a generic SObject or List or a concrete SObject or List of: ${row.shown}`;
      this.#body.report(at, message);
      return 'rows';
    }
    const element = this.#element(collection.type);
    if (!element) this.#body.report(at, `Loop must iterate over collection: ${collection.type.shown}`);
    else if (rowType(collection) && isList(type) && conversions.assignable(collection.type, type)) return 'batches';
    else if (!conversions.assignable(element, type) && !(hasRecords(collection) && isSObject(type))) {
      this.#body.report(at, `Invalid loop variable type expected ${element.shown} was ${type.shown}`);
    }
    return 'collection';
  }

  #element(type: Type): Type | null {
    const name = type.symbol?.origin === 'library' ? type.symbol.name : null;
    if (name === 'List' || name === 'Set' || name === 'Iterable') return type.args[0] ?? null;
    for (const parent of superTypes(this.#body.context.types, type)) {
      if (parent.symbol?.name === 'Iterable') return parent.args[0] ?? null;
    }
    return null;
  }

  #try(statement: Of<'try'>): BoundStatement {
    const body = this.block(statement.body);
    const seen: Type[] = [];
    const catches = statement.catches.map((clause): BoundCatch => {
      const type = this.#expressions.type(clause.type);
      if (type !== ERROR && !this.#body.services.members.isException(type)) {
        this.#body.report(clause.nameAt, `Catch block variable must be of type exception: ${type.shown}`);
      }
      if (seen.some((known) => this.#body.services.conversions.assignable(type, known)) && type !== ERROR) {
        this.#body.report(clause.nameAt, `Exception type already caught: ${type.shown}`);
      }
      seen.push(type);
      return this.#body.scoped(() => {
        const local = this.#body.declare(clause.name, type, clause.nameAt);
        this.#body.noteAssignment(local, null);
        return { type, local, body: this.block(clause.body), at: clause.at };
      });
    });
    return {
      kind: 'try',
      body,
      catches,
      finally: statement.finally && this.block(statement.finally),
      at: statement.at,
    };
  }

  #return({ value, at }: Of<'return'>): BoundStatement {
    const { returnType, role } = this.#body.facts;
    const bound = value && this.#expressions.value(value);
    if (returnType === VOID || role === 'trigger' || role === 'anonymous' || role === 'initialiser') {
      if (value) {
        const where: Partial<Record<string, string>> = {
          trigger: 'Trigger bodies must not return a value',
          initialiser: 'Return must be called from a method',
        };
        this.#body.report(at, where[role] ?? 'Void method must not return a value');
      } else if (role === 'initialiser') this.#body.report(at, 'Return must be called from a method');
      return { kind: 'return', value: null, at };
    }
    if (!bound) {
      this.#body.report(at, `Missing return statement required return type: ${returnType.shown}`);
      return { kind: 'return', value: null, at };
    }
    return { kind: 'return', value: this.#body.assign(bound, returnType, at, 'Illegal conversion from $1 to $2'), at };
  }

  #throw({ value, at }: Of<'throw'>): BoundStatement {
    const bound = this.#expressions.value(value);
    if (bound.type !== ERROR && bound.type !== NULL && !this.#body.services.members.isException(bound.type)) {
      this.#body.report(at, `Throw expression must be of type exception: ${bound.type.shown}`);
    }
    return { kind: 'throw', value: bound, at };
  }

  #jump({ kind, at }: Of<'break'> | Of<'continue'>): BoundStatement {
    if (this.#body.loopDepth === 0) {
      this.#body.report(at, `${kind === 'break' ? 'Break' : 'Continue'} statement must be in loop`);
    }
    return { kind, at };
  }

  #runAs(statement: Of<'runAs'>): BoundStatement {
    const [user] = statement.arguments.map((argument) => this.#expressions.value(argument));
    const fits =
      user && statement.arguments.length === 1 && ['User', 'SObject', 'Version', '?'].includes(user.type.name);
    if (!fits) this.#body.report(statement.at, "runAs requires a single argument of type 'User' or 'Version'");
    const argument: Bound = user ?? { kind: 'error', type: ERROR, at: statement.at };
    return { kind: 'runAs', user: argument, body: this.block(statement.body), at: statement.at };
  }

  // ---- DML ---------------------------------------------------------------------------------------------------------------

  #dml(node: DmlNode): BoundStatement {
    const { at } = node;
    const value = this.#expressions.value(node.value);
    const { type } = value;
    const row = isList(type) ? type.args[0] : type;
    if (type !== ERROR && !(row && isSObject(row))) {
      this.#body.report(at, `DML requires SObject or SObject list type: ${type.shown}`);
    }
    const second = node.second && this.#duplicates(node, row);
    const externalId = node.field && this.#externalId(node.field, row, at);
    return {
      kind: 'dml',
      operation: node.operation,
      access: node.access ?? this.#body.defaultAccess,
      stated: node.access !== null,
      externalId,
      value,
      second,
      at,
    };
  }

  /** What is merged into a master: one record or a list of them, of the master's object. */
  #duplicates(node: DmlNode, master: Type | undefined): Bound {
    const value = this.#expressions.value(node.second!);
    const { at } = node;
    const name = master?.symbol?.object?.apiName;
    if (name === undefined) {
      this.#body.report(at, `Merge requires a concrete SObject type: ${master?.shown ?? 'null'}`);
    } else if (!MERGEABLE.has(name)) this.#body.report(at, `Specified type ${name} cannot be merged`);
    const row = isList(value.type) ? value.type.args[0] : value.type;
    const fits = value.type === ERROR || (row !== undefined && (isSObject(row) || row.name === 'Id'));
    if (!fits) this.#body.report(at, 'Invalid type for duplicate records');
    return value;
  }

  #externalId(path: readonly string[], row: Type | undefined, at: DmlNode['at']): string | null {
    const object = row?.symbol?.object;
    const name = path.at(-1) ?? '';
    if (!object) {
      this.#body.report(at, 'Upsert with a field specification requires a concrete SObject type');
      return name;
    }
    const field = object.fields.get(name);
    if (!field) this.#body.report(at, `Field does not exist: ${name} on ${object.apiName}`);
    else if (!field.externalId && !field.idLookup && field.type !== 'id') {
      this.#body.report(
        at,
        `Invalid field for upsert, must be an External Id custom or standard indexed field: ${name} on ${object.apiName}`,
      );
    }
    return field?.apiName ?? name;
  }

  // ---- switch ------------------------------------------------------------------------------------------------------------

  #switch(statement: Of<'switch'>): BoundStatement {
    const subject = this.#expressions.value(statement.subject);
    const { type } = subject;
    const plain = ['Integer', 'Long', 'String'].includes(type.name);
    if (type !== ERROR && !plain && type.symbol?.kind !== 'enum' && !isSObject(type)) {
      this.#body.report(statement.subject.at, `${type.shown} is not a valid switch expression type`);
    }
    const seen = new Set<string>();
    const cases = statement.cases.map((one, index): BoundCase => {
      if (one.when.kind === 'else' && index < statement.cases.length - 1) {
        this.#body.report(statement.at, "'when else' must be the last when block");
      }
      return this.#case(one, type, statement, seen);
    });
    return { kind: 'switch', subject, cases, at: statement.at };
  }

  #case(one: SwitchCase, type: Type, statement: Of<'switch'>, seen: Set<string>): BoundCase {
    const { at, when } = one;
    if (when.kind === 'else') return { when, body: this.block(one.body), at };
    if (when.kind === 'type') {
      const tested = this.#expressions.type(when.type as TypeRef);
      if (seen.has(tested.name)) {
        this.#body.report(when.at, `${tested.shown} occurs as more than one when branch for this switch statement`);
      }
      seen.add(tested.name);
      return this.#body.scoped(() => {
        const local = this.#body.declare(when.name, tested, when.at);
        this.#body.noteAssignment(local, null);
        return { when: { kind: 'type', type: tested, local }, body: this.block(one.body), at };
      });
    }
    const values = when.values.map((value) => this.#whenValue(value, type, statement));
    for (const value of values) {
      const key = value.kind === 'enumConstant' ? value.name : value.kind === 'literal' ? value.value : null;
      if (key !== null && seen.has(key)) {
        this.#body.report(statement.at, `${key} occurs as more than one when branch for this switch statement`);
      }
      if (key !== null) seen.add(key);
    }
    return { when: { kind: 'values', values }, body: this.block(one.body), at };
  }

  #whenValue(value: WhenValue, type: Type, statement: Of<'switch'>): Bound {
    if (value.kind === 'path') {
      if (value.names.length > 1) {
        return this.#body.fail(value.at, "Enum value used in 'when expression' should be unqualified");
      }
      const name = value.names[0] ?? '';
      const constants = type.symbol ? completed(type.symbol).enumValues : [];
      const ordinal = constants.findIndex((known) => known.toLowerCase() === name.toLowerCase());
      if (ordinal < 0)
        return type === ERROR
          ? { kind: 'error', type, at: value.at }
          : this.#body.fail(value.at, `Variable does not exist: ${name}`);
      return { kind: 'enumConstant', ordinal, name: constants[ordinal] as string, type, at: value.at };
    }
    const literal = this.#expressions.literal(value);
    if (type === ERROR || this.#body.fits(literal, type)) return this.#body.services.conversions.convert(literal, type);
    const message = `${literal.type.shown} value in when expression cannot be implicitly converted to the ${type.shown} type in switch expression`;
    return this.#body.fail(statement.at, message);
  }
}
