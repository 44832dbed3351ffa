/** All types of a compilation: Apex classes, library types (declared on first use) and SObjects. Interns `Type`s by name. */
import { fieldSlot, mangle, mangleConstructor } from '../abi/mangle.ts';
import type { LibraryEntry } from '../abi/libraryType.ts';
import { CaseMap } from '../base/caseMap.ts';
import { qualified } from '../base/nameScope.ts';
import { AGGREGATE_RESULT } from '../schema/aggregateResult.ts';
import type { Schema } from '../schema/schema.ts';
import { parseStub } from './stubParser.ts';
import type { StubDeclaration, StubMember, StubType } from './stubParser.ts';
import { ERROR, Type, TypeSymbol, VOID } from './symbols.ts';
import type { FieldSymbol, MethodSymbol } from './symbols.ts';

/** Owner of every type. */
export class TypeTable {
  readonly schema: Schema;
  /** Classes by their names with their namespaces. */
  readonly apex = new CaseMap<TypeSymbol>();
  readonly #bySymbol = new Map<TypeSymbol, Type[]>();
  readonly #params = new Map<string, Type>();
  /** namespace → simple name → symbol */
  readonly #library = new CaseMap<CaseMap<TypeSymbol>>();
  readonly #sobjects = new CaseMap<TypeSymbol>();
  #packages: Set<string> | null = null;

  constructor(schema: Schema, library: readonly LibraryEntry[]) {
    this.schema = schema;
    for (const entry of library) this.#register(entry);
  }

  // ---- interning ---------------------------------------------------------------------------------------------------------

  /** The type of a symbol with these arguments: always the same object. */
  of(symbol: TypeSymbol, args: readonly Type[] = []): Type {
    let known = this.#bySymbol.get(symbol);
    if (!known) this.#bySymbol.set(symbol, (known = []));
    let type = known.find(
      (one) => one.args.length === args.length && one.args.every((arg, index) => arg === args[index]),
    );
    if (!type) {
      const name = args.length === 0 ? symbol.name : `${symbol.name}<${args.map((arg) => arg.name).join(',')}>`;
      known.push((type = new Type('named', name, symbol, args)));
    }
    return type;
  }

  param(name: string): Type {
    let type = this.#params.get(name);
    if (!type) this.#params.set(name, (type = new Type('param', name, null, [])));
    return type;
  }

  /** A System type by name, e.g. `Integer`, `List` with arguments. */
  system(name: string, ...args: Type[]): Type {
    return this.of(this.librarySymbol('System', name) ?? this.#missing(name), args);
  }

  /** A type the language needs and the library lacks: known by name, without members. */
  #missing(name: string): TypeSymbol {
    this.#register({ namespace: 'System', name, declaration: `public class ${name} {}`, behaviour: {} });
    return this.librarySymbol('System', name) as TypeSymbol;
  }

  list(element: Type): Type {
    return this.system('List', element);
  }

  sobject(name: string): Type | null {
    const symbol = this.sobjectSymbol(name);
    return symbol ? this.of(symbol) : null;
  }

  /** Names of the project's flows as written; null where it is not known which there are. */
  flows: CaseMap<string> | null = null;
  readonly #flowSymbols = new CaseMap<TypeSymbol>();

  /**
   * `Flow.Interview.MyFlow`. A flow that is not there is compiled as `Flow.Interview`.
   * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Flow_Interview.htm
   */
  flowSymbol(name: string): TypeSymbol | undefined {
    const base = this.librarySymbol('Flow', 'Interview');
    const flow = this.flows?.get(name);
    if (flow === undefined || base === undefined) return base;
    let symbol = this.#flowSymbols.get(flow);
    if (symbol === undefined) {
      symbol = new TypeSymbol(`Flow.Interview.${flow}`, flow, 'Flow', 'class', 'library');
      symbol.access = 'global';
      symbol.superType = this.of(base);
      this.#flowSymbols.set(flow, symbol);
    }
    return symbol;
  }

  /** Replaces type parameters of `symbol` by the arguments of `type`. */
  substitute(type: Type, symbol: TypeSymbol | null, args: readonly Type[]): Type {
    if (!symbol || symbol.typeParams.length === 0) return type;
    if (type.kind === 'param') return args[symbol.typeParams.indexOf(type.name)] ?? this.system('Object');
    if (type.args.length === 0 || !type.symbol) return type;
    return this.of(
      type.symbol,
      type.args.map((arg) => this.substitute(arg, symbol, args)),
    );
  }

  /** The type with every type parameter erased to Object. */
  erase(type: Type): Type {
    if (type.kind === 'param') return this.system('Object');
    if (type.args.length === 0 || !type.symbol) return type;
    return this.of(
      type.symbol,
      type.args.map((arg) => this.erase(arg)),
    );
  }

  // ---- lookup ------------------------------------------------------------------------------------------------------------

  /** A library type by namespace and name, complete. */
  librarySymbol(namespace: string, name: string): TypeSymbol | undefined {
    const symbol = this.#library.get(namespace)?.get(name);
    if (symbol?.complete) {
      const complete = symbol.complete;
      symbol.complete = null;
      complete();
    }
    return symbol;
  }

  hasNamespace(name: string): boolean {
    return this.#library.has(name) || this.isPackage(name);
  }

  /** Is this the namespace of classes of the org? */
  isPackage(name: string): boolean {
    this.#packages ??= new Set([...this.apex.values()].map((symbol) => symbol.namespace.toLowerCase()));
    return name !== '' && this.#packages.has(name.toLowerCase());
  }

  /** A class by its own name, of a namespace. */
  apexClass(namespace: string, name: string): TypeSymbol | undefined {
    return this.apex.get(qualified(namespace, name));
  }

  sobjectSymbol(name: string): TypeSymbol | undefined {
    const aggregate = name.toLowerCase() === 'aggregateresult' ? AGGREGATE_RESULT : undefined;
    const object = this.schema.object(name) ?? aggregate;
    if (!object) return undefined;
    const existing = this.#sobjects.get(object.apiName);
    if (existing) return existing;
    const symbol = new TypeSymbol(object.apiName, object.apiName, 'Schema', 'class', 'schema');
    symbol.object = object;
    symbol.access = 'global';
    this.#sobjects.set(object.apiName, symbol);
    symbol.superType = this.system('SObject');
    return symbol;
  }

  /** A name without qualification that is not in scope as an Apex type: System library, SObject, Schema library. */
  platformSymbol(name: string): TypeSymbol | undefined {
    return (
      this.librarySymbol('System', name) ?? this.sobjectSymbol(name) ?? this.librarySymbol('Schema', name) ?? undefined
    );
  }

  // ---- library declarations ----------------------------------------------------------------------------------------------

  #register(entry: LibraryEntry): void {
    const kind = /\b(class|interface|enum)\s+\w+/i.exec(withoutComments(entry.declaration))?.[1]?.toLowerCase();
    const name = entry.namespace === 'System' ? entry.name : `${entry.namespace}.${entry.name}`;
    const symbol = new TypeSymbol(
      name,
      entry.name,
      entry.namespace,
      (kind ?? 'class') as TypeSymbol['kind'],
      'library',
    );
    symbol.access = 'global';
    symbol.complete = () => this.#complete(symbol, parseStub(entry.declaration));
    let names = this.#library.get(entry.namespace);
    if (!names) this.#library.set(entry.namespace, (names = new CaseMap()));
    names.set(entry.name, symbol);
  }

  #complete(symbol: TypeSymbol, stub: StubDeclaration): void {
    symbol.typeParams = stub.typeParams;
    symbol.isAbstract = stub.words.includes('abstract');
    symbol.isVirtual = stub.words.includes('virtual') || symbol.isAbstract;
    symbol.enumValues = stub.enumValues;
    for (const inner of stub.inners) {
      const name = `${symbol.name}.${inner.name}`;
      const innerSymbol = new TypeSymbol(name, inner.name, symbol.namespace, inner.kind, 'library');
      innerSymbol.outer = symbol;
      innerSymbol.access = 'global';
      symbol.inners.set(inner.name, innerSymbol);
    }
    if (stub.superType) symbol.superType = this.#resolve(stub.superType, symbol);
    symbol.interfaces = stub.interfaces.map((type) => this.#resolve(type, symbol));
    for (const member of stub.members) this.#member(symbol, member);
    for (const inner of stub.inners) {
      const innerSymbol = symbol.inners.get(inner.name);
      if (innerSymbol) this.#complete(innerSymbol, inner);
    }
  }

  #member(owner: TypeSymbol, stub: StubMember): void {
    const parameters = stub.parameters.map(({ name, type }) => ({ name, type: this.#resolve(type, owner) }));
    const erased = parameters.map(({ type }) => this.erase(type).name);
    const shared = {
      owner,
      parameters,
      access: accessOf(stub.words),
      isTestVisible: false,
      declaration: null,
      at: null,
    };
    if (stub.kind === 'constructor') {
      owner.constructors.push({ ...shared, jsName: mangleConstructor(erased) });
      return;
    }
    if (stub.kind === 'method') {
      const method: MethodSymbol = {
        ...shared,
        name: stub.name,
        returnType: this.#resolve(stub.type, owner),
        isStatic: stub.words.includes('static'),
        isAbstract: stub.words.includes('abstract') || owner.kind === 'interface',
        isVirtual: stub.words.includes('virtual') || stub.words.includes('abstract') || owner.kind === 'interface',
        isOverride: stub.words.includes('override'),
        annotations: [],
        jsName: mangle(stub.name, erased),
      };
      const overloads = owner.methods.get(stub.name);
      if (overloads) overloads.push(method);
      else owner.methods.set(stub.name, [method]);
      return;
    }
    owner.fields.set(stub.name, libraryField(owner, stub, this.#resolve(stub.type, owner)));
  }

  #resolve(stub: StubType, scope: TypeSymbol): Type {
    if (stub.name.toLowerCase() === 'void') return VOID;
    const args = stub.args.map((arg) => this.#resolve(arg, scope));
    const param = scope.typeParams.find((name) => name.toLowerCase() === stub.name.toLowerCase());
    if (param !== undefined) return this.param(param);
    const symbol = this.#resolveSymbol(stub.name, scope);
    return symbol ? this.of(symbol, args) : ERROR;
  }

  #resolveSymbol(name: string, scope: TypeSymbol): TypeSymbol | undefined {
    const parts = name.split('.');
    if (parts.length === 1) {
      return (
        scope.inners.get(name) ??
        scope.outer?.inners.get(name) ??
        this.#peek(scope.namespace, name) ??
        this.#peek('System', name) ??
        this.#peek('Schema', name) ??
        this.sobjectSymbol(name)
      );
    }
    const [first = '', second = '', third] = parts;
    const found =
      this.#peek(first, second) ?? (first.toLowerCase() === 'schema' ? this.sobjectSymbol(second) : undefined);
    if (found && third !== undefined) return this.librarySymbol(first, second)?.inners.get(third);
    return found ?? this.librarySymbol('System', first)?.inners.get(second);
  }

  /** A library symbol without completing it: declarations refer to each other in circles. */
  #peek(namespace: string, name: string): TypeSymbol | undefined {
    return this.#library.get(namespace)?.get(name);
  }
}

/** Completes a symbol reached without `librarySymbol`. */
export function completed(symbol: TypeSymbol): TypeSymbol {
  if (symbol.complete) {
    const complete = symbol.complete;
    symbol.complete = null;
    complete();
  }
  return symbol;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/\/\/.*$/gm, ' ');
}

function accessOf(words: readonly string[]): 'private' | 'protected' | 'global' {
  if (words.includes('private')) return 'private';
  return words.includes('protected') ? 'protected' : 'global';
}

function libraryField(owner: TypeSymbol, stub: StubMember, type: Type): FieldSymbol {
  return {
    name: stub.name,
    owner,
    type,
    kind: 'property',
    isStatic: stub.words.includes('static'),
    isFinal: !stub.hasSetter,
    isTransient: false,
    isTestVisible: false,
    access: 'global',
    readAccess: stub.hasGetter ? 'global' : null,
    writeAccess: stub.hasSetter ? 'global' : null,
    readsByMethod: true,
    writesByMethod: true,
    slot: fieldSlot(stub.name),
    annotations: [],
    initial: null,
    getter: null,
    setter: null,
    at: null,
  };
}
