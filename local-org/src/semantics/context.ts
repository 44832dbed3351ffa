/** What every step of the analysis shares: the type table and the place where findings go. */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Place, TypeRef } from '../syntax/ast.ts';
import { ERROR, VOID } from './symbols.ts';
import type { Type, TypeSymbol } from './symbols.ts';
import { completed } from './typeTable.ts';
import type { TypeTable } from './typeTable.ts';

/** Shared state of one analysis. */
export class Context {
  readonly types: TypeTable;
  readonly diagnostics: Diagnostic[] = [];

  constructor(types: TypeTable) {
    this.types = types;
  }

  report(file: string, at: Place, message: string): void {
    this.diagnostics.push({ severity: 'error', message, span: { file, ...at } });
  }

  /** The type a reference names in `scope`; reports `Invalid type` where there is none. */
  resolveType(ref: TypeRef, scope: TypeSymbol | null, file: string): Type {
    const found = this.#resolve(ref, scope, file);
    if (found) return found;
    this.report(file, ref.at, `Invalid type: ${showTypeRef(ref)}`);
    return ERROR;
  }

  /** As `resolveType`, without reporting an unknown name. */
  findType(ref: TypeRef, scope: TypeSymbol | null, file: string): Type | null {
    return this.#resolve(ref, scope, file);
  }

  #resolve(ref: TypeRef, scope: TypeSymbol | null, file: string): Type | null {
    const names = ref.names.map((part) => part.name);
    if (ref.arrays === 0 && names.length === 1 && names[0]?.toLowerCase() === 'void') return VOID;
    const found = this.findSymbol(names, scope);
    const symbol = found && names.length === 1 ? this.#objectBefore(found) : found;
    if (!symbol) return null;
    if (!isTypeVisible(symbol, scope)) this.report(file, ref.at, `Type is not visible: ${symbol.name}`);
    const args = (ref.names.at(-1)?.args ?? []).map((arg) => this.resolveType(arg, scope, file));
    let type = this.#applied(symbol, args, ref, file);
    for (let depth = 0; depth < ref.arrays; depth++) type = this.types.list(type);
    return type;
  }

  /**
   * As a type, a name that an object shares with a System class of static methods alone (`Network`, `BusinessHours`) means the object;
   * where the class has instances (`Address`, `Location`) it means the class.
   */
  #objectBefore(found: TypeSymbol): TypeSymbol {
    if (found.origin !== 'library' || found.namespace !== 'System') return found;
    const object = this.types.sobjectSymbol(found.simpleName);
    return object && !hasInstances(completed(found)) ? object : found;
  }

  #applied(symbol: TypeSymbol, args: Type[], ref: TypeRef, file: string): Type {
    const expected = symbol.typeParams.length;
    if (expected === args.length) return this.types.of(symbol, args);
    if (expected === 0) {
      this.report(file, ref.at, `Type arguments provided for a non-parameterized type: ${symbol.name}`);
      return ERROR;
    }
    if (args.length === 0 && symbol.namespace !== 'System') {
      return this.types.of(
        symbol,
        symbol.typeParams.map(() => this.types.system('Object')),
      );
    }
    const counts = `expected ${expected} but found ${args.length}`;
    this.report(file, ref.at, `Invalid type argument count for ${symbol.simpleName}: ${counts}`);
    return ERROR;
  }

  /** A declared type by its dotted name as seen from `scope`. */
  findSymbol(names: readonly string[], scope: TypeSymbol | null): TypeSymbol | null {
    const [first = '', second, third] = names;
    if (names.length > 3) return null;
    const lexical = this.#inScope(first, scope);
    if (second === undefined) return lexical ?? this.types.platformSymbol(first) ?? null;
    const inner = lexical && this.#innerOf(lexical, second);
    if (inner && third === undefined) return inner;
    const qualified = this.#inNamespace(first, second);
    if (third === undefined) return qualified ?? this.types.platformSymbol(first)?.inners.get(second) ?? null;
    if (!qualified) return null;
    if (qualified.name === 'Flow.Interview') return this.types.flowSymbol(third) ?? null;
    return this.#innerOf(qualified, third) ?? this.types.librarySymbol(second, third) ?? null;
  }

  #inNamespace(namespace: string, name: string): TypeSymbol | null {
    if (this.types.isPackage(namespace)) {
      const found = this.types.apexClass(namespace, name);
      if (found) return found;
      const { names } = this.types.schema;
      return names.within(namespace.toLowerCase(), () => this.types.sobjectSymbol(name)) ?? null;
    }
    const library = this.types.librarySymbol(namespace, name);
    if (library) return library;
    return namespace.toLowerCase() === 'schema' ? (this.types.sobjectSymbol(name) ?? null) : null;
  }

  #inScope(name: string, scope: TypeSymbol | null): TypeSymbol | null {
    for (let symbol = scope; symbol; symbol = symbol.outer) {
      if (symbol.outer && symbol.simpleName.toLowerCase() === name.toLowerCase()) return symbol;
      const inner = this.#innerOf(symbol, name);
      if (inner) return inner;
    }
    return this.types.apexClass(scope?.namespace ?? '', name) ?? null;
  }

  /** An inner type of a class or of its superclasses. */
  #innerOf(symbol: TypeSymbol, name: string): TypeSymbol | null {
    for (let current: TypeSymbol | null = completed(symbol); current; current = current.superType?.symbol ?? null) {
      const inner = current.inners.get(name);
      if (inner) return inner;
    }
    return null;
  }
}

/**
 * Outside of its namespace only what is global can be seen, of an inner type also the types around it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_access_modifiers.htm
 */
function isGlobal(symbol: TypeSymbol): boolean {
  return symbol.access === 'global' && (symbol.outer === null || isGlobal(symbol.outer));
}

function hasInstances(symbol: TypeSymbol): boolean {
  if (symbol.kind !== 'class' || symbol.constructors.length > 0) return true;
  return [...symbol.methods.values()].some((overloads) => overloads.some((method) => !method.isStatic));
}

/** Private inner types are for the code of their own top-level class, and for tests where they are @TestVisible. */
export function isTypeVisible(symbol: TypeSymbol, from: TypeSymbol | null): boolean {
  if (symbol.origin !== 'apex') return true;
  if (from !== null && from.namespace !== symbol.namespace) return isGlobal(symbol);
  if (symbol.outer === null || symbol.access !== 'private') return true;
  if (from === null || from.top === symbol.top) return from !== null;
  return from.isTest && symbol.annotations.some((annotation) => annotation.name === 'testvisible');
}

/** A type reference as written. */
export function showTypeRef(ref: TypeRef): string {
  const names = ref.names.map(
    (part) => part.name + (part.args.length > 0 ? `<${part.args.map(showTypeRef).join(',')}>` : ''),
  );
  return names.join('.') + '[]'.repeat(ref.arrays);
}
