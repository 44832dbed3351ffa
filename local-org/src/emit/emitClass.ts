/** A class: bound members → one JavaScript class. */
import { getterName, setterName } from '../abi/mangle.ts';
import type { Place } from '../syntax/ast.ts';
import type {
  BoundAccessor,
  BoundBody,
  BoundConstructor,
  BoundInitialiser,
  BoundMethod,
  BoundType,
} from '../semantics/bound.ts';
import type { FieldSymbol, TypeSymbol } from '../semantics/symbols.ts';
import { isConstant, linesOf } from './coveredLines.ts';
import { ExpressionEmitter, localName } from './emitExpression.ts';
import { StatementEmitter } from './emitStatement.ts';
import type { ModuleEmitter } from './moduleEmitter.ts';
import { className } from './moduleEmitter.ts';
import { effectiveSharing, isException } from './typeFacts.ts';
import { quote } from './pools.ts';
import { touchesData } from './touchesData.ts';

/** Emits classes of one module. */
export class ClassEmitter {
  readonly #module: ModuleEmitter;
  readonly #type: BoundType;
  readonly #symbol: TypeSymbol;
  readonly #name: string;
  readonly #frame: string;
  readonly #hasStatics: boolean;
  readonly #access: 'user' | 'system';

  constructor(module: ModuleEmitter, type: BoundType, frame: string, access: 'user' | 'system') {
    this.#module = module;
    this.#type = type;
    this.#symbol = type.symbol;
    this.#name = className(type.symbol);
    this.#frame = frame;
    this.#access = access;
    this.#hasStatics = type.staticInitialisers.length > 0 || this.#fields(true).length > 0;
  }

  #write(...texts: readonly string[]): void {
    this.#module.out.write(...texts);
  }

  #fields(isStatic: boolean): FieldSymbol[] {
    return [...this.#symbol.fields.values()].filter((field) => field.isStatic === isStatic);
  }

  /** `let c; function $make_Foo() { … return c; }` */
  emit(script: BoundBody | null): void {
    const name = this.#name;
    this.#write(`let $class${name}; function $make${name}() { return $class${name} ?? $build${name}(); }\n`);
    this.#write(`function $build${name}() {\nclass ${name} extends ${this.#parent()} {\n`);
    this.#write(
      `constructor() { super(); ${this.#fields(false)
        .map((field) => `this.${this.#slot(field)} = null; `)
        .join('')}}\n`,
    );
    this.#instanceInitialiser();
    this.#constructors();
    for (const method of this.#type.methods) this.#method(method);
    for (const accessor of this.#type.accessors) this.#accessors(accessor);
    for (const { name: alias, target, parameterCount } of this.#type.aliases) {
      const list = Array.from({ length: parameterCount }, (_, index) => `p${index}`).join(', ');
      this.#write(`${alias}(${list}) { return this.${target}(${list}); }\n`);
    }
    if (script) this.#function('$run', '', script, { frame: this.#frame, isStatic: false, at: null });
    this.#statics();
    this.#write('}\n');
    if (this.#hasStatics) this.#write(`${name}.$tx = -1;\n`);
    if (!script) this.#write(`${name}.$type = $env.defineClass(${quote(this.#symbol.name)}, ${name});\n`);
    this.#write(`return $class${name} = ${name};\n}\n`);
  }

  #parent(): string {
    const { superType } = this.#symbol;
    if (!superType?.symbol) return '$env.objectClass';
    if (superType.symbol.origin === 'library') return `$env.libraryClass(${quote(superType.symbol.name)})`;
    return this.#module.classOf(superType.symbol);
  }

  /**
   * Initial values of the fields. Those of a class and all its superclasses are set before the first constructor's body runs, so that a
   * method a superclass's constructor calls finds the fields of the subclass it belongs to.
   */
  #instanceInitialiser(): void {
    const { instanceInitialisers } = this.#type;
    if (instanceInitialisers.length === 0) return;
    this.#open(
      '$fields()',
      `${this.#frame}.<init>`,
      (expressions) => {
        this.#write('super.$fields?.();\n');
        this.#ensureStatics();
        this.#within(() => this.#initialisers(instanceInitialisers, expressions, 'this'));
      },
      true,
    );
  }

  /** Sets the fields, unless a subclass's constructor has. */
  #fill(): void {
    if (this.#type.instanceInitialisers.length === 0) return;
    this.#write('if (this.$filled !== true) { this.$filled = true; this.$fields(); }\n');
  }

  #initialisers(initialisers: readonly BoundInitialiser[], expressions: ExpressionEmitter, target: string): void {
    const statements = new StatementEmitter(expressions);
    for (const one of initialisers) {
      if (one.kind === 'block') {
        statements.emit(one.body.body);
        continue;
      }
      const at = one.field.at ?? one.value.at;
      if (!isConstant(one.field, one.value)) this.#module.cover(linesOf(one.value, new Set([at.line])));
      this.#module.out.mark(at);
      this.#write(`${target}.${one.field.slot} = `);
      expressions.emit(one.value);
      this.#write(';\n');
    }
  }

  // ---- functions -------------------------------------------------------------------------------------------------------------

  /** A function with its temporaries declared. */
  #open(head: string, frame: string, body: (expressions: ExpressionEmitter) => void, ready: boolean): void {
    const temporaries = { count: 0 };
    const expressions = new ExpressionEmitter(this.#module, {
      owner: this.#symbol,
      ready,
      temporaries,
      access: this.#access,
    });
    this.#module.out.frame = frame;
    this.#write(`${head} {\n`);
    this.#module.out.later(() => declareTemporaries(temporaries.count));
    body(expressions);
    this.#write('}\n');
  }

  /** A method, accessor or script: tick, statics, sharing, body. */
  #function(
    jsName: string,
    modifier: string,
    bound: BoundBody,
    { frame, isStatic, at, nests = false }: { frame: string; isStatic: boolean; at: Place | null; nests?: boolean },
  ): void {
    const parameters = bound.parameters.map((parameter) => localName(parameter.name)).join(', ');
    this.#open(
      `${modifier}${jsName}(${parameters})`,
      frame,
      (expressions) => {
        this.#module.out.mark(bound.body.at);
        this.#write('$k();\n');
        if (at) this.#module.cover([at.line]);
        if (isStatic) this.#ensureStatics();
        this.#counted(nests, () => {
          this.#withSharing(bound, () => new StatementEmitter(expressions).emit(bound.body));
        });
      },
      isStatic,
    );
  }

  /** A method that can call itself again ends at the platform's greatest depth. */
  #counted(nests: boolean, body: () => void): void {
    if (nests) this.#write('$limits.depth++; try {\nif ($limits.depth > $limits.depthMax) $env.tooDeep();\n');
    body();
    if (nests) this.#write('} finally { $limits.depth--; }\n');
  }

  #ensureStatics(): void {
    if (this.#hasStatics) this.#write(`if (${this.#name}.$tx !== $env.transaction) ${this.#name}.$init();\n`);
  }

  /** Code of an org with several namespaces says on entry which one it belongs to: names are read and limits counted there. */
  #within(body: () => void): void {
    if (!this.#module.switchesNamespace) {
      body();
      return;
    }
    const own = quote(this.#symbol.namespace);
    this.#write(`const $ns = $names.current; $names.current = ${own}; try {\n`);
    body();
    this.#write('} finally { $names.current = $ns; }\n');
  }

  #withSharing(bound: BoundBody, body: () => void): void {
    this.#within(() => this.#inSharing(bound, body));
  }

  #inSharing(bound: BoundBody, body: () => void): void {
    const sharing = effectiveSharing(this.#symbol);
    if (sharing === null || !touchesData(bound)) {
      body();
      return;
    }
    this.#write(`const $sharing = $env.sharing; $env.sharing = ${quote(sharing)}; try {\n`);
    body();
    this.#write('} finally { $env.sharing = $sharing; }\n');
  }

  #method({ method, body }: BoundMethod): void {
    if (!body) return;
    const { isStatic, at } = method;
    this.#function(method.jsName, isStatic ? 'static ' : '', body, {
      frame: `${this.#frame}.${method.name}`,
      isStatic,
      at,
      nests: this.#module.recursive.has(method),
    });
  }

  // ---- constructors ------------------------------------------------------------------------------------------------------------

  #constructors(): void {
    const { constructors, instanceInitialisers } = this.#type;
    for (const constructor of constructors) this.#emitConstructor(constructor);
    const declared = new Set(constructors.map(({ constructor }) => constructor.jsName));
    if (isException(this.#symbol)) {
      if (instanceInitialisers.length === 0) return;
      for (const [name, list] of [
        ['$new', ''],
        ['$new$string', 'a'],
        ['$new$exception', 'a'],
        ['$new$string$exception', 'a, b'],
      ] as const) {
        if (!declared.has(name)) {
          this.#write(`${name}(${list}) {\n`);
          this.#fill();
          this.#write(`super.${name}(${list}); return this; }\n`);
        }
      }
    } else if (constructors.length === 0) {
      this.#module.out.frame = `${this.#frame}.<init>`;
      const at = this.#symbol.declaration?.nameAt;
      this.#write('$new() {\n');
      if (at) this.#module.out.mark(at);
      this.#write('$k();\n');
      this.#ensureStatics();
      this.#defaultHead();
      this.#write('return this; }\n');
    }
  }

  #defaultHead(): void {
    this.#fill();
    if (this.#symbol.superType) this.#write('super.$new();\n');
  }

  #emitConstructor({ constructor, body: bound }: BoundConstructor): void {
    const parameters = bound.parameters.map((parameter) => localName(parameter.name)).join(', ');
    this.#open(
      `${constructor.jsName}(${parameters})`,
      `${this.#frame}.<init>`,
      (expressions) => {
        this.#module.out.mark(constructor.at ?? bound.body.at);
        this.#write('$k();\n');
        if (constructor.at) this.#module.cover([constructor.at.line]);
        this.#ensureStatics();
        this.#withSharing(bound, () => {
          this.#head(bound, expressions);
          this.#module.returns = 'return this;';
          new StatementEmitter(expressions).emit(bound.body);
          this.#module.returns = null;
          this.#write('return this;\n');
        });
      },
      true,
    );
  }

  #head({ head }: BoundBody, expressions: ExpressionEmitter): void {
    if (!head) {
      this.#defaultHead();
      return;
    }
    this.#module.cover(linesOf(head.args, new Set([head.at.line])));
    this.#module.out.mark(head.at);
    const { jsName } = head.constructor;
    // A subclass may have a constructor of the same shape: `this(…)` must not find that one.
    if (head.which === 'super') {
      this.#fill();
      this.#write(`super.${jsName}(`);
    } else this.#write(`${this.#name}.prototype.${jsName}.call(this${head.args.length > 0 ? ', ' : ''}`);
    expressions.list(head.args);
    this.#write(');\n');
  }

  // ---- properties --------------------------------------------------------------------------------------------------------------

  #accessors({ field, getter, setter }: BoundAccessor): void {
    const modifier = field.isStatic ? 'static ' : '';
    const { isStatic, at } = field;
    const facts = { frame: `${this.#frame}.${field.name}`, isStatic, at };
    if (getter) this.#function(getterName(field.name), modifier, getter, facts);
    if (setter) this.#function(setterName(field.name), modifier, setter, facts);
    if (this.#module.withCoverage && (!field.readsByMethod || !field.writesByMethod))
      this.#countedSlot(field, modifier);
  }

  /** Where lines are counted, reading and writing the value behind a property counts the property's line. */
  #countedSlot(field: FieldSymbol, modifier: string): void {
    if (!field.at) return;
    const target = field.isStatic ? this.#name : 'this';
    const count = this.#module.counting([field.at.line]);
    const slot = hiddenSlot(field);
    this.#write(`${modifier}get ${field.slot}() { return ${count}${target}.${slot}; }\n`);
    this.#write(`${modifier}set ${field.slot}(value) { ${count}${target}.${slot} = value; }\n`);
  }

  /** The slot a field's value is in when nothing has been counted. */
  #slot(field: FieldSymbol): string {
    const counted = this.#module.withCoverage && field.kind === 'property';
    return counted && (!field.readsByMethod || !field.writesByMethod) ? hiddenSlot(field) : field.slot;
  }

  // ---- statics -----------------------------------------------------------------------------------------------------------------

  #statics(): void {
    if (!this.#hasStatics) return;
    const name = this.#name;
    this.#write(`static $ready() { if (${name}.$tx !== $env.transaction) ${name}.$init(); return ${name}; }\n`);
    this.#open(
      'static $init()',
      `${this.#frame}.<clinit>`,
      (expressions) => {
        this.#write(`${name}.$tx = $env.transaction;\n`);
        const parent = this.#symbol.superType?.symbol;
        if (parent?.origin === 'apex') this.#write(`${this.#module.classOf(parent)}.$ready?.();\n`);
        for (const field of this.#fields(true)) this.#write(`${name}.${this.#slot(field)} = null;\n`);
        const sharing = effectiveSharing(this.#symbol);
        if (sharing !== null) this.#write(`const $sharing = $env.sharing; $env.sharing = ${quote(sharing)}; try {\n`);
        this.#within(() => this.#initialisers(this.#type.staticInitialisers, expressions, name));
        if (sharing !== null) this.#write('} finally { $env.sharing = $sharing; }\n');
      },
      true,
    );
  }
}

function hiddenSlot(field: FieldSymbol): string {
  return `$v_${field.slot}`;
}

function declareTemporaries(count: number): string {
  return count === 0 ? '' : `let ${Array.from({ length: count }, (_, index) => `$${index}`).join(', ')};\n`;
}
