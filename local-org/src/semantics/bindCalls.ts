/** Method calls, constructor calls and object creation. */
import type { Expression, Place, TypeRef } from '../syntax/ast.ts';
import type { Target } from './bindNames.ts';
import type { ExpressionBinder } from './bindExpression.ts';
import { readOnlyField, rowType } from './body.ts';
import type { Body } from './body.ts';
import { isTypeVisible } from './context.ts';
import type { Bound, BoundConstructorCall } from './bound.ts';
import { isSObject } from './conversions.ts';
import { isVisible } from './members.ts';
import type { Candidate } from './members.ts';
import { ERROR, showSignature, VOID } from './symbols.ts';
import type { ConstructorSymbol, MethodSymbol, Type, TypeSymbol } from './symbols.ts';

type CallExpression = Extract<Expression, { kind: 'call' }>;

/** Binds calls of one body. */
export class CallBinder {
  readonly #body: Body;
  readonly #expressions: ExpressionBinder;

  constructor(body: Body, expressions: ExpressionBinder) {
    this.#body = body;
    this.#expressions = expressions;
  }

  call(expression: CallExpression): Bound {
    if (expression.target === null) return this.#unqualified(expression);
    const target = this.#expressions.names.target(expression.target);
    if (target === null || target.kind === 'namespace') {
      this.#arguments(expression.arguments);
      const name = expression.target.kind === 'name' ? expression.target.name : null;
      if (name !== null) return this.#body.fail(expression.target.at, `Variable does not exist: ${name}`);
      return this.#expressions.bind(expression.target);
    }
    return this.#qualified(target, expression);
  }

  #qualified(target: Target, expression: CallExpression): Bound {
    const { owner } = this.#body.facts;
    const args = this.#arguments(expression.arguments);
    if (target.kind === 'super') {
      const parent = owner.superType ?? this.#body.system('Object');
      const self: Bound = { kind: 'this', type: parent, at: expression.at };
      return this.#invoke(parent, expression, args, self, true);
    }
    if (target.kind === 'type' && expression.safe && expression.target) {
      return this.#body.fail(expression.target.at, `Variable does not exist: ${target.type.shown}`);
    }
    if (target.kind === 'type') return this.#static(target.type, expression, args);
    if (target.kind !== 'value' || target.value.type === ERROR) return this.#error(expression.at);
    return this.#onValue(target.value, expression, args);
  }

  #onValue(target: Bound, expression: CallExpression, args: readonly Bound[]): Bound {
    const { type } = target;
    const addError = this.#addFieldError(target, expression, args);
    if (addError) return addError;
    if (type.symbol?.kind === 'enum' && args.length === 0 && /^(name|ordinal)$/i.test(expression.name)) {
      const isName = expression.name.toLowerCase() === 'name';
      const result = this.#body.system(isName ? 'String' : 'Integer');
      return {
        kind: 'env',
        name: isName ? '#name' : '#ordinal',
        constants: expression.safe ? ['safe'] : [],
        args: [target],
        spread: false,
        type: result,
        at: expression.at,
      };
    }
    const row = rowType(target);
    if (row && this.#body.services.members.methods(type, expression.name).length === 0) {
      const single = this.#body.services.conversions.convert(target, row);
      return this.#invoke(row, expression, args, single, false);
    }
    if (type === VOID || type.kind === 'null') return this.#missing(expression, args, type);
    return this.#invoke(type, expression, args, target, false);
  }

  /** `record.Field.addError(…)` belongs to the field, not to its value. */
  #addFieldError(target: Bound, expression: CallExpression, args: readonly Bound[]): Bound | null {
    if (target.kind !== 'record' || target.part !== 'field' || expression.name.toLowerCase() !== 'adderror')
      return null;
    return {
      kind: 'env',
      name: 'addFieldError',
      constants: [target.name],
      args: [target.target, ...args],
      spread: true,
      type: VOID,
      at: expression.at,
    };
  }

  #unqualified(expression: CallExpression): Bound {
    const { owner, isStatic } = this.#body.facts;
    const { types } = this.#body.context;
    const args = this.#arguments(expression.arguments);
    if (args.some((arg) => arg.type === ERROR)) return this.#error(expression.at);
    for (let current: TypeSymbol | null = owner; current; current = current.outer) {
      const type = types.of(current);
      const candidates = this.#body.services.members.methods(type, expression.name);
      if (
        candidates.length === 0 ||
        candidates.every(({ member }) => member.owner.name === 'Object' && current !== owner)
      )
        continue;
      const chosen = this.#select(candidates, args);
      if (chosen === 'none' && current.outer) continue;
      if (typeof chosen === 'string') return this.#unresolved(chosen, expression, args, type);
      const { member } = chosen;
      const self: Bound | null = member.isStatic ? null : { kind: 'this', type, at: expression.at };
      if (self && (isStatic || current !== owner)) return this.#nonStatic(expression, chosen);
      return this.#build(chosen, expression, args, self, false);
    }
    return this.#missing(expression, args, types.of(owner));
  }

  #static(type: Type, expression: CallExpression, args: readonly Bound[]): Bound {
    const special = this.#enumStatic(type, expression, args) ?? this.#sobjectStatic(type, expression, args);
    if (special) return special;
    const candidates = this.#body.services.members.methods(type, expression.name);
    const chosen = this.#select(candidates, args);
    if (typeof chosen === 'string') return this.#unresolved(chosen, expression, args, type);
    if (!chosen.member.isStatic) return this.#nonStatic(expression, chosen);
    return this.#build(chosen, expression, args, null, false);
  }

  #enumStatic(type: Type, { name, at }: CallExpression, args: readonly Bound[]): Bound | null {
    if (type.symbol?.kind !== 'enum') return null;
    const lower = name.toLowerCase();
    const constants = [type.name];
    if (lower === 'values' && args.length === 0) {
      return {
        kind: 'env',
        name: 'enumValues',
        constants,
        args: [],
        spread: false,
        type: this.#body.context.types.list(type),
        at,
      };
    }
    if (lower !== 'valueof' || args.length !== 1) return null;
    const text = this.#body.assign(args[0] as Bound, this.#body.system('String'), at);
    return { kind: 'env', name: 'enumValueOf', constants, args: [text], spread: false, type, at };
  }

  #sobjectStatic(type: Type, { name, at }: CallExpression, args: readonly Bound[]): Bound | null {
    const object = type.symbol?.object;
    if (object && name.toLowerCase() === 'getsobjecttype' && args.length === 0) {
      const symbol = this.#body.context.types.librarySymbol('Schema', 'SObjectType');
      const token = symbol ? this.#body.context.types.of(symbol) : this.#body.system('Object');
      return {
        kind: 'env',
        name: 'sobjectType',
        constants: [object.apiName],
        args: [],
        spread: false,
        type: token,
        at,
      };
    }
    if (!object || !/^(getall|getinstance|getvalues|getorgdefaults)$/i.test(name)) return null;
    if (object.kind !== 'customMetadata' && object.kind !== 'customSetting') return null;
    const all = name.toLowerCase() === 'getall';
    const result = all ? this.#body.system('Map', this.#body.system('String'), type) : type;
    const constants = [object.apiName, name];
    return { kind: 'env', name: 'sobjectStatic', constants, args, spread: true, type: result, at };
  }

  #invoke(type: Type, expression: CallExpression, args: readonly Bound[], self: Bound, viaSuper: boolean): Bound {
    if (args.some((arg) => arg.type === ERROR)) return this.#error(expression.at);
    const chosen = this.#select(this.#body.services.members.methods(type, expression.name), args);
    if (typeof chosen === 'string') return this.#unresolved(chosen, expression, args, type);
    if (chosen.member.isStatic) {
      const shown = showSignature(chosen.member.name, chosen.parameters, chosen.returnType, chosen.member.owner.name);
      return this.#body.fail(
        expression.nameAt,
        `Static method cannot be referenced from a non static context: ${shown}`,
      );
    }
    if (viaSuper && chosen.member.isAbstract) {
      const shown = showSignature(chosen.member.name, chosen.parameters, chosen.returnType, chosen.member.owner.name);
      return this.#body.fail(expression.nameAt, `Cannot call abstract method: ${shown}`);
    }
    return this.#build(chosen, expression, args, self, viaSuper);
  }

  #build(
    chosen: Candidate<MethodSymbol>,
    expression: CallExpression,
    args: readonly Bound[],
    target: Bound | null,
    viaSuper: boolean,
  ): Bound {
    const { member } = chosen;
    const { facts, context } = this.#body;
    if (!isVisible(context.types, member.access, member.owner, member.isTestVisible, facts.owner)) {
      const shown = showSignature(member.name, chosen.parameters, chosen.returnType, member.owner.name);
      return this.#body.fail(expression.nameAt, `Method is not visible: ${shown}`);
    }
    const hidden = chosen.returnType.symbol;
    if (hidden && !isTypeVisible(hidden, facts.owner)) {
      const shown = showSignature(member.name, chosen.parameters, chosen.returnType, member.owner.name);
      const message = `Method return type ${chosen.returnType.shown} is not visible for: ${shown}`;
      return this.#body.fail(expression.nameAt, message);
    }
    const converted = this.#convert(args, chosen.parameters);
    let type = chosen.returnType;
    if (target && isSObject(target.type) && type.name === 'SObject' && member.name.toLowerCase() === 'clone')
      type = target.type;
    return {
      kind: 'call',
      method: member,
      target,
      args: converted,
      safe: expression.safe,
      viaSuper,
      type,
      at: expression.nameAt,
      ...(runsText(chosen) ? { names: this.#names(expression.nameAt) } : {}),
    };
  }

  /** The variable of a name; one that cannot be used from here, such as a private field of a superclass, is left out silently. */
  #quietly(name: string, at: Place): Bound | null {
    const { diagnostics } = this.#body.context;
    const before = diagnostics.length;
    const value = this.#expressions.names.variable(name, at);
    if (diagnostics.length === before) return value;
    diagnostics.length = before;
    return null;
  }

  /** Variables by name: locals, then the fields of the classes around. */
  #names(at: Place): { name: string; value: Bound }[] {
    const { owner, initialised } = this.#body.facts;
    const found = new Map<string, { name: string; value: Bound }>();
    for (const local of this.#body.locals()) {
      found.set(local.name.toLowerCase(), { name: local.name, value: { kind: 'local', local, type: local.type, at } });
    }
    for (let symbol: TypeSymbol | null = initialised ? null : owner; symbol; symbol = symbol.outer) {
      for (const field of symbol.fields.values()) {
        const key = field.name.toLowerCase();
        const value = found.has(key) || field.readAccess === null ? null : this.#quietly(field.name, at);
        if (value && value.type !== ERROR) found.set(key, { name: field.name, value });
      }
    }
    return [...found.values()];
  }

  #convert(args: readonly Bound[], parameters: readonly Type[]): Bound[] {
    return args.map((arg, index) => this.#body.services.conversions.convert(arg, parameters[index] as Type));
  }

  /** Overload resolution; queries count as lists first, as their single row if no list fits. */
  #select<M extends MethodSymbol | ConstructorSymbol>(
    candidates: readonly Candidate<M>[],
    args: readonly Bound[],
  ): Candidate<M> | 'none' | 'ambiguous' {
    const { members } = this.#body.services;
    const chosen = members.select(
      candidates,
      args.map((arg) => arg.type),
    );
    if (chosen !== 'none' || !args.some((arg) => rowType(arg))) return chosen;
    return members.select(
      candidates,
      args.map((arg) => rowType(arg) ?? arg.type),
    );
  }

  #arguments(args: readonly Expression[]): Bound[] {
    return args.map((arg) => this.#expressions.value(arg));
  }

  #error(at: Place): Bound {
    return { kind: 'error', type: ERROR, at };
  }

  #unresolved(why: 'none' | 'ambiguous', expression: CallExpression, args: readonly Bound[], type: Type): Bound {
    if (args.some((arg) => arg.type === ERROR) || type === ERROR) return this.#error(expression.at);
    if (why === 'none') return this.#missing(expression, args, type);
    const shown = showSignature(
      expression.name,
      args.map((arg) => arg.type),
      VOID,
      null,
    );
    return this.#body.fail(expression.nameAt, `Ambiguous method signature: ${shown}`);
  }

  #missing(expression: CallExpression, args: readonly Bound[], type: Type): Bound {
    if (args.some((arg) => arg.type === ERROR)) return this.#error(expression.at);
    const shown = showSignature(
      expression.name,
      args.map((arg) => arg.type),
      VOID,
      null,
    );
    const message = `Method does not exist or incorrect signature: ${shown} from the type ${type.shown}`;
    return this.#body.fail(expression.nameAt, message);
  }

  #nonStatic(expression: CallExpression, { member, parameters, returnType }: Candidate<MethodSymbol>): Bound {
    const shown = showSignature(member.name, parameters, returnType, member.owner.name);
    return this.#body.fail(expression.nameAt, `Non static method cannot be referenced from a static context: ${shown}`);
  }

  // ---- creation ----------------------------------------------------------------------------------------------------------

  creation(ref: TypeRef, args: readonly Expression[], at: Place): Bound {
    const type = this.#expressions.type(ref);
    if (type === ERROR) {
      for (const arg of args) if (arg.kind !== 'assign') this.#expressions.value(arg);
      return this.#error(at);
    }
    if (type.symbol?.object) return this.#newSObject(type, args, at);
    const bound = this.#arguments(args);
    if (bound.some((arg) => arg.type === ERROR)) return this.#error(at);
    const { symbol } = type;
    if (symbol?.namespace === 'Flow') return this.#newInterview(type, symbol, bound, at);
    if (symbol?.kind === 'class' && symbol.isAbstract && symbol.origin === 'apex') {
      return this.#body.fail(at, `Abstract classes cannot be constructed: ${type.shown}`);
    }
    const candidates = this.#body.services.members.constructors(type);
    if (symbol?.kind !== 'class' || candidates.length === 0 || symbol.isAbstract) {
      return this.#body.fail(at, `Type cannot be constructed: ${type.shown}`);
    }
    const chosen = this.#pickConstructor(type, candidates, bound, at);
    if (!chosen) return this.#error(at);
    return { kind: 'new', constructor: chosen.member, args: this.#convert(bound, chosen.parameters), type, at };
  }

  /** Where the constructors every exception has compete with those a class declares, the declared one is meant. */
  #ownFirst(
    candidates: readonly Candidate<ConstructorSymbol>[],
    args: readonly Bound[],
  ): Candidate<ConstructorSymbol> | 'none' | 'ambiguous' {
    const chosen = this.#select(candidates, args);
    if (chosen !== 'ambiguous') return chosen;
    const declared = this.#select(
      candidates.filter(({ member }) => member.declaration !== null),
      args,
    );
    return declared === 'none' ? 'ambiguous' : declared;
  }

  #pickConstructor(
    type: Type,
    candidates: readonly Candidate<ConstructorSymbol>[],
    args: readonly Bound[],
    at: Place,
  ): Candidate<ConstructorSymbol> | null {
    const chosen = this.#ownFirst(candidates, args);
    const shown = args.map((arg) => arg.type.shown).join(', ');
    if (typeof chosen === 'string') {
      const kind = chosen === 'none' ? 'Constructor not defined' : 'Ambiguous constructor signature';
      this.#body.report(at, `${kind}: [${type.shown}].<Constructor>(${shown})`);
      return null;
    }
    const { access, owner, isTestVisible } = chosen.member;
    if (!isVisible(this.#body.context.types, access, owner, isTestVisible, this.#body.facts.owner)) {
      this.#body.report(at, `Constructor is not visible: [${type.shown}].<Constructor>(${shown})`);
      return null;
    }
    return chosen;
  }

  /** `new Flow.Interview.MyFlow(inputs)` is `Flow.Interview.createInterview('MyFlow', inputs)`. */
  #newInterview(type: Type, symbol: TypeSymbol, args: readonly Bound[], at: Place): Bound {
    const { types } = this.#body.context;
    const inputs = this.#body.system('Map', this.#body.system('String'), this.#body.system('Object'));
    const create = types.librarySymbol('Flow', 'Interview')?.methods.get('createInterview')?.[0];
    if (!create || symbol.name === 'Flow.Interview' || args.length !== 1) {
      return this.#body.fail(at, `Type cannot be constructed: ${type.shown}`);
    }
    const name: Bound = { kind: 'literal', value: symbol.simpleName, type: this.#body.system('String'), at };
    const converted = this.#convert(args, [inputs]);
    return {
      kind: 'call',
      method: create,
      target: null,
      args: [name, ...converted],
      safe: false,
      viaSuper: false,
      type,
      at,
    };
  }

  #newSObject(type: Type, args: readonly Expression[], at: Place): Bound {
    const fields: { name: string; value: Bound }[] = [];
    for (const arg of args) {
      if (arg.kind !== 'assign' || arg.operator !== '=' || arg.target.kind !== 'name') {
        return this.#body.fail(at, `Type requires name=value pair construction: ${type.shown}`);
      }
      const value = this.#expressions.value(arg.value);
      const slot = this.#field(type, arg.target.name, arg.at, at);
      if (slot) fields.push({ name: slot.name, value: this.#body.assign(value, slot.type, arg.at) });
    }
    return { kind: 'newSObject', fields, type, at };
  }

  #field(type: Type, name: string, at: Place, whole: Place): { name: string; type: Type } | null {
    const probe: Bound = { kind: 'placeholder', local: null, type, at };
    const member = this.#expressions.names.recordMember(probe, name, at);
    if (member?.kind === 'record' && member.part !== 'children') {
      const readOnly = readOnlyField(type, name);
      if (readOnly !== null) this.#body.report(at, `Field is not writeable: ${readOnly}`);
      return { name: member.name, type: member.type };
    }
    this.#body.report(whole, `Field does not exist: ${name} on ${type.shown}`);
    return null;
  }

  /** `this(…)` or `super(…)` at the head of a constructor. */
  constructorCall(which: 'this' | 'super', args: readonly Expression[], at: Place): BoundConstructorCall | null {
    const { owner } = this.#body.facts;
    const type = which === 'this' ? this.#body.context.types.of(owner) : owner.superType;
    if (!type) {
      if (args.length > 0) this.#body.report(at, 'Constructor not defined: super(…) in a class without a superclass');
      return null;
    }
    const bound = this.#arguments(args);
    if (bound.some((arg) => arg.type === ERROR)) return null;
    const chosen = this.#pickConstructor(type, this.#body.services.members.constructors(type), bound, at);
    return chosen && { which, constructor: chosen.member, args: this.#convert(bound, chosen.parameters), at };
  }
}

const TEXT_METHODS: Readonly<Record<string, RegExp>> = {
  Database: /^(query|countQuery|getQueryLocator|getCursor|getPaginationCursor)$/i,
  Search: /^(query|find)$/i,
};

/** Whether a library method runs a query given as text, whose binds are the variables in sight. */
function runsText({ member, parameters }: Candidate<MethodSymbol>): boolean {
  if (member.owner.origin !== 'library') return false;
  return (TEXT_METHODS[member.owner.name]?.test(member.name) ?? false) && parameters[0]?.name === 'String';
}
