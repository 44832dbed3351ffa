/** Expressions: syntax → bound tree. */
import type { Expression, Literal, Place, TypeRef } from '../syntax/ast.ts';
import { CallBinder } from './bindCalls.ts';
import { NameBinder } from './bindNames.ts';
import { OperatorBinder } from './bindOperators.ts';
import { bindSoql, bindSosl } from './bindSoql.ts';
import type { Body } from './body.ts';
import type { Bound, NumberType } from './bound.ts';
import { isList, isNumber } from './conversions.ts';
import { showTypeRef } from './context.ts';
import { ERROR, NULL, VOID } from './symbols.ts';
import type { Type } from './symbols.ts';

/**
 * From this API version on null is no instance of anything.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords_instanceof.htm
 */
const NULL_IS_NO_INSTANCE = 32;

/** Binds expressions of one body. */
export class ExpressionBinder {
  readonly names: NameBinder;
  readonly calls: CallBinder;
  readonly operators: OperatorBinder;
  readonly body: Body;

  constructor(body: Body) {
    this.body = body;
    this.names = new NameBinder(body, this);
    this.calls = new CallBinder(body, this);
    this.operators = new OperatorBinder(body, this);
  }

  /** Binds an expression whose value is used. */
  value(expression: Expression): Bound {
    const bound = this.bind(expression);
    if (bound.kind === 'field') this.#checkReadable(bound);
    return bound;
  }

  /** A condition: must be Boolean. */
  condition(expression: Expression): Bound {
    const bound = this.value(expression);
    if (bound.type === ERROR || bound.type.name === 'Boolean') return bound;
    return this.body.fail(expression.at, `Condition expression must be of type Boolean: ${bound.type.shown}`);
  }

  type(ref: TypeRef): Type {
    return this.body.context.resolveType(ref, this.body.facts.owner, this.body.facts.file);
  }

  bind(expression: Expression): Bound {
    const { at } = expression;
    switch (expression.kind) {
      case 'literal':
        return this.literal(expression);
      case 'name':
        return this.names.name(expression.name, at);
      case 'this':
        return this.#this(at);
      case 'super':
        return this.body.fail(at, 'Unexpected token super');
      case 'paren':
        return this.bind(expression.inner);
      case 'member':
        return this.names.member(expression);
      case 'call':
        return this.calls.call(expression);
      case 'constructorCall':
        return this.body.fail(
          at,
          `Call to '${expression.which}()' must be the first statement in a constructor method`,
        );
      case 'new':
        return this.calls.creation(expression.type, expression.arguments, at);
      case 'index':
        return this.#index(expression.target, expression.index, at);
      case 'newArray':
      case 'newElements':
      case 'newMap':
        return this.#collection(expression);
      case 'cast':
        return this.#cast(expression.type, expression.value, at);
      case 'instanceof':
        return this.#instanceOf(expression.value, expression.type, at);
      case 'typeLiteral':
        return this.#typeLiteral(expression.type, at);
      case 'soql':
        return bindSoql(this, expression);
      case 'sosl':
        return bindSosl(this, expression);
      default:
        return this.operators.bind(expression);
    }
  }

  literal({ type, value, at }: Literal): Bound {
    if (type === 'null') return { kind: 'literal', value, type: NULL, at };
    if (type === 'Integer' && BigInt(value) > 2147483647n) return this.body.fail(at, 'Illegal integer');
    if (type === 'Long' && BigInt(value) > 9223372036854775807n) return this.body.fail(at, 'Illegal long');
    return { kind: 'literal', value, type: this.body.system(type), at };
  }

  #this(at: Place): Bound {
    if (this.body.facts.isStatic) return this.body.fail(at, 'This cannot be referenced in a static context');
    return { kind: 'this', type: this.body.context.types.of(this.body.facts.owner), at };
  }

  /** A property without a getter, or one whose getter is out of reach, cannot be read. */
  #checkReadable(bound: Extract<Bound, { kind: 'field' }>): void {
    const { field } = bound;
    if (field.kind !== 'property' || bound.direct) return;
    if (field.readAccess === null)
      this.body.report(bound.at, `Variable is not visible: ${field.owner.name}.${field.name}`);
  }

  #index(target: Expression, index: Expression, at: Place): Bound {
    const list = this.value(target);
    const position = this.value(index);
    if (list.type === ERROR || position.type === ERROR) return { kind: 'error', type: ERROR, at };
    const isInteger = position.type.name === 'Integer';
    if (!isInteger) this.body.report(at, `List index must be of type Integer: ${position.type.shown}`);
    const [element] = list.type.args;
    if (!isList(list.type) || !element) return this.body.fail(at, `Expression must be a list type: ${list.type.shown}`);
    return { kind: 'index', target: list, index: position, type: element, at };
  }

  #collection(expression: Extract<Expression, { kind: 'newArray' | 'newElements' | 'newMap' }>): Bound {
    const { at } = expression;
    const type = this.type(expression.type);
    if (type === ERROR) return { kind: 'error', type, at };
    const [first, second] = type.args;
    if (expression.kind === 'newArray') {
      return {
        kind: 'newArray',
        size: this.body.assign(this.value(expression.size), this.body.system('Integer'), at),
        type,
        at,
      };
    }
    if (expression.kind === 'newMap' || (expression.elements.length === 0 && type.symbol?.name === 'Map')) {
      if (!first || !second) return this.body.fail(at, `Invalid initializer type ${type.shown} found for Map literal`);
      const entries = expression.kind === 'newMap' ? expression.entries : [];
      const pairs = entries.map(({ key, value }) => ({
        key: this.body.assign(this.value(key), first, key.at, `Invalid key type $1 for $2`),
        value: this.body.assign(this.value(value), second, value.at, `Invalid value type $1 for $2`),
      }));
      return { kind: 'newMap', entries: pairs, type, at };
    }
    if (!first || second) return this.body.fail(at, `Invalid initializer type ${type.shown}`);
    const message = 'Initial expression is of incorrect type, expected: $2 but was: $1';
    const elements = expression.elements.map((element) => this.body.assign(this.value(element), first, at, message));
    return { kind: 'newCollection', elements, type, at };
  }

  #cast(ref: TypeRef, inner: Expression, at: Place): Bound {
    const value = this.value(inner);
    const type = this.type(ref);
    if (value.type === ERROR || type === ERROR) return { kind: 'error', type, at };
    const { conversions } = this.body.services;
    if (value.type === NULL) return { kind: 'cast', value, type, at };
    if (this.body.fits(value, type)) {
      const converted = conversions.convert(value, type);
      const narrows =
        converted.type !== type &&
        (converted.kind === 'literal' || (type.name !== 'Object' && value.type.args.length > 0));
      return narrows ? { kind: 'cast', value: converted, type, at } : { ...converted, type };
    }
    if (!conversions.castable(value.type, type)) {
      const message = `Incompatible types since an instance of ${value.type.shown} is never an instance of ${type.shown}`;
      return this.body.fail(at, message);
    }
    if (isNumber(value.type) && isNumber(type)) return { kind: 'narrow', to: type.name as NumberType, value, type, at };
    return { kind: 'cast', value, type, at };
  }

  #instanceOf(inner: Expression, ref: TypeRef, at: Place): Bound {
    const value = this.value(inner);
    const tested = this.type(ref);
    const type = this.body.system('Boolean');
    if (value.type === ERROR || tested === ERROR) return { kind: 'error', type, at };
    const { conversions } = this.body.services;
    const [from, to] = [value.type.shown, tested.shown];
    if (value.type.args.length === 0 && conversions.isA(value.type, tested)) {
      return this.body.fail(
        at,
        `Operation instanceof is always true since an instance of ${from} is always an instance of ${to}`,
      );
    }
    if (!conversions.castable(value.type, tested)) {
      return this.body.fail(
        at,
        `Operation instanceof is always false since an instance of ${from} is never an instance of ${to}`,
      );
    }
    const nullIsAny = this.body.facts.apiVersion < NULL_IS_NO_INSTANCE;
    return { kind: 'instanceof', value, tested, nullIsAny, type, at };
  }

  #typeLiteral(ref: TypeRef | null, at: Place): Bound {
    const named = ref === null ? VOID : this.body.context.findType(ref, this.body.facts.owner, this.body.facts.file);
    if (!named) return this.body.fail(at, `Invalid type: ${showTypeRef(ref as TypeRef)}`);
    return { kind: 'typeLiteral', named, type: this.body.system('Type'), at };
  }
}
