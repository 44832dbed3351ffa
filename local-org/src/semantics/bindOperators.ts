/** Operators, assignment, the conditional operator. Static types decide which operation runs. */
import type { BinaryOperator, Expression, Place } from '../syntax/ast.ts';
import type { ExpressionBinder } from './bindExpression.ts';
import { readOnlyField, rowType } from './body.ts';
import type { Body } from './body.ts';
import type { Bound, NumberType, OperandType } from './bound.ts';
import { isNumber, widest } from './conversions.ts';
import { ERROR, NULL, VOID } from './symbols.ts';
import type { Type } from './symbols.ts';

/** Types whose values have no identity. */
const VALUE_TYPES = new Set('Integer Long Double Decimal String Id Boolean Blob Date Datetime Time'.split(' '));

type BinaryExpression = Extract<Expression, { kind: 'binary' }>;

function negated(number: string): string {
  return number.startsWith('-') ? number.slice(1) : `-${number}`;
}

/** Binds operators of one body. */
export class OperatorBinder {
  readonly #body: Body;
  readonly #expressions: ExpressionBinder;

  constructor(body: Body, expressions: ExpressionBinder) {
    this.#body = body;
    this.#expressions = expressions;
  }

  bind(expression: Expression): Bound {
    switch (expression.kind) {
      case 'binary':
        return this.#binary(expression);
      case 'prefix':
        return this.#prefix(expression);
      case 'postfix':
        return this.#step(expression.operand, expression.operator, true, expression.at);
      case 'assign':
        return this.#assign(expression);
      case 'ternary':
        return this.#ternary(expression);
      default:
        throw new Error(`no rule for ${expression.kind}`);
    }
  }

  #binary({ operator, left, right, at }: BinaryExpression): Bound {
    if (operator === '??') return this.#coalesce(left, right, at);
    const a = this.#expressions.value(left);
    const b = this.#expressions.value(right);
    if (a.type === ERROR || b.type === ERROR) return { kind: 'error', type: ERROR, at };
    return this.operation(operator, a, b, at);
  }

  /** `a op b` of bound operands. */
  operation(operator: BinaryOperator, a: Bound, b: Bound, at: Place): Bound {
    switch (operator) {
      case '&&':
      case '||':
        return this.#logic(operator, a, b, at);
      case '==':
      case '!=':
        return this.#equality(operator === '!=', a, b, at);
      case '===':
      case '!==':
        if (a.type === NULL || b.type === NULL || !this.#comparable(a.type, b.type))
          return this.#incomparable(a, b, at);
        if (VALUE_TYPES.has(a.type.name) && b.type.name !== 'Object') {
          const shown = isNumber(a.type) && isNumber(b.type) ? widest(a.type, b.type) : a.type.shown;
          return this.#body.fail(at, `Exact equality operator only allowed for reference types: ${shown}`);
        }
        return { kind: 'same', negated: operator === '!==', left: a, right: b, type: this.#boolean, at };
      case '<':
      case '>':
      case '<=':
      case '>=':
        return this.#order(operator, a, b, at);
      case '&':
      case '|':
      case '^':
      case '<<':
      case '>>':
      case '>>>':
        return this.#bits(operator, a, b, at);
      default:
        return this.#arithmetic(operator as '+' | '-' | '*' | '/', a, b, at);
    }
  }

  get #boolean(): Type {
    return this.#body.system('Boolean');
  }

  #to(value: Bound, name: string): Bound {
    return this.#body.services.conversions.convert(value, this.#body.system(name));
  }

  #logic(operator: '&&' | '||', left: Bound, right: Bound, at: Place): Bound {
    if (left.type.name !== 'Boolean' || right.type.name !== 'Boolean') {
      return this.#body.fail(at, 'Logical operator can only be applied to Boolean');
    }
    return { kind: 'logic', operator, left, right, type: this.#boolean, at };
  }

  #bits(operator: '&' | '|' | '^' | '<<' | '>>' | '>>>', left: Bound, right: Bound, at: Place): Bound {
    const shift = operator === '<<' || operator === '>>' || operator === '>>>';
    if (!shift && left.type.name === 'Boolean' && right.type.name === 'Boolean') {
      return { kind: 'logic', operator, left, right, type: this.#boolean, at };
    }
    const whole = (type: Type): boolean => type.name === 'Integer' || type.name === 'Long';
    if (!whole(left.type) || !whole(right.type)) {
      const rule = shift ? `${operator} operation can only be applied to Integer or Long types` : null;
      return this.#body.fail(
        at,
        rule ?? `${operator} operator can only be applied to Boolean expressions or to Integer or Long expressions`,
      );
    }
    const on = shift ? (left.type.name as NumberType) : widest(left.type, right.type);
    return {
      kind: 'arithmetic',
      operator,
      on,
      left: this.#to(left, on),
      right: shift ? right : this.#to(right, on),
      type: this.#body.system(on),
      at,
    };
  }

  #arithmetic(operator: '+' | '-' | '*' | '/', left: Bound, right: Bound, at: Place): Bound {
    const [a, b] = [left.type, right.type];
    if (a === VOID || b === VOID) return this.#body.fail(at, 'Arithmetic expressions are not allowed on void types');
    if (operator === '+' && (a.name === 'String' || b.name === 'String')) {
      return { kind: 'concat', left, right, type: this.#body.system('String'), at };
    }
    if (operator === '+' || operator === '-') {
      const moment = this.#moment(operator, left, right, at);
      if (moment) return moment;
    }
    if (!isNumber(a) || !isNumber(b)) return this.#body.fail(at, 'Arithmetic expressions must use numeric arguments');
    const on = widest(a, b);
    return {
      kind: 'arithmetic',
      operator,
      on,
      left: this.#to(left, on),
      right: this.#to(right, on),
      type: this.#body.system(on),
      at,
    };
  }

  /** Date, Datetime and Time plus or minus a number. */
  #moment(operator: '+' | '-', left: Bound, right: Bound, at: Place): Bound | null {
    const on = left.type.name;
    if (on !== 'Date' && on !== 'Datetime' && on !== 'Time') return null;
    const whole = right.type.name === 'Integer' || right.type.name === 'Long';
    if (!whole && !(on === 'Datetime' && isNumber(right.type))) {
      return this.#body.fail(at, `${on} expressions must use Integer or Long`);
    }
    return { kind: 'arithmetic', operator, on, left, right, type: left.type, at };
  }

  // ---- comparison --------------------------------------------------------------------------------------------------------

  #comparable(a: Type, b: Type): boolean {
    if (a === NULL || b === NULL || a.name === 'Object' || b.name === 'Object') return true;
    if (isNumber(a) && isNumber(b)) return true;
    const { conversions } = this.#body.services;
    return conversions.assignable(a, b) || conversions.assignable(b, a);
  }

  #incomparable(a: Bound, b: Bound, at: Place): Bound {
    return this.#body.fail(at, `Comparison arguments must be compatible types: ${a.type.shown}, ${b.type.shown}`);
  }

  /** The type two operands are compared in, if it is one with its own comparison. */
  #common(a: Type, b: Type): OperandType | null {
    if (isNumber(a) && isNumber(b)) return widest(a, b);
    const names = [a.name, b.name];
    if (names.includes('Id') && (names.includes('String') || a === b)) return 'Id';
    if (names.includes('Datetime') && names.includes('Date')) return 'Datetime';
    const simple: readonly string[] = ['String', 'Boolean', 'Date', 'Datetime', 'Time'];
    return a === b && simple.includes(a.name) ? (a.name as OperandType) : null;
  }

  #equality(negated: boolean, a: Bound, b: Bound, at: Place): Bound {
    const [left, right] = [this.#single(a, b.type), this.#single(b, a.type)];
    if (!this.#comparable(left.type, right.type)) return this.#incomparable(left, right, at);
    const type = this.#boolean;
    if (left.type === NULL || right.type === NULL) return { kind: 'equal', negated, on: 'null', left, right, type, at };
    const common = this.#common(left.type, right.type);
    if (common) {
      const convert = (value: Bound): Bound => (common === 'Id' ? value : this.#to(value, common));
      return { kind: 'equal', negated, on: common, left: convert(left), right: convert(right), type, at };
    }
    const on = left.type.symbol?.kind === 'enum' && left.type === right.type ? 'enum' : 'any';
    return { kind: 'equal', negated, on, left, right, type, at };
  }

  /** A query compared with a record or a number means its row. */
  #single(value: Bound, other: Type): Bound {
    const row = rowType(value);
    return row && other === row ? this.#body.services.conversions.convert(value, row) : value;
  }

  #order(operator: '<' | '>' | '<=' | '>=', left: Bound, right: Bound, at: Place): Bound {
    if (!this.#comparable(left.type, right.type)) return this.#incomparable(left, right, at);
    if (left.type === NULL || right.type === NULL) return this.#incomparable(left, right, at);
    const on = this.#common(left.type, right.type);
    if (!on || on === 'Boolean') {
      return this.#body.fail(at, `Inequality operator not allowed for this type: ${left.type.shown}`);
    }
    const convert = (value: Bound): Bound => (on === 'Id' ? value : this.#to(value, on));
    return { kind: 'compare', operator, on, left: convert(left), right: convert(right), type: this.#boolean, at };
  }

  // ---- one operand -------------------------------------------------------------------------------------------------------

  #prefix({ operator, operand, at }: Extract<Expression, { kind: 'prefix' }>): Bound {
    if (operator === '++' || operator === '--') return this.#step(operand, operator, false, at);
    const value = this.#expressions.value(operand);
    const { type } = value;
    if (type === ERROR) return value;
    if (operator === '-' && value.kind === 'literal' && isNumber(type)) {
      return { ...value, value: negated(value.value), at };
    }
    if (operator === '!') {
      if (type.name !== 'Boolean') return this.#body.fail(at, '! operator can only be applied to boolean expressions');
      return { kind: 'not', value, type, at };
    }
    if (operator === '~') {
      const whole = type.name === 'Integer' || type.name === 'Long';
      if (!whole) return this.#body.fail(at, '~ operator can only be applied to Integer or Long expressions');
      return { kind: 'complement', on: type.name as NumberType, value, type, at };
    }
    if (!isNumber(type)) return this.#body.fail(at, 'Unary negation must use a numeric argument');
    return operator === '+' ? value : { kind: 'negate', on: type.name as NumberType, value, type, at };
  }

  #step(operand: Expression, operator: '++' | '--', old: boolean, at: Place): Bound {
    const target = this.#lvalue(operand);
    if (target.type === ERROR) return target;
    if (!isNumber(target.type)) {
      const which = old ? 'postfix' : 'prefix';
      const message = `Unary ${which} increment/decrement can only be applied to numeric expressions: ${target.type.shown}`;
      return this.#body.fail(at, message);
    }
    const one: Bound = { kind: 'literal', value: '1', type: this.#body.system('Integer'), at };
    return this.#update(target, operator === '++' ? '+' : '-', one, old, at);
  }

  // ---- assignment --------------------------------------------------------------------------------------------------------

  #assign({ operator, target, value, at }: Extract<Expression, { kind: 'assign' }>): Bound {
    const place = this.#lvalue(target);
    const bound = this.#expressions.value(value);
    if (place.type === ERROR || bound.type === ERROR) return { kind: 'error', type: ERROR, at };
    if (operator !== '=') return this.#update(place, operator.slice(0, -1) as BinaryOperator, bound, false, at);
    const converted = this.#body.assign(bound, place.type, at);
    if (place.kind === 'local') this.#body.noteAssignment(place.local, converted);
    return { kind: 'assign', target: place, value: converted, type: place.type, at };
  }

  #update(target: Bound, operator: BinaryOperator, value: Bound, old: boolean, at: Place): Bound {
    const local = target.kind === 'local' ? target.local : null;
    const placeholder: Bound = { kind: 'placeholder', local, type: target.type, at };
    const computed =
      operator === '+' && target.type.name === 'Object'
        ? ({ kind: 'concat', left: placeholder, right: value, type: this.#body.system('String'), at } as const)
        : this.operation(operator, placeholder, value, at);
    if (computed.type === ERROR) return computed;
    const result = this.#body.assign(computed, target.type, at);
    if (target.kind === 'local') this.#body.noteAssignment(target.local, result);
    return { kind: 'update', target, result, old, type: target.type, at };
  }

  #lvalue(expression: Expression): Bound {
    const target = this.#expressions.bind(expression);
    const fail = (message: string): Bound => this.#body.fail(expression.at, message);
    if (target.type === ERROR || target.kind === 'local' || target.kind === 'index') return target;
    if (target.kind === 'record' && target.part !== 'children' && !target.safe) {
      const readOnly = readOnlyField(target.target.type, target.name);
      return readOnly === null ? target : fail(`Field is not writeable: ${readOnly}`);
    }
    if (target.kind !== 'field' || target.safe) return fail('Expression cannot be assigned');
    return this.#writable(target, expression.at);
  }

  #writable(target: Extract<Bound, { kind: 'field' }>, at: Place): Bound {
    const { field } = target;
    const { owner, role } = this.#body.facts;
    const shown = `${field.owner.name}.${field.name}`;
    if (field.kind === 'property' && !target.direct) {
      const inside = owner.top === field.owner.top || (field.isTestVisible && owner.isTest);
      if (field.writeAccess === null || (field.writeAccess === 'private' && !inside)) {
        return this.#body.fail(target.at, `Variable is not visible: ${shown}`);
      }
    }
    const initialising = role === 'initialiser' || (role === 'constructor' && !field.isStatic);
    if (field.isFinal && !initialising && field.owner.origin === 'apex') {
      const message = 'Final members can only be assigned in their declaration, init blocks, or constructors';
      return this.#body.fail(at, `${message}: ${field.name}`);
    }
    return target;
  }

  // ---- choice ------------------------------------------------------------------------------------------------------------

  #ternary({ condition, then, otherwise, at }: Extract<Expression, { kind: 'ternary' }>): Bound {
    const test = this.#expressions.condition(condition);
    const a = this.#expressions.value(then);
    const b = this.#expressions.value(otherwise);
    if (test.type === ERROR || a.type === ERROR || b.type === ERROR) return { kind: 'error', type: ERROR, at };
    const type = this.#meet(a, b);
    if (!type) return this.#body.fail(at, `Incompatible types in ternary operator: ${b.type.shown}, ${a.type.shown}`);
    const { conversions } = this.#body.services;
    return {
      kind: 'ternary',
      condition: test,
      then: conversions.convert(a, type),
      otherwise: conversions.convert(b, type),
      type,
      at,
    };
  }

  #coalesce(left: Expression, right: Expression, at: Place): Bound {
    const a = this.#expressions.value(left);
    const b = this.#expressions.value(right);
    if (a.type === ERROR || b.type === ERROR) return { kind: 'error', type: ERROR, at };
    const type = this.#meet(a, b);
    if (!type)
      return this.#body.fail(at, `Incompatible types in null coalescing operator: ${a.type.shown}, ${b.type.shown}`);
    const { conversions } = this.#body.services;
    return { kind: 'coalesce', left: conversions.convert(a, type), right: conversions.convert(b, type), type, at };
  }

  /** The type both values convert to: one of theirs. */
  #meet(a: Bound, b: Bound): Type | null {
    if (a.type === VOID || b.type === VOID) return null;
    if (a.type === NULL) return b.type;
    if (b.type === NULL || a.type === b.type) return a.type;
    if (isNumber(a.type) && isNumber(b.type)) return this.#body.system(widest(a.type, b.type));
    if (this.#body.fits(b, a.type)) return a.type;
    return this.#body.fits(a, b.type) ? b.type : null;
  }
}
