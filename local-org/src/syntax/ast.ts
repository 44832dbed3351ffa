/**
 * Our tree of an Apex source file. Plain data (it is cached as JSON); names are as written; nothing is resolved here.
 */
import type { ParsedSoql } from './soql/ast.ts';
import type { ParsedSosl } from './soql/soslAst.ts';

/** A place in the file of the unit: line and column from 1, offsets from 0 (`end` exclusive). */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly end: number;
}

/** `Map<Id, List<Account>>`, `Outer.Inner`, `Integer[]`. */
export interface TypeRef {
  readonly names: readonly TypeNamePart[];
  /** Pairs of brackets behind it. */
  readonly arrays: number;
  readonly at: Place;
}
export interface TypeNamePart {
  readonly name: string;
  readonly args: readonly TypeRef[];
}

export interface AnnotationParameter {
  readonly name: string;
  readonly value: string;
  /** Written as a string, with quotes. */
  readonly quoted: boolean;
  readonly at: Place;
}

export interface Annotation {
  readonly name: string;
  /** Name in source spelling (`value` for a bare literal) and the literal's text without quotes. */
  readonly parameters: readonly AnnotationParameter[];
  readonly at: Place;
}

/** Modifiers in lower case, in source order; sharing is one word group: `with sharing`. */
export interface Modifiers {
  readonly words: readonly string[];
  readonly annotations: readonly Annotation[];
}

export type Declaration = ClassDeclaration | InterfaceDeclaration | EnumDeclaration;

export interface ClassDeclaration {
  readonly kind: 'class';
  readonly name: string;
  readonly nameAt: Place;
  readonly modifiers: Modifiers;
  readonly superType: TypeRef | null;
  readonly interfaces: readonly TypeRef[];
  readonly members: readonly Member[];
  readonly at: Place;
}
export interface InterfaceDeclaration {
  readonly kind: 'interface';
  readonly name: string;
  readonly nameAt: Place;
  readonly modifiers: Modifiers;
  readonly interfaces: readonly TypeRef[];
  readonly members: readonly MethodDeclaration[];
  readonly at: Place;
}
export interface EnumDeclaration {
  readonly kind: 'enum';
  readonly name: string;
  readonly nameAt: Place;
  readonly modifiers: Modifiers;
  readonly constants: readonly { readonly name: string; readonly at: Place }[];
  readonly at: Place;
}

export type Member =
  Declaration | MethodDeclaration | ConstructorDeclaration | FieldDeclaration | PropertyDeclaration | Initialiser;

export interface Parameter {
  readonly name: string;
  readonly type: TypeRef;
  readonly modifiers: Modifiers;
  readonly at: Place;
}
export interface MethodDeclaration {
  readonly kind: 'method';
  readonly name: string;
  readonly nameAt: Place;
  readonly modifiers: Modifiers;
  /** null = void */
  readonly returnType: TypeRef | null;
  readonly parameters: readonly Parameter[];
  readonly body: Block | null;
  readonly at: Place;
}
export interface ConstructorDeclaration {
  readonly kind: 'constructor';
  readonly name: string;
  readonly nameAt: Place;
  readonly modifiers: Modifiers;
  readonly parameters: readonly Parameter[];
  readonly body: Block;
  readonly at: Place;
}
export interface Declarator {
  readonly name: string;
  readonly value: Expression | null;
  readonly at: Place;
}
export interface FieldDeclaration {
  readonly kind: 'field';
  readonly modifiers: Modifiers;
  readonly type: TypeRef;
  readonly declarators: readonly Declarator[];
  readonly at: Place;
}
export interface Accessor {
  readonly modifiers: Modifiers;
  readonly body: Block | null;
  readonly at: Place;
}
export interface PropertyDeclaration {
  readonly kind: 'property';
  readonly name: string;
  readonly nameAt: Place;
  readonly modifiers: Modifiers;
  readonly type: TypeRef;
  readonly getter: Accessor | null;
  readonly setter: Accessor | null;
  readonly at: Place;
  /** The accessor that stands there twice, if one does. */
  readonly accessorTwice: 'get' | 'set' | null;
}
export interface Initialiser {
  readonly kind: 'initialiser';
  readonly isStatic: boolean;
  readonly body: Block;
  readonly at: Place;
}

// ---- statements ------------------------------------------------------------------------------------------------------------

export type Statement =
  | Block
  | {
      readonly kind: 'variables';
      readonly type: TypeRef;
      readonly modifiers: Modifiers;
      readonly declarators: readonly Declarator[];
      readonly at: Place;
    }
  | { readonly kind: 'expression'; readonly expression: Expression; readonly at: Place }
  | {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly then: Statement;
      readonly otherwise: Statement | null;
      readonly at: Place;
    }
  | { readonly kind: 'switch'; readonly subject: Expression; readonly cases: readonly SwitchCase[]; readonly at: Place }
  | {
      readonly kind: 'for';
      readonly initial: readonly Statement[];
      readonly condition: Expression | null;
      readonly update: readonly Expression[];
      readonly body: Statement | null;
      readonly at: Place;
    }
  | {
      readonly kind: 'forEach';
      readonly type: TypeRef;
      readonly name: string;
      readonly nameAt: Place;
      readonly collection: Expression;
      readonly body: Statement | null;
      readonly at: Place;
    }
  | { readonly kind: 'while'; readonly condition: Expression; readonly body: Statement | null; readonly at: Place }
  | { readonly kind: 'doWhile'; readonly condition: Expression; readonly body: Statement; readonly at: Place }
  | {
      readonly kind: 'try';
      readonly body: Block;
      readonly catches: readonly CatchClause[];
      readonly finally: Block | null;
      readonly at: Place;
    }
  | { readonly kind: 'return'; readonly value: Expression | null; readonly at: Place }
  | { readonly kind: 'throw'; readonly value: Expression; readonly at: Place }
  | { readonly kind: 'break'; readonly at: Place }
  | { readonly kind: 'continue'; readonly at: Place }
  | DmlNode
  | { readonly kind: 'runAs'; readonly arguments: readonly Expression[]; readonly body: Block; readonly at: Place };

export interface DmlNode {
  readonly kind: 'dml';
  readonly operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';
  readonly access: 'user' | 'system' | null;
  readonly value: Expression;
  /** External id field of upsert as written (`Key__c`, `Account.Key__c`). */
  readonly field: readonly string[] | null;
  readonly second: Expression | null;
  readonly at: Place;
}
export interface Block {
  readonly kind: 'block';
  readonly statements: readonly Statement[];
  readonly at: Place;
}
export interface CatchClause {
  readonly type: TypeRef;
  readonly name: string;
  readonly nameAt: Place;
  readonly body: Block;
  readonly at: Place;
}
export interface SwitchCase {
  /** `else`, a list of values, or a typed binding (`when Account a`). */
  readonly when:
    | { readonly kind: 'else' }
    | { readonly kind: 'values'; readonly values: readonly WhenValue[] }
    | { readonly kind: 'type'; readonly type: TypeRef; readonly name: string; readonly at: Place };
  readonly body: Block;
  readonly at: Place;
}
/** A literal, or a name (enum constant, perhaps qualified). */
export type WhenValue = Literal | { readonly kind: 'path'; readonly names: readonly string[]; readonly at: Place };

// ---- expressions -----------------------------------------------------------------------------------------------------------

export interface Literal {
  readonly kind: 'literal';
  readonly type: 'Integer' | 'Long' | 'Double' | 'Decimal' | 'String' | 'Boolean' | 'null';
  /** Digits, `true`/`false`, or the string with escapes resolved. */
  readonly value: string;
  readonly at: Place;
}

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '<<'
  | '>>'
  | '>>>'
  | '<'
  | '>'
  | '<='
  | '>='
  | '=='
  | '!='
  | '==='
  | '!=='
  | '&'
  | '|'
  | '^'
  | '&&'
  | '||'
  | '??';
export type AssignOperator = '=' | '+=' | '-=' | '*=' | '/=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '>>>=';

export type Expression =
  | Literal
  | { readonly kind: 'name'; readonly name: string; readonly at: Place }
  | { readonly kind: 'this'; readonly at: Place }
  | { readonly kind: 'super'; readonly at: Place }
  | { readonly kind: 'paren'; readonly inner: Expression; readonly at: Place }
  | {
      readonly kind: 'member';
      readonly target: Expression;
      readonly name: string;
      readonly nameAt: Place;
      readonly safe: boolean;
      readonly at: Place;
    }
  | { readonly kind: 'index'; readonly target: Expression; readonly index: Expression; readonly at: Place }
  | {
      readonly kind: 'call';
      readonly target: Expression | null;
      readonly name: string;
      readonly nameAt: Place;
      readonly safe: boolean;
      readonly arguments: readonly Expression[];
      readonly at: Place;
    }
  | {
      readonly kind: 'constructorCall';
      readonly which: 'this' | 'super';
      readonly arguments: readonly Expression[];
      readonly at: Place;
    }
  | { readonly kind: 'new'; readonly type: TypeRef; readonly arguments: readonly Expression[]; readonly at: Place }
  | { readonly kind: 'newArray'; readonly type: TypeRef; readonly size: Expression; readonly at: Place }
  | {
      readonly kind: 'newElements';
      readonly type: TypeRef;
      readonly elements: readonly Expression[];
      readonly at: Place;
    }
  | {
      readonly kind: 'newMap';
      readonly type: TypeRef;
      readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
      readonly at: Place;
    }
  | { readonly kind: 'cast'; readonly type: TypeRef; readonly value: Expression; readonly at: Place }
  | { readonly kind: 'instanceof'; readonly value: Expression; readonly type: TypeRef; readonly at: Place }
  | {
      readonly kind: 'prefix';
      readonly operator: '++' | '--' | '+' | '-' | '!' | '~';
      readonly operand: Expression;
      readonly at: Place;
    }
  | { readonly kind: 'postfix'; readonly operator: '++' | '--'; readonly operand: Expression; readonly at: Place }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly operatorAt: Place;
      readonly at: Place;
    }
  | {
      readonly kind: 'assign';
      readonly operator: AssignOperator;
      readonly target: Expression;
      readonly value: Expression;
      readonly at: Place;
    }
  | {
      readonly kind: 'ternary';
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
      readonly at: Place;
    }
  | { readonly kind: 'typeLiteral'; readonly type: TypeRef | null; readonly at: Place }
  | { readonly kind: 'soql'; readonly query: ParsedSoql<Expression>; readonly text: string; readonly at: Place }
  | { readonly kind: 'sosl'; readonly search: ParsedSosl<Expression>; readonly text: string; readonly at: Place };

// ---- units -----------------------------------------------------------------------------------------------------------------

export interface ClassUnit {
  readonly kind: 'class';
  readonly file: string;
  readonly declaration: Declaration;
}
export interface TriggerUnit {
  readonly kind: 'trigger';
  readonly file: string;
  readonly name: string;
  readonly nameAt: Place;
  readonly objectName: string;
  readonly objectAt: Place;
  readonly events: readonly string[];
  readonly body: Block;
  readonly members: readonly Member[];
}
export interface AnonymousUnit {
  readonly kind: 'anonymous';
  readonly file: string;
  readonly body: Block;
  readonly members: readonly Member[];
}
export type ApexUnit = ClassUnit | TriggerUnit | AnonymousUnit;
