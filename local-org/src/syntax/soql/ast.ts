/** The shape of a parsed SOQL query. Names are as written; nothing is resolved here. */

/** Where something stands in the text: both from 1. */
export interface SoqlPosition {
  readonly line: number;
  readonly column: number;
}

/** A dotted name: `Account.Owner.Name`. */
export interface SoqlPath {
  readonly names: readonly string[];
  readonly at: SoqlPosition;
}

/** A function call in any clause; `name` is upper case: COUNT, SUM, CALENDAR_MONTH, TOLABEL, FORMAT, CONVERTTIMEZONE… */
export interface SoqlFunction {
  readonly kind: 'function';
  readonly name: string;
  /** The field inside, null for COUNT() without a field. */
  readonly argument: SoqlOperand | null;
  /** The two places of DISTANCE; empty for other functions. */
  readonly places: readonly SoqlPlace[];
  /** The unit of DISTANCE: `mi` or `km`. */
  readonly unit: string | null;
  /** The whole call, for messages. */
  readonly text: string;
  readonly at: SoqlPosition;
}

/** A location field, a bound location, or `GEOLOCATION(latitude, longitude)`. */
export type SoqlPlace =
  | SoqlField
  | SoqlBind
  | { readonly kind: 'point'; readonly latitude: number | SoqlBind; readonly longitude: number | SoqlBind };

/** A field reference. */
export interface SoqlField {
  readonly kind: 'field';
  readonly path: SoqlPath;
}

export type SoqlOperand = SoqlField | SoqlFunction;

/** `:expression`; `index` points into the list of binds returned beside the query. */
export interface SoqlBind {
  readonly kind: 'bind';
  readonly index: number;
  readonly text: string;
  readonly at: SoqlPosition;
}

export type SoqlValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'currency'; readonly code: string; readonly text: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'datetime'; readonly text: string }
  | { readonly kind: 'time'; readonly text: string }
  /** TODAY, LAST_N_DAYS (with count)… name in upper case. */
  | { readonly kind: 'dateLiteral'; readonly name: string; readonly count: number | null }
  | { readonly kind: 'list'; readonly values: readonly SoqlValue[] }
  | { readonly kind: 'subquery'; readonly query: SoqlQuery }
  | SoqlBind;

export type SoqlOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE' | 'IN' | 'NOT IN' | 'INCLUDES' | 'EXCLUDES';

export type SoqlCondition =
  | { readonly kind: 'and'; readonly parts: readonly SoqlCondition[] }
  | { readonly kind: 'or'; readonly parts: readonly SoqlCondition[] }
  | { readonly kind: 'not'; readonly part: SoqlCondition }
  | {
      readonly kind: 'comparison';
      readonly left: SoqlOperand;
      readonly operator: SoqlOperator;
      readonly right: SoqlValue;
      readonly at: SoqlPosition;
    };

export type SoqlSelectItem =
  | { readonly kind: 'field'; readonly path: SoqlPath; readonly alias: string | null }
  | { readonly kind: 'function'; readonly call: SoqlFunction; readonly alias: string | null }
  | { readonly kind: 'fields'; readonly which: 'ALL' | 'STANDARD' | 'CUSTOM'; readonly at: SoqlPosition }
  | { readonly kind: 'subquery'; readonly query: SoqlQuery; readonly at: SoqlPosition }
  | { readonly kind: 'typeof'; readonly typeOf: SoqlTypeOf };

/** `TYPEOF What WHEN Account THEN Phone ELSE Name END`. */
export interface SoqlTypeOf {
  readonly relationship: SoqlPath;
  readonly when: readonly { readonly object: string; readonly fields: readonly SoqlPath[] }[];
  readonly otherwise: readonly SoqlPath[] | null;
  readonly at: SoqlPosition;
}

/** One object of FROM: `Account a`, or in a child query `Account.Contacts`/`Contacts`. */
export interface SoqlFrom {
  readonly path: SoqlPath;
  readonly alias: string | null;
}

export interface SoqlOrder {
  readonly operand: SoqlOperand;
  readonly descending: boolean;
  readonly nulls: 'first' | 'last';
}

export interface SoqlGroupBy {
  readonly items: readonly SoqlOperand[];
  readonly grouping: 'plain' | 'rollup' | 'cube';
}

export type SoqlLimit = { readonly kind: 'number'; readonly value: number } | SoqlBind;

/** One query or subquery. */
export interface SoqlQuery {
  readonly select: readonly SoqlSelectItem[];
  readonly from: readonly SoqlFrom[];
  readonly scope: string | null;
  readonly where: SoqlCondition | null;
  readonly with: 'userMode' | 'systemMode' | 'securityEnforced' | null;
  readonly groupBy: SoqlGroupBy | null;
  readonly having: SoqlCondition | null;
  readonly orderBy: readonly SoqlOrder[];
  readonly limit: SoqlLimit | null;
  readonly offset: SoqlLimit | null;
  readonly forUpdate: boolean;
  readonly forView: boolean;
  readonly forReference: boolean;
  readonly allRows: boolean;
  readonly at: SoqlPosition;
}

/** A query with the expressions bound in it, in the order of `SoqlBind.index`. */
export interface ParsedSoql<E> {
  readonly query: SoqlQuery;
  readonly binds: readonly E[];
}
