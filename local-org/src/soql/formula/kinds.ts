/** What kind of value a formula gives, and what is wrong with a formula: as Salesforce judges it when it is saved. */
import type { FieldType } from '../../schema/schema.ts';
import type { FormulaNode, FormulaOperator } from '../../syntax/parseFormula.ts';
import { signatureOf } from './signatures.ts';

/** Kinds of values in the words of the messages; Null fits everywhere, Any is known only when the formula runs. */
export type Kind =
  | 'Text'
  | 'Number'
  | 'Boolean'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'Picklist'
  | 'MultiPicklist'
  | 'Location'
  | 'Null'
  | 'Any';

/** A formula that cannot be saved. */
export class FormulaInvalid extends Error {}

/** Knows the fields a formula can name. */
export interface KindScope {
  /** The kind of a path; FormulaInvalid where there is no such field. */
  kindOf(names: readonly string[]): Kind;
  /** Functions that may not be used here, in upper case. */
  readonly forbidden?: ReadonlySet<string>;
}

const KINDS: Readonly<Record<string, Kind>> = {
  Boolean: 'Boolean',
  Integer: 'Number',
  Long: 'Number',
  Double: 'Number',
  Decimal: 'Number',
  Date: 'Date',
  Datetime: 'DateTime',
  Time: 'Time',
  String: 'Text',
  Id: 'Text',
};

/** The kind of a field's values. */
export function kindOfField(field: Pick<FieldType, 'type' | 'apexType'>): Kind {
  if (field.type === 'picklist') return 'Picklist';
  if (field.type === 'multipicklist') return 'MultiPicklist';
  if (field.type === 'location' || field.type === 'address') return 'Location';
  return kindOfApexType(field.apexType);
}

/** The kind of the values of an Apex type. */
export function kindOfApexType(name: string): Kind {
  return KINDS[name] ?? 'Any';
}

/** The kind of a formula's result; FormulaInvalid says what is wrong with it. */
export function kindOf(node: FormulaNode, scope: KindScope): Kind {
  switch (node.kind) {
    case 'number':
      return 'Number';
    case 'text':
      return 'Text';
    case 'boolean':
      return 'Boolean';
    case 'null':
      return 'Null';
    case 'reference':
      return scope.kindOf(node.names);
    case 'unary':
      return expect(node.operand, kindOf(node.operand, scope), node.operator === '!' ? ['Boolean'] : ['Number'], {
        name: `operator '${node.operator === '!' ? 'NOT' : node.operator}'`,
      });
    case 'binary':
      return kindOfBinary(node, scope);
    case 'call':
      return kindOfCall(node, scope);
  }
}

/** The kind of a formula whose result must be of another kind, unless that fits. */
export function checkResult(node: FormulaNode, scope: KindScope, wanted: Kind): void {
  const found = kindOf(node, scope);
  if (found === 'Picklist' || found === 'MultiPicklist') refusePicklist(node, found);
  if (fits(found, wanted)) return;
  const shown = wanted === 'Boolean' ? 'true or false' : wanted;
  throw new FormulaInvalid(`Formula result is data type (${found}), incompatible with expected data type (${shown}).`);
}

function fits(found: Kind, wanted: Kind): boolean {
  if (found === wanted || found === 'Null' || found === 'Any' || wanted === 'Any') return true;
  return wanted === 'Text' && (found === 'Picklist' || found === 'MultiPicklist');
}

/** Where a value stands, for messages. */
interface Place {
  /** `function 'LEFT()'`, `operator '+'`. */
  readonly name: string;
}

function expect(node: FormulaNode, found: Kind, wanted: readonly Kind[], place: Place): Kind {
  if (found === 'Null' || found === 'Any' || wanted.includes(found) || wanted.includes('Any')) return found;
  if (found === 'Picklist' || found === 'MultiPicklist') refusePicklist(node, found);
  throw new FormulaInvalid(
    `Incorrect parameter type for ${place.name}. Expected ${wanted.join(', ')}, received ${found}`,
  );
}

function refusePicklist(node: FormulaNode, kind: 'Picklist' | 'MultiPicklist'): never {
  const field = node.kind === 'reference' ? node.names.join('.') : '';
  const shown = kind === 'Picklist' ? 'picklist' : 'multi-select picklist';
  const plural = kind === 'Picklist' ? 'Picklist' : 'Multi-select picklist';
  throw new FormulaInvalid(
    `Field ${field} is a ${shown} field. ${plural} fields are only supported in certain functions.`,
  );
}

type Binary = Extract<FormulaNode, { kind: 'binary' }>;

const ORDERED: readonly Kind[] = ['Number', 'Date', 'DateTime', 'Time', 'Text'];

function kindOfBinary(node: Binary, scope: KindScope): Kind {
  const place = { name: `operator '${node.operator}'` };
  const left = kindOf(node.left, scope);
  const right = kindOf(node.right, scope);
  const both = (wanted: readonly Kind[]): void => {
    expect(node.left, left, wanted, place);
    expect(node.right, right, wanted, place);
  };
  switch (node.operator) {
    case '&&':
    case '||':
      both(['Boolean']);
      return 'Boolean';
    case '&':
      both(['Text']);
      return 'Text';
    case '=':
    case '!=':
      both([...ORDERED, 'Boolean']);
      expect(node.right, right, left === 'Null' ? [right] : [left], place);
      return 'Boolean';
    case '<':
    case '<=':
    case '>':
    case '>=':
      both(ORDERED);
      expect(node.right, right, left === 'Null' ? [right] : [left], place);
      return 'Boolean';
    default:
      return arithmeticKind(node.operator, node, left, right);
  }
}

const DATED: readonly Kind[] = ['Date', 'DateTime', 'Time'];

function arithmeticKind(operator: FormulaOperator, node: Binary, left: Kind, right: Kind): Kind {
  const place = { name: `operator '${operator}'` };
  const isSum = operator === '+' || operator === '-';
  if (isSum && DATED.includes(left)) {
    if (operator === '-' && right === left) return 'Number';
    expect(node.right, right, ['Number'], place);
    return left;
  }
  if (operator === '+' && DATED.includes(right)) {
    expect(node.left, left, ['Number'], place);
    return right;
  }
  if (operator === '+' && (left === 'Text' || right === 'Text')) {
    expect(node.left, left, ['Text'], place);
    expect(node.right, right, ['Text'], place);
    return 'Text';
  }
  const wanted: Kind[] = isSum ? ['Number', 'Date', 'DateTime'] : ['Number'];
  expect(node.left, left, wanted, place);
  expect(node.right, right, isSum && left === 'Number' ? ['Number'] : wanted, place);
  return left === 'Any' || right === 'Any' ? 'Any' : 'Number';
}

type Call = Extract<FormulaNode, { kind: 'call' }>;

function kindOfCall(node: Call, scope: KindScope): Kind {
  const signature = signatureOf(node.name);
  if (signature === undefined) throw new FormulaInvalid(`Unknown function ${node.name}. Check spelling.`);
  if (scope.forbidden?.has(node.name) === true) {
    throw new FormulaInvalid(`Function ${node.name} may not be used in this type of formula`);
  }
  const place = { name: `function '${node.name}()'` };
  checkCount(node, signature.least, signature.most, place);
  if (node.name === 'VLOOKUP') return 'Any';
  const kinds = node.args.map((arg) => kindOf(arg, scope));
  if (node.name === 'CASE') return caseKind(node, kinds, place);
  node.args.forEach((arg, index) => expect(arg, kinds[index]!, signature.parameter(index), place));
  if (signature.result !== 'Same') return signature.result;
  const branches = node.args.map((arg, index) => ({ arg, kind: kinds[index]! })).slice(node.name === 'IF' ? 1 : 0);
  return commonKind(branches, place);
}

function checkCount(node: Call, least: number, most: number, place: Place): void {
  const count = node.args.length;
  if (count >= least && count <= most) return;
  throw new FormulaInvalid(
    `Incorrect number of parameters for ${place.name}. Expected ${count < least ? least : most}, received ${count}`,
  );
}

/** `CASE(expression, value1, result1, …, else)`: values like the expression, results all of one kind. */
function caseKind(node: Call, kinds: readonly Kind[], place: Place): Kind {
  const count = node.args.length;
  if (count % 2 !== 0) {
    throw new FormulaInvalid(
      `Incorrect number of parameters for ${place.name}. Expected ${count - 1}, received ${count}`,
    );
  }
  const subject = kinds[0] === 'Picklist' ? 'Text' : kinds[0]!;
  if (subject === 'Boolean') throw new FormulaInvalid(`Incorrect argument type for ${place.name}. `);
  const results: { arg: FormulaNode; kind: Kind }[] = [];
  for (let i = 1; i < count; i++) {
    const isResult = i % 2 === 0 || i === count - 1;
    if (isResult) results.push({ arg: node.args[i]!, kind: kinds[i]! });
    else expect(node.args[i]!, kinds[i]!, subject === 'Null' ? ['Any'] : [subject], place);
  }
  return commonKind(results, place);
}

function commonKind(values: readonly { readonly arg: FormulaNode; readonly kind: Kind }[], place: Place): Kind {
  let common: Kind = 'Null';
  for (const { arg, kind } of values) {
    if (common === 'Null') common = kind;
    else expect(arg, kind, [common], place);
  }
  return common;
}
