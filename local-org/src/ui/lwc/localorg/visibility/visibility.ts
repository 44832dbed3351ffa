import { boot } from 'localorg/session';
import type { VisibilityRule } from '../../../metadata/pageModel.ts';

/** Whether a placed component shows; `unknown` names the expression that cannot be evaluated here. */
export type Visibility =
  { readonly kind: 'shown' | 'hidden' } | { readonly kind: 'unknown'; readonly expression: string };

type FieldReader = (path: string) => unknown;

/** The record fields a rule reads, so that they can be loaded before it is evaluated. */
export function ruleFields(rule: VisibilityRule | null): string[] {
  return (rule?.criteria ?? []).flatMap(({ left }) => /^\{!Record\.([\w.]+)\}$/.exec(left)?.[1] ?? []);
}

/** Evaluates a component's visibility rule. https://help.salesforce.com/s/articleView?id=sf.lightning_page_components_visibility.htm */
export function evaluateVisibility(rule: VisibilityRule | null, record: FieldReader): Visibility {
  if (!rule) return { kind: 'shown' };
  const results: boolean[] = [];
  for (const { left, operator, right } of rule.criteria) {
    const value = leftValue(left, record);
    const holds = value === undefined ? undefined : compare(value, operator, right);
    if (holds === undefined) return { kind: 'unknown', expression: `${left} ${operator} ${right}` };
    results.push(holds);
  }
  return { kind: combine(rule.filter, results) ? 'shown' : 'hidden' };
}

// undefined = an expression the local org does not know
function leftValue(expression: string, record: FieldReader): unknown {
  const path = /^\{!([\w.$]+)\}$/.exec(expression)?.[1];
  if (!path) return undefined;
  if (path.startsWith('Record.')) return record(path.slice('Record.'.length)) ?? null;
  if (path === '$Client.FormFactor') return boot.formFactor;
  if (path === '$User.Profile.Name') return boot.user.profileName;
  if (path === '$User.UserRole.Name') return boot.user.roleName;
  if (path.startsWith('$Permission.CustomPermission.'))
    return boot.customPermissions.includes(path.split('.')[2] ?? '');
  if (path.startsWith('$Permission.StandardPermission.'))
    return boot.userPermissions.includes(path.split('.')[2] ?? '');
  return undefined;
}

function compare(value: unknown, operator: string, right: string): boolean | undefined {
  const text = value === null ? '' : String(value);
  switch (operator) {
    case 'EQUAL':
      return text.toLowerCase() === right.toLowerCase();
    case 'NE':
      return text.toLowerCase() !== right.toLowerCase();
    case 'CONTAINS':
      return text.toLowerCase().includes(right.toLowerCase());
    case 'GT':
      return order(value, right) > 0;
    case 'GE':
      return order(value, right) >= 0;
    case 'LT':
      return order(value, right) < 0;
    case 'LE':
      return order(value, right) <= 0;
    default:
      return undefined;
  }
}

function order(value: unknown, right: string): number {
  if (value === null) return Number.NaN;
  if (typeof value === 'number') return value - Number(right);
  return String(value) < right ? -1 : String(value) > right ? 1 : 0;
}

// '1 AND (2 OR NOT 3)' over the criteria; without a filter all must hold
function combine(filter: string | null, results: readonly boolean[]): boolean {
  if (!filter) return results.every(Boolean);
  const tokens = filter.toUpperCase().match(/\d+|AND|OR|NOT|\(|\)/g) ?? [];
  const primary = (): boolean => {
    const token = tokens.shift();
    if (token === 'NOT') return !primary();
    if (token !== '(') return results[Number(token) - 1] ?? false;
    const inner = either();
    tokens.shift();
    return inner;
  };
  const both = (): boolean => {
    let value = primary();
    while (tokens[0] === 'AND') {
      tokens.shift();
      value = primary() && value;
    }
    return value;
  };
  const either = (): boolean => {
    let value = both();
    while (tokens[0] === 'OR') {
      tokens.shift();
      value = both() || value;
    }
    return value;
  };
  return either();
}
