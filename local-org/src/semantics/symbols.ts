/** Types and members as the compiler knows them, whether they come from Apex source, library declarations or the schema. */
import type { Access, AnnotationInfo, SharingModel } from '../abi/types.ts';
import { CaseMap } from '../base/caseMap.ts';
import type { ObjectType } from '../schema/schema.ts';
import type {
  Accessor,
  ConstructorDeclaration,
  Declaration,
  Expression,
  MethodDeclaration,
  Place,
} from '../syntax/ast.ts';

/** A type in use: a symbol with its arguments, a type parameter, or one of the types that have no symbol. Interned by name. */
export class Type {
  readonly kind: 'named' | 'param' | 'void' | 'null' | 'error';
  readonly name: string;
  readonly symbol: TypeSymbol | null;
  readonly args: readonly Type[];

  constructor(kind: Type['kind'], name: string, symbol: TypeSymbol | null, args: readonly Type[]) {
    this.kind = kind;
    this.name = name;
    this.symbol = symbol;
    this.args = args;
  }

  /** Name as compiler messages write it. */
  get shown(): string {
    if (this.kind === 'null') return 'NULL';
    const { symbol } = this;
    if (symbol?.origin !== 'library' || symbol.namespace !== 'System' || PLAIN.has(symbol.simpleName)) {
      return symbol && this.args.length > 0
        ? `${symbol.name}<${this.args.map((arg) => arg.shown).join(',')}>`
        : this.name;
    }
    const args = this.args.length > 0 ? `<${this.args.map((arg) => arg.shown).join(',')}>` : '';
    return `System.${symbol.simpleName}${args}`;
  }

  is(name: string): boolean {
    return this.name === name;
  }
}

const PLAIN = new Set(
  'Integer Long Double Decimal String Id Boolean Date Datetime Time Blob Object List Set Map SObject Exception'.split(
    ' ',
  ),
);

/** The void type, the type of `null`, and the type of what has already been reported. */
export const VOID = new Type('void', 'void', null, []);
export const NULL = new Type('null', 'null', null, []);
export const ERROR = new Type('error', '?', null, []);

/** A declared type. */
export class TypeSymbol {
  readonly name: string;
  readonly simpleName: string;
  readonly namespace: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly origin: 'apex' | 'library' | 'schema';
  typeParams: readonly string[] = [];
  superType: Type | null = null;
  interfaces: readonly Type[] = [];
  outer: TypeSymbol | null = null;
  readonly inners = new CaseMap<TypeSymbol>();
  readonly fields = new CaseMap<FieldSymbol>();
  readonly methods = new CaseMap<MethodSymbol[]>();
  readonly constructors: ConstructorSymbol[] = [];
  enumValues: readonly string[] = [];
  access: Access = 'private';
  isAbstract = false;
  isVirtual = false;
  sharing: SharingModel = 'none';
  annotations: readonly AnnotationInfo[] = [];
  declaration: Declaration | null = null;
  file = '';
  unit = '';
  apiVersion = 0;
  object: ObjectType | null = null;
  /** Completes a library type on first use. */
  complete: (() => void) | null = null;

  constructor(
    name: string,
    simpleName: string,
    namespace: string,
    kind: TypeSymbol['kind'],
    origin: TypeSymbol['origin'],
  ) {
    this.name = name;
    this.simpleName = simpleName;
    this.namespace = namespace;
    this.kind = kind;
    this.origin = origin;
  }

  /** The outermost class: itself for top-level types. */
  get top(): TypeSymbol {
    return this.outer ? this.outer.top : this;
  }

  get isTest(): boolean {
    return this.annotations.some((annotation) => annotation.name === 'istest') || (this.outer?.isTest ?? false);
  }
}

export interface ParameterSymbol {
  readonly name: string;
  readonly type: Type;
}

export interface MethodSymbol {
  readonly name: string;
  readonly owner: TypeSymbol;
  readonly parameters: readonly ParameterSymbol[];
  readonly returnType: Type;
  readonly isStatic: boolean;
  readonly access: Access;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly isOverride: boolean;
  readonly isTestVisible: boolean;
  readonly annotations: readonly AnnotationInfo[];
  readonly jsName: string;
  readonly declaration: MethodDeclaration | null;
  readonly at: Place | null;
}

export interface ConstructorSymbol {
  readonly owner: TypeSymbol;
  readonly parameters: readonly ParameterSymbol[];
  readonly access: Access;
  readonly isTestVisible: boolean;
  readonly jsName: string;
  readonly declaration: ConstructorDeclaration | null;
  readonly at: Place | null;
}

export interface FieldSymbol {
  readonly name: string;
  readonly owner: TypeSymbol;
  readonly type: Type;
  readonly kind: 'field' | 'property';
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly isTransient: boolean;
  readonly isTestVisible: boolean;
  readonly access: Access;
  /** Access of the setter / getter where a property states them; null = no such accessor. */
  readonly readAccess: Access | null;
  readonly writeAccess: Access | null;
  /** Reading / writing calls a method instead of touching the slot. */
  readonly readsByMethod: boolean;
  readonly writesByMethod: boolean;
  readonly slot: string;
  readonly annotations: readonly AnnotationInfo[];
  readonly initial: Expression | null;
  readonly getter: Accessor | null;
  readonly setter: Accessor | null;
  readonly at: Place | null;
}

/** A local variable, parameter, loop or catch variable. */
export interface LocalSymbol {
  readonly name: string;
  readonly type: Type;
  readonly isFinal: boolean;
  /** Every value it gets is known not to be null (numbers and Booleans only). Decided after the body is bound. */
  neverNull: boolean;
  readonly isParameter: boolean;
  readonly id: number;
}

/** `Integer f(String, List<Id>)`, as messages write signatures. */
export function showSignature(name: string, parameters: readonly Type[], returns: Type, owner: string | null): string {
  const qualified = owner === null ? name : `${owner}.${name}`;
  return `${returns.shown} ${qualified}(${parameters.map((type) => type.shown).join(', ')})`;
}
