/**
 * The program after names and types are resolved. Every implicit conversion is a node; `emit` prints these and decides nothing
 * about Apex any more.
 */
import type { DmlOperation } from '../abi/env.ts';
import type { ApexUnit, Place } from '../syntax/ast.ts';
import type { ConstructorSymbol, FieldSymbol, LocalSymbol, MethodSymbol, Type, TypeSymbol } from './symbols.ts';

export type NumberType = 'Integer' | 'Long' | 'Double' | 'Decimal';
export type OperandType = NumberType | 'String' | 'Id' | 'Boolean' | 'Date' | 'Datetime' | 'Time';
export type ConversionName =
  | 'intToLong'
  | 'intToDouble'
  | 'intToDecimal'
  | 'longToDouble'
  | 'longToDecimal'
  | 'doubleToDecimal'
  | 'decimalToDouble'
  | 'dateToDatetime'
  | 'stringToId'
  | 'single';

interface Node {
  readonly type: Type;
  readonly at: Place;
}

export type Bound =
  | (Node & { readonly kind: 'literal'; readonly value: string })
  | (Node & { readonly kind: 'local'; readonly local: LocalSymbol })
  | (Node & { readonly kind: 'this' })
  | (Node & {
      readonly kind: 'field';
      readonly field: FieldSymbol;
      readonly target: Bound | null;
      readonly safe: boolean;
      readonly viaSuper?: boolean;
      readonly direct: boolean;
    })
  | (Node & { readonly kind: 'enumConstant'; readonly ordinal: number; readonly name: string })
  | (Node & {
      readonly kind: 'record';
      readonly part: 'field' | 'parent' | 'children';
      readonly target: Bound;
      readonly name: string;
      readonly safe: boolean;
    })
  | (Node & {
      readonly kind: 'call';
      readonly method: MethodSymbol;
      readonly target: Bound | null;
      readonly args: readonly Bound[];
      readonly safe: boolean;
      readonly viaSuper: boolean;
      /** Variables a query given as text may bind by name; absent where the callee runs none. */
      readonly names?: readonly { readonly name: string; readonly value: Bound }[];
    })
  /** A call of a function of `Env` with constant and computed arguments. */
  | (Node & {
      readonly kind: 'env';
      readonly name: string;
      readonly constants: readonly string[];
      readonly args: readonly Bound[];
      readonly spread: boolean;
    })
  | (Node & { readonly kind: 'new'; readonly constructor: ConstructorSymbol; readonly args: readonly Bound[] })
  | (Node & {
      readonly kind: 'newSObject';
      readonly fields: readonly { readonly name: string; readonly value: Bound }[];
    })
  | (Node & { readonly kind: 'newCollection'; readonly elements: readonly Bound[] })
  | (Node & { readonly kind: 'newMap'; readonly entries: readonly { readonly key: Bound; readonly value: Bound }[] })
  | (Node & { readonly kind: 'newArray'; readonly size: Bound })
  | (Node & { readonly kind: 'convert'; readonly how: ConversionName; readonly value: Bound })
  | (Node & { readonly kind: 'narrow'; readonly to: NumberType; readonly value: Bound })
  | (Node & { readonly kind: 'cast'; readonly value: Bound })
  | (Node & {
      readonly kind: 'instanceof';
      readonly value: Bound;
      readonly tested: Type;
      /** Null is an instance of everything, as up to API version 31. */
      readonly nullIsAny: boolean;
    })
  | (Node & {
      readonly kind: 'arithmetic';
      readonly operator: string;
      readonly on: OperandType;
      readonly left: Bound;
      readonly right: Bound;
    })
  | (Node & { readonly kind: 'concat'; readonly left: Bound; readonly right: Bound })
  | (Node & {
      readonly kind: 'compare';
      readonly operator: '<' | '>' | '<=' | '>=';
      readonly on: OperandType;
      readonly left: Bound;
      readonly right: Bound;
    })
  | (Node & {
      readonly kind: 'equal';
      readonly negated: boolean;
      readonly on: OperandType | 'null' | 'enum' | 'any';
      readonly left: Bound;
      readonly right: Bound;
    })
  | (Node & { readonly kind: 'same'; readonly negated: boolean; readonly left: Bound; readonly right: Bound })
  | (Node & {
      readonly kind: 'logic';
      readonly operator: '&&' | '||' | '&' | '|' | '^';
      readonly left: Bound;
      readonly right: Bound;
    })
  | (Node & { readonly kind: 'not'; readonly value: Bound })
  | (Node & { readonly kind: 'negate'; readonly on: NumberType; readonly value: Bound })
  | (Node & { readonly kind: 'complement'; readonly on: NumberType; readonly value: Bound })
  | (Node & { readonly kind: 'ternary'; readonly condition: Bound; readonly then: Bound; readonly otherwise: Bound })
  | (Node & { readonly kind: 'coalesce'; readonly left: Bound; readonly right: Bound })
  | (Node & { readonly kind: 'assign'; readonly target: Bound; readonly value: Bound })
  /** `target op= value`, `++`, `--`: `result` is the new value with `placeholder` standing for the old one; `old` = postfix. */
  | (Node & { readonly kind: 'update'; readonly target: Bound; readonly result: Bound; readonly old: boolean })
  | (Node & { readonly kind: 'placeholder'; readonly local: LocalSymbol | null })
  | (Node & { readonly kind: 'index'; readonly target: Bound; readonly index: Bound })
  | (Node & {
      readonly kind: 'soql';
      readonly text: string;
      readonly binds: readonly Bound[];
      readonly access: 'user' | 'system';
      readonly stated: boolean;
      readonly form: 'list' | 'single' | 'count';
    })
  | (Node & {
      readonly kind: 'sosl';
      readonly text: string;
      readonly binds: readonly Bound[];
      readonly access: 'user' | 'system';
      readonly stated: boolean;
    })
  | (Node & { readonly kind: 'typeLiteral'; readonly named: Type })
  | (Node & { readonly kind: 'error' });

export type BoundStatement =
  /** Several declarations of one source statement: no scope of their own. */
  | { readonly kind: 'group'; readonly statements: readonly BoundStatement[]; readonly at: Place }
  | { readonly kind: 'block'; readonly statements: readonly BoundStatement[]; readonly at: Place }
  | { readonly kind: 'variable'; readonly local: LocalSymbol; readonly value: Bound | null; readonly at: Place }
  | { readonly kind: 'expression'; readonly value: Bound; readonly at: Place }
  | {
      readonly kind: 'if';
      readonly condition: Bound;
      readonly then: BoundStatement;
      readonly otherwise: BoundStatement | null;
      readonly at: Place;
    }
  | { readonly kind: 'switch'; readonly subject: Bound; readonly cases: readonly BoundCase[]; readonly at: Place }
  | {
      readonly kind: 'for';
      readonly initial: readonly BoundStatement[];
      readonly condition: Bound | null;
      readonly update: readonly Bound[];
      readonly body: BoundStatement;
      readonly at: Place;
    }
  | {
      readonly kind: 'forEach';
      readonly local: LocalSymbol;
      readonly collection: Bound;
      readonly how: 'collection' | 'rows' | 'batches';
      readonly body: BoundStatement;
      readonly at: Place;
    }
  | { readonly kind: 'while'; readonly condition: Bound; readonly body: BoundStatement; readonly at: Place }
  | { readonly kind: 'doWhile'; readonly condition: Bound; readonly body: BoundStatement; readonly at: Place }
  | {
      readonly kind: 'try';
      readonly body: BoundStatement;
      readonly catches: readonly BoundCatch[];
      readonly finally: BoundStatement | null;
      readonly at: Place;
    }
  | { readonly kind: 'return'; readonly value: Bound | null; readonly at: Place }
  | { readonly kind: 'throw'; readonly value: Bound; readonly at: Place }
  | { readonly kind: 'break'; readonly at: Place }
  | { readonly kind: 'continue'; readonly at: Place }
  | {
      readonly kind: 'dml';
      readonly operation: DmlOperation;
      readonly access: 'user' | 'system';
      readonly stated: boolean;
      readonly externalId: string | null;
      readonly value: Bound;
      /** The duplicates of a merge. */
      readonly second: Bound | null;
      readonly at: Place;
    }
  | { readonly kind: 'runAs'; readonly user: Bound; readonly body: BoundStatement; readonly at: Place };

export interface BoundCase {
  readonly when:
    | { readonly kind: 'else' }
    | { readonly kind: 'values'; readonly values: readonly Bound[] }
    | { readonly kind: 'type'; readonly type: Type; readonly local: LocalSymbol };
  readonly body: BoundStatement;
  readonly at: Place;
}
export interface BoundCatch {
  readonly type: Type;
  readonly local: LocalSymbol;
  readonly body: BoundStatement;
  readonly at: Place;
}

/** A call of another constructor at the head of a constructor. */
export interface BoundConstructorCall {
  readonly which: 'this' | 'super';
  readonly constructor: ConstructorSymbol;
  readonly args: readonly Bound[];
  readonly at: Place;
}

export interface BoundBody {
  readonly parameters: readonly LocalSymbol[];
  readonly body: BoundStatement;
  /** For constructors. */
  readonly head: BoundConstructorCall | null;
}

export interface BoundMethod {
  readonly method: MethodSymbol;
  readonly body: BoundBody | null;
}
export interface BoundConstructor {
  readonly constructor: ConstructorSymbol;
  readonly body: BoundBody;
}
export interface BoundAccessor {
  readonly field: FieldSymbol;
  readonly getter: BoundBody | null;
  readonly setter: BoundBody | null;
}
/** Field initialisers and initialiser blocks in source order. */
export type BoundInitialiser =
  | { readonly kind: 'field'; readonly field: FieldSymbol; readonly value: Bound }
  | { readonly kind: 'block'; readonly body: BoundBody };

/** Another name a method must answer to: the erased signature of a generic interface, or one with wider parameter types. */
export interface BoundAlias {
  readonly name: string;
  readonly target: string;
  readonly parameterCount: number;
}

/** A class with its code. */
export interface BoundType {
  readonly symbol: TypeSymbol;
  readonly methods: readonly BoundMethod[];
  readonly constructors: readonly BoundConstructor[];
  readonly accessors: readonly BoundAccessor[];
  readonly aliases: readonly BoundAlias[];
  readonly instanceInitialisers: readonly BoundInitialiser[];
  readonly staticInitialisers: readonly BoundInitialiser[];
}

/** A file with its code. */
export interface BoundUnit {
  readonly unit: ApexUnit;
  /** With its namespace: `acme.Box`. */
  readonly name: string;
  readonly namespace: string;
  readonly apiVersion: number;
  /** The class, then its inner types; for triggers and anonymous blocks the types declared in them. */
  readonly types: readonly BoundType[];
  /** Of triggers and anonymous blocks: their methods and the code itself. */
  readonly script: {
    readonly type: BoundType;
    readonly body: BoundBody;
    /** API name of the trigger's object. */
    readonly triggerObject: string | null;
  } | null;
}
