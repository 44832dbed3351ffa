/** Binds the code of a class: methods, constructors, accessors, initialisers. */
import type { Block, Member, Parameter } from '../syntax/ast.ts';
import { ExpressionBinder } from './bindExpression.ts';
import { StatementBinder } from './bindStatement.ts';
import { Body } from './body.ts';
import type { BodyFacts, Services } from './body.ts';
import type {
  BoundAccessor,
  BoundBody,
  BoundConstructor,
  BoundConstructorCall,
  BoundInitialiser,
  BoundMethod,
  BoundType,
} from './bound.ts';
import { checkType } from './checkType.ts';
import { completes } from './flow.ts';
import { settleNullness } from './nullness.ts';
import { VOID } from './symbols.ts';
import type { FieldSymbol, ParameterSymbol, Type, TypeSymbol } from './symbols.ts';

/** Binds one class; interfaces and enums have no code but are checked too. */
export function bindType(services: Services, symbol: TypeSymbol): BoundType {
  const binder = new TypeBinder(services, symbol);
  const aliases = checkType(services, symbol);
  const members = symbol.declaration?.kind === 'class' ? symbol.declaration.members : [];
  return { ...binder.members(members), aliases };
}

/** Whether a constructor begins with a call of another. */
function callsAnother({ statements: [first] }: Block): boolean {
  return first?.kind === 'expression' && first.expression.kind === 'constructorCall';
}

/** Binds the members of a class, a trigger or an anonymous block. */
export class TypeBinder {
  readonly #services: Services;
  readonly #symbol: TypeSymbol;

  constructor(services: Services, symbol: TypeSymbol) {
    this.#services = services;
    this.#symbol = symbol;
  }

  members(members: readonly Member[]): BoundType {
    const methods: BoundMethod[] = [];
    const constructors: BoundConstructor[] = [];
    const accessors: BoundAccessor[] = [];
    const instanceInitialisers: BoundInitialiser[] = [];
    const staticInitialisers: BoundInitialiser[] = [];
    for (const method of [...this.#symbol.methods.values()].flat()) {
      const { declaration } = method;
      const body = declaration?.body ?? null;
      const bound =
        body &&
        declaration &&
        this.body(
          { role: 'method', isStatic: method.isStatic, returnType: method.returnType },
          declaration.parameters,
          method.parameters,
          body,
        );
      if (bound && method.returnType !== VOID && completes(bound.body) && method.at) {
        this.#services.context.report(
          this.#symbol.file,
          method.at,
          `Missing return statement required return type: ${method.returnType.shown}`,
        );
      }
      methods.push({ method, body: bound });
    }
    for (const constructor of this.#symbol.constructors) {
      const { declaration } = constructor;
      if (!declaration) continue;
      const body = this.body({ role: 'constructor' }, declaration.parameters, constructor.parameters, declaration.body);
      constructors.push({ constructor, body });
      if (!callsAnother(declaration.body)) this.#checkSuperDefault(constructor.at);
    }
    if (constructors.length === 0) this.#checkSuperDefault(null);
    for (const member of members) {
      if (member.kind === 'property') {
        const field = this.#symbol.fields.get(member.name);
        if (field?.at === member.nameAt) accessors.push(this.#accessors(field));
      } else if (member.kind === 'field') {
        for (const declarator of member.declarators) {
          const field = this.#symbol.fields.get(declarator.name);
          if (!declarator.value || field?.at !== declarator.at) continue;
          (field.isStatic ? staticInitialisers : instanceInitialisers).push(this.#fieldValue(field));
        }
      } else if (member.kind === 'initialiser') {
        const { isStatic } = member;
        const body = this.body({ role: 'initialiser', isStatic }, [], [], member.body);
        (isStatic ? staticInitialisers : instanceInitialisers).push({ kind: 'block', body });
      }
    }
    return {
      symbol: this.#symbol,
      methods,
      constructors,
      accessors,
      aliases: [],
      instanceInitialisers,
      staticInitialisers,
    };
  }

  #checkSuperDefault(at: { line: number; column: number; offset: number; end: number } | null): void {
    const { superType, declaration, file } = this.#symbol;
    if (!superType?.symbol || superType.symbol.origin !== 'apex' || declaration?.kind !== 'class') return;
    if (this.#services.members.constructors(superType).some(({ parameters }) => parameters.length === 0)) return;
    this.#services.context.report(
      file,
      at ?? declaration.nameAt,
      `No default constructor available in super type: ${superType.shown}`,
    );
  }

  #facts(partial: Partial<BodyFacts>): BodyFacts {
    const { file, apiVersion } = this.#symbol;
    const defaults = {
      isStatic: false,
      returnType: VOID,
      role: 'method',
      property: null,
      initialised: null,
      triggerObject: null,
    } as const;
    return { owner: this.#symbol, file, apiVersion, ...defaults, ...partial };
  }

  /** Binds a block with its parameters. */
  body(
    partial: Partial<BodyFacts>,
    names: readonly Parameter[],
    symbols: readonly ParameterSymbol[],
    block: Block,
  ): BoundBody {
    const body = new Body(this.#services, this.#facts(partial));
    const expressions = new ExpressionBinder(body);
    const parameters = symbols.map(({ name, type }, index) => {
      const at = names[index]?.at ?? block.at;
      return body.declare(name, type, at, { isParameter: true });
    });
    const [first, ...rest] = block.statements;
    let head: BoundConstructorCall | null = null;
    let statements = block.statements;
    if (
      body.facts.role === 'constructor' &&
      first?.kind === 'expression' &&
      first.expression.kind === 'constructorCall'
    ) {
      const { which, arguments: args, at } = first.expression;
      head = expressions.calls.constructorCall(which, args, at);
      statements = rest;
    }
    const bound = new StatementBinder(expressions).statements({ ...block, statements });
    settleNullness(body);
    return { parameters, body: bound, head };
  }

  #fieldValue(field: FieldSymbol): BoundInitialiser {
    const body = new Body(
      this.#services,
      this.#facts({ role: 'initialiser', isStatic: field.isStatic, initialised: field }),
    );
    const expressions = new ExpressionBinder(body);
    const initial = field.initial;
    if (!initial || !field.at) throw new Error(`${field.name} has no initial value`);
    const value = body.assign(expressions.value(initial), field.type, field.at);
    return { kind: 'field', field, value };
  }

  #accessors(field: FieldSymbol): BoundAccessor {
    const { getter, setter, isStatic, type } = field;
    const shared = { role: 'accessor', isStatic, property: field } as const;
    const value: ParameterSymbol = { name: 'value', type };
    const bound = getter?.body ? this.body({ ...shared, returnType: type as Type }, [], [], getter.body) : null;
    if (bound && getter && completes(bound.body)) {
      this.#services.context.report(
        this.#symbol.file,
        getter.at,
        `Missing return statement required return type: ${type.shown}`,
      );
    }
    return { field, getter: bound, setter: setter?.body ? this.#setter(shared, value, setter.body) : null };
  }

  #setter(facts: Partial<BodyFacts>, value: ParameterSymbol, block: Block): BoundBody {
    return this.body(facts, [], [value], block);
  }
}
