/** Names and member access: variables, fields, record fields, types, tokens, describes, labels, trigger variables. */
import { qualified } from '../base/nameScope.ts';
import type { FieldType, ObjectType } from '../schema/schema.ts';
import type { Expression, Place } from '../syntax/ast.ts';
import { fieldApexType, pathOf, rowType } from './body.ts';
import type { Body } from './body.ts';
import type { Bound } from './bound.ts';
import { isList, isSObject } from './conversions.ts';
import type { ExpressionBinder } from './bindExpression.ts';
import { isVisible } from './members.ts';
import { ERROR } from './symbols.ts';
import type { FieldSymbol, Type, TypeSymbol } from './symbols.ts';
import { completed } from './typeTable.ts';

/** What stands left of a dot. */
export type Target =
  | { readonly kind: 'value'; readonly value: Bound }
  | { readonly kind: 'type'; readonly type: Type }
  | { readonly kind: 'namespace' }
  | { readonly kind: 'super' };

/** Fields that every parent of a polymorphic relationship (Owner, What, Who) answers to. */
const NAME_FIELDS = new Set('name firstname lastname email phone title type alias username'.split(' '));

/** Namespaces of results and describes: their getters are properties as well. */
const GETTER_NAMESPACES = new Set(['Approval', 'Database', 'Messaging', 'Schema']);

type MemberExpression = Extract<Expression, { kind: 'member' }>;

/** Binds names of one body. */
export class NameBinder {
  readonly #body: Body;
  readonly #expressions: ExpressionBinder;

  constructor(body: Body, expressions: ExpressionBinder) {
    this.#body = body;
    this.#expressions = expressions;
  }

  /** A name on its own used as a value. */
  name(name: string, at: Place): Bound {
    return this.variable(name, at) ?? this.#body.fail(at, `Variable does not exist: ${name}`);
  }

  /** A local variable, or a field of the class or of the classes around it. */
  variable(name: string, at: Place): Bound | null {
    const local = this.#body.local(name);
    if (local) return { kind: 'local', local, type: local.type, at };
    const { owner, isStatic } = this.#body.facts;
    const { types } = this.#body.context;
    let staticOnly = isStatic;
    for (let current: TypeSymbol | null = owner; current; current = current.outer) {
      const type = types.of(current);
      const found = this.#body.services.members.field(type, name);
      if (found && (found.field.isStatic || !staticOnly)) {
        const target: Bound | null = found.field.isStatic ? null : { kind: 'this', type, at };
        if (this.#isAhead(found.field)) return this.#body.fail(at, `Illegal forward reference: ${name}`);
        return this.fieldOf(found.field, found.type, target, false, at);
      }
      if (current.enumValues.length > 0) {
        const constant = this.#enumConstant(type, name, at);
        if (constant) return constant;
      }
      staticOnly = true;
    }
    return null;
  }

  /** Whether a field's initial value names a field that comes after it. */
  #isAhead(field: FieldSymbol): boolean {
    const { initialised } = this.#body.facts;
    if (!initialised || initialised.owner !== field.owner || initialised.isStatic !== field.isStatic) return false;
    return field.kind === 'field' && (field.at?.offset ?? 0) > (initialised.at?.offset ?? 0);
  }

  /** Access to a field symbol, with its visibility. */
  fieldOf(field: FieldSymbol, type: Type, target: Bound | null, safe: boolean, at: Place): Bound {
    const { facts, context } = this.#body;
    if (!isVisible(context.types, field.access, field.owner, field.isTestVisible, facts.owner)) {
      return this.#body.fail(at, `Variable is not visible: ${field.owner.name}.${field.name}`);
    }
    const direct = facts.property === field && (target === null || target.kind === 'this');
    return { kind: 'field', field, target, safe, direct, type, at };
  }

  /** What an expression left of a dot stands for; null where it is no name at all. */
  target(expression: Expression): Target | null {
    if (expression.kind === 'super') return { kind: 'super' };
    if (expression.kind === 'name') return this.#nameTarget(expression.name, expression.at);
    if (expression.kind === 'member' && !expression.safe) {
      const path = pathOf(expression);
      if (path) return this.#memberTarget(expression, path);
    }
    return { kind: 'value', value: this.#expressions.bind(expression) };
  }

  #nameTarget(name: string, at: Place): Target | null {
    const value = this.variable(name, at);
    if (value) return { kind: 'value', value };
    const symbol = this.#findSymbol([name]);
    if (symbol) return { kind: 'type', type: this.#body.context.types.of(symbol) };
    return this.#isNamespace(name) ? { kind: 'namespace' } : null;
  }

  #isNamespace(name: string): boolean {
    return this.#body.context.types.hasNamespace(name) || /^(schema|label|trigger|page|system)$/i.test(name);
  }

  #findSymbol(path: readonly string[]): TypeSymbol | null {
    return this.#body.context.findSymbol(path, this.#body.facts.owner);
  }

  #memberTarget(expression: MemberExpression, path: readonly string[]): Target | null {
    const special = this.#special(expression, path);
    if (special) return { kind: 'value', value: special };
    const base = this.target(expression.target);
    if (!base) return null;
    if (base.kind === 'value') return { kind: 'value', value: this.#memberOf(base.value, expression) };
    if (base.kind === 'super') return { kind: 'value', value: this.#superMember(expression) };
    const symbol = this.#findSymbol(path);
    if (base.kind === 'type') {
      const value = this.#staticMember(base.type, expression, symbol !== null);
      if (value) return { kind: 'value', value };
    }
    if (symbol) return { kind: 'type', type: this.#body.context.types.of(symbol) };
    if (base.kind === 'namespace' && /^(system)$/i.test(path[0] ?? '') && this.#isNamespace(expression.name))
      return base;
    if (base.kind === 'type' && this.#isNamespace(path.join('.'))) return { kind: 'namespace' };
    return null;
  }

  /** `a.b` used as a value. */
  member(expression: MemberExpression): Bound {
    const path = pathOf(expression);
    if (path) {
      const target = this.#memberTarget(expression, path);
      if (target?.kind === 'value') return target.value;
      const root = this.#firstUnknown(expression);
      return this.#body.fail(root.at, `Variable does not exist: ${root.name}`);
    }
    const target = this.target(expression.target);
    if (target?.kind === 'super') return this.#superMember(expression);
    if (target?.kind === 'value') return this.#memberOf(target.value, expression);
    if (target?.kind === 'type') {
      if (expression.safe) return this.#unknown(target.type.shown, expression.target.at);
      const value = this.#staticMember(target.type, expression);
      if (value) return value;
    }
    return this.#body.fail(expression.nameAt, `Variable does not exist: ${expression.name}`);
  }

  /** The leftmost part of a dotted name that means nothing. */
  #firstUnknown(expression: Expression): { name: string; at: Place } {
    if (expression.kind === 'member') {
      if (this.target(expression.target) === null) return this.#firstUnknown(expression.target);
      return { name: expression.name, at: expression.nameAt };
    }
    return { name: expression.kind === 'name' ? expression.name : '', at: expression.at };
  }

  // ---- forms with their own rules ----------------------------------------------------------------------------------------

  #special(expression: MemberExpression, path: readonly string[]): Bound | null {
    const lower = path.map((name) => name.toLowerCase());
    const names = lower[0] === 'system' && (lower[1] === 'label' || lower[1] === 'trigger') ? lower.slice(1) : lower;
    if (this.#body.local(path[0] ?? '')) return null;
    const { at } = expression;
    if (names[0] === 'trigger' && names.length === 2) return this.#triggerVariable(names[1] ?? '', at);
    if (names[0] === 'label' && (names.length === 2 || names.length === 3))
      return this.#label(path.at(-1) ?? '', names, at);
    if (names[0] === 'page' && names.length === 2) return this.#page(path.at(-1) ?? '', at);
    if (names.length < 3 || !/^(fields|fieldsets)$/.test(names.at(-2) ?? '')) return null;
    const describe = this.target((expression.target as MemberExpression).target);
    const named = describe?.kind === 'type' && names.at(-2) === 'fields' ? describe.type.symbol?.object : null;
    if (named) return this.#token(named, expression.name, expression.nameAt) ?? this.#unknown(expression.name, at);
    if (describe?.kind !== 'value' || describe.value.kind !== 'env') return null;
    const object = this.#body.context.types.schema.object(describe.value.constants[0] ?? '');
    const isToken = describe.value.name === 'sobjectType' && names.at(-2) === 'fields';
    if (object && isToken) {
      return (
        this.#token(object, expression.name, expression.nameAt) ?? this.#unknown(expression.name, expression.nameAt)
      );
    }
    if (describe.value.name !== 'describeSObject') return null;
    return object ? this.#describeMember(object, names.at(-2) === 'fields', expression) : null;
  }

  #describeMember(object: ObjectType, isField: boolean, { name, nameAt, at }: MemberExpression): Bound {
    const found = isField ? object.fields.get(name)?.apiName : object.fieldSets.get(name) && name;
    if (!found) return this.#body.fail(nameAt, `Variable does not exist: ${name}`);
    const type = isField ? 'DescribeFieldResult' : 'FieldSet';
    return this.#env(isField ? 'describeField' : 'fieldSet', [object.apiName, found], this.#schemaType(type), at);
  }

  #triggerVariable(name: string, at: Place): Bound | null {
    if (this.#findSymbol(['Trigger'])?.origin === 'apex') return null;
    const { types } = this.#body.context;
    const object = this.#body.facts.triggerObject;
    const row = (object === null ? null : types.sobject(object)) ?? this.#body.system('SObject');
    const typeOf: Record<string, () => Type> = {
      new: () => types.list(row),
      old: () => types.list(row),
      newmap: () => this.#body.system('Map', this.#body.system('Id'), row),
      oldmap: () => this.#body.system('Map', this.#body.system('Id'), row),
      size: () => this.#body.system('Integer'),
      operationtype: () => this.#body.system('TriggerOperation'),
    };
    for (const flag of ['isexecuting', 'isbefore', 'isafter', 'isinsert', 'isupdate', 'isdelete', 'isundelete']) {
      typeOf[flag] = () => this.#body.system('Boolean');
    }
    const type = typeOf[name];
    return type ? this.#env('triggerVariable', [name], type(), at) : null;
  }

  #label(name: string, path: readonly string[], at: Place): Bound | null {
    if (this.#findSymbol(['Label'])?.origin === 'apex') return null;
    const { labels } = this.#body.services;
    const stated = path.length === 3 && path[1] !== 'c' ? path[1] : undefined;
    const label = qualified(stated ?? this.#body.facts.owner.namespace, name);
    if (labels && !labels.has(label.toLowerCase())) {
      return this.#body.fail(at, `External string does not exist: ${name}`);
    }
    return this.#env('label', [label], this.#body.system('String'), at);
  }

  /** `Page.Name`: the reference of a Visualforce page. */
  #page(name: string, at: Place): Bound | null {
    if (this.#findSymbol(['Page'])?.origin === 'apex') return null;
    const { pages } = this.#body.services;
    const plain = name.replace(/^c__/i, '');
    if (pages && !pages.has(plain.toLowerCase())) return this.#body.fail(at, `Page ${name} does not exist`);
    return this.#env('page', [plain], this.#body.system('PageReference'), at);
  }

  #env(name: string, constants: readonly string[], type: Type, at: Place): Bound {
    return { kind: 'env', name, constants, args: [], spread: false, type, at };
  }

  #schemaType(name: string): Type {
    const symbol = this.#body.context.types.librarySymbol('Schema', name);
    return symbol ? this.#body.context.types.of(symbol) : this.#body.system('Object');
  }

  // ---- members of types --------------------------------------------------------------------------------------------------

  /** A static member of a type; an instance field of that name gives way to an inner type of the same name. */
  #staticMember(type: Type, expression: MemberExpression, hasInnerType = false): Bound | null {
    const { name, nameAt } = expression;
    const constant = this.#enumConstant(type, name, nameAt);
    if (constant) return constant;
    const twin = type.symbol?.origin === 'library' && type.symbol.namespace === 'System' ? type.name : null;
    const object = twin === null ? undefined : this.#body.context.types.sobjectSymbol(twin)?.object;
    const token = object && this.#token(object, name, nameAt);
    if (token) return token;
    if (type.symbol?.object) return this.#token(type.symbol.object, name, nameAt);
    if (type.name === 'Schema.SObjectType') {
      const object = this.#body.context.types.sobjectSymbol(name)?.object;
      if (object)
        return this.#env('describeSObject', [object.apiName], this.#schemaType('DescribeSObjectResult'), nameAt);
    }
    const found = this.#body.services.members.field(type, name);
    if (!found) return null;
    if (!found.field.isStatic) {
      if (hasInnerType) return null;
      return this.#body.fail(nameAt, `Non static field cannot be referenced from a static context: ${name}`);
    }
    return this.fieldOf(found.field, found.type, null, false, nameAt);
  }

  #enumConstant(type: Type, name: string, at: Place): Bound | null {
    const values = type.symbol ? completed(type.symbol).enumValues : [];
    const ordinal = values.findIndex((value) => value.toLowerCase() === name.toLowerCase());
    return ordinal < 0 ? null : { kind: 'enumConstant', ordinal, name: values[ordinal] as string, type, at };
  }

  #token(object: ObjectType, name: string, at: Place): Bound | null {
    if (name.toLowerCase() === 'sobjecttype') {
      return this.#env('sobjectType', [object.apiName], this.#schemaType('SObjectType'), at);
    }
    const field = this.#recordField(object, name);
    return field === undefined
      ? null
      : this.#env('sobjectField', [object.apiName, field.apiName], this.#schemaType('SObjectField'), at);
  }

  #superMember({ name, nameAt }: MemberExpression): Bound {
    const { owner } = this.#body.facts;
    const found = owner.superType && this.#body.services.members.field(owner.superType, name);
    if (!found) return this.#body.fail(nameAt, `Variable does not exist: ${name}`);
    const self: Bound = { kind: 'this', type: owner.superType as Type, at: nameAt };
    const value = this.fieldOf(found.field, found.type, self, false, nameAt);
    return value.kind === 'field' ? { ...value, viaSuper: true } : value;
  }

  // ---- members of values -------------------------------------------------------------------------------------------------

  /**
   * `X__Share.RowCause.Reason__c`: the name of a reason for sharing.
   * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_bulk_sharing_creating_with_apex.htm
   */
  #rowCause(target: Bound, name: string, at: Place): Bound | null {
    if (target.kind !== 'env' || target.name !== 'sobjectField' || target.constants[1] !== 'RowCause') return null;
    const field = this.#body.context.types.schema.object(target.constants[0] ?? '')?.fields.get('RowCause');
    const known = field?.picklist?.values.find(({ value }) => value.toLowerCase() === name.toLowerCase());
    return known ? { kind: 'literal', value: known.value, type: this.#body.system('String'), at } : null;
  }

  #memberOf(target: Bound, { name, nameAt, safe }: MemberExpression): Bound {
    if (target.type === ERROR) return target;
    const cause = this.#rowCause(target, name, nameAt);
    if (cause) return cause;
    const row = rowType(target);
    if (row && isList(target.type)) {
      const single = this.#body.services.conversions.convert(target, row);
      return this.#recordMember(single, name, safe, nameAt) ?? this.#unknown(name, nameAt);
    }
    if (isSObject(target.type)) {
      const value = this.#recordMember(target, name, safe, nameAt);
      if (value) return value;
    }
    const found = this.#body.services.members.field(target.type, name);
    if (!found) return this.#getter(target, name, safe, nameAt) ?? this.#unknown(name, nameAt);
    if (found.field.isStatic) {
      const message = `Static field cannot be referenced from a non static context: ${name} from the type ${target.type.shown}`;
      return this.#body.fail(nameAt, message);
    }
    return this.fieldOf(found.field, found.type, target, safe, nameAt);
  }

  /** Results and describes answer to `x.success` as to `x.isSuccess()`, to `x.label` as to `x.getLabel()`. */
  #getter(target: Bound, name: string, safe: boolean, at: Place): Bound | null {
    const { symbol } = target.type;
    if (symbol?.origin !== 'library' || !GETTER_NAMESPACES.has(symbol.namespace)) return null;
    for (const prefix of ['get', 'is']) {
      const getters = this.#body.services.members.methods(target.type, prefix + name);
      const found = getters.find(({ member, parameters }) => parameters.length === 0 && !member.isStatic);
      if (!found) continue;
      return {
        kind: 'call',
        method: found.member,
        target,
        args: [],
        safe,
        viaSuper: false,
        type: found.returnType,
        at,
      };
    }
    return null;
  }

  #unknown(name: string, at: Place): Bound {
    return this.#body.fail(at, `Variable does not exist: ${name}`);
  }

  #recordField(object: ObjectType, name: string): FieldType | undefined {
    return object.fields.get(name);
  }

  /** A field, parent or child list of a record; null where it has none of that name. */
  recordMember(target: Bound, name: string, at: Place): Bound | null {
    return this.#recordMember(target, name, false, at);
  }

  #recordMember(target: Bound, name: string, safe: boolean, at: Place): Bound | null {
    const { types } = this.#body.context;
    const object = target.type.symbol?.object;
    if (!object) {
      const lower = name.toLowerCase();
      const shared = target.kind === 'record' && target.part === 'parent' && NAME_FIELDS.has(lower);
      if (lower !== 'id' && !shared) return null;
      const type = this.#body.system(lower === 'id' ? 'Id' : 'String');
      return { kind: 'record', part: 'field', target, name: lower, safe, type, at };
    }
    const field = this.#recordField(object, name);
    if (field) {
      const type = fieldApexType(this.#body, field);
      return { kind: 'record', part: 'field', target, name: field.apiName.toLowerCase(), safe, type, at };
    }
    const parent = object.parentRelationships.get(name);
    if (parent) {
      const [only] = parent.referenceTo;
      const single = parent.referenceTo.length === 1 && only !== undefined ? types.sobject(only) : null;
      const type = single ?? this.#body.system('SObject');
      const relationship = parent.relationshipName ?? name;
      return { kind: 'record', part: 'parent', target, name: relationship.toLowerCase(), safe, type, at };
    }
    const children = object.childRelationships.get(name);
    const child = children && types.sobject(children.childObject);
    if (!child) return null;
    const relationship = children.relationshipName.toLowerCase();
    return { kind: 'record', part: 'children', target, name: relationship, safe, type: types.list(child), at };
  }
}
