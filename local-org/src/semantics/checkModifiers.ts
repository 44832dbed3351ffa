/**
 * Rules about the modifiers of one declaration.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_access_modifiers.htm
 */
import type { Modifiers } from '../syntax/ast.ts';

const SCOPES = new Set(['global', 'public', 'protected', 'private']);
const ACCESS = ['global', 'public', 'private'];
const SHARING = ['with sharing', 'without sharing', 'inherited sharing'];

/** A declaration whose modifiers are looked at. */
export interface Modified {
  readonly kind: DeclarationKind;
  readonly modifiers: Modifiers;
}

type DeclarationKind =
  'class' | 'interface' | 'enum' | 'field' | 'property' | 'method' | 'constructor' | 'local' | 'parameter';

/** Which modifiers a kind of declaration takes; others are reported as `X is not allowed on classes`. */
const ALLOWED: Readonly<Record<DeclarationKind, { readonly plural: string; readonly words: readonly string[] }>> = {
  class: { plural: 'classes', words: [...ACCESS, 'virtual', 'abstract', 'final', ...SHARING] },
  interface: { plural: 'interfaces', words: [...ACCESS, 'virtual'] },
  enum: { plural: 'enums', words: ACCESS },
  field: { plural: 'fields', words: [...SCOPES, 'static', 'final', 'transient', 'webservice'] },
  property: { plural: 'properties', words: [...SCOPES, 'static', 'final', 'transient', 'webservice'] },
  method: {
    plural: 'methods',
    words: [...SCOPES, 'static', 'final', 'virtual', 'abstract', 'override', 'testmethod', 'webservice'],
  },
  constructor: { plural: 'constructors', words: [...SCOPES] },
  local: { plural: 'locals', words: ['final', 'transient'] },
  parameter: { plural: 'parameters', words: ['final'] },
};

/** Annotations that only some kinds of declarations take. */
const METHODS_ONLY: Readonly<Record<string, string>> = {
  future: 'Future',
  invocablemethod: 'InvocableMethod',
  testsetup: 'TestSetup',
  httpget: 'HttpGet',
  httppost: 'HttpPost',
  httpput: 'HttpPut',
  httpdelete: 'HttpDelete',
  httppatch: 'HttpPatch',
};

/** A modifier as messages write it. */
function shown(word: string): string {
  if (word === 'testmethod') return 'testMethod';
  return word === 'webservice' ? 'webService' : word.replace(' sharing', 'Sharing');
}

function misplaced(kind: DeclarationKind, names: readonly string[]): string[] {
  if (kind === 'constructor' && names.includes('auraenabled')) return ['AuraEnabled is not allowed on constructors'];
  if (kind !== 'field' && kind !== 'property') return [];
  if (names.includes('istest')) return ['IsTest is not allowed on fields'];
  const wrong = names.find((name) => METHODS_ONLY[name] !== undefined);
  return wrong === undefined ? [] : [`${METHODS_ONLY[wrong]} is not allowed on fields`];
}

function classProblems(words: readonly string[]): string[] {
  if (words.includes('final')) return ['classes are by default final'];
  if (words.includes('virtual') && words.includes('abstract')) return ['abstract are by default virtual'];
  const [first, second] = SHARING.filter((word) => words.includes(word));
  return first !== undefined && second !== undefined ? [`${shown(first)} classes cannot be ${shown(second)}`] : [];
}

function methodProblems(words: readonly string[], names: readonly string[]): string[] {
  const isStatic = words.includes('static');
  if (words.includes('final')) return ['methods are by default final'];
  if (isStatic && words.includes('virtual')) return ['virtual methods cannot be static'];
  if (isStatic && words.includes('protected')) return ['protected methods cannot be static'];
  if (words.includes('webservice') && !isStatic) return ['webService methods must be declared as static'];
  for (const [name, written] of Object.entries({ ...METHODS_ONLY, remoteaction: 'RemoteAction' })) {
    const free = isStatic || words.includes('testmethod') || name === 'testsetup';
    if (names.includes(name) && !free) return [`${written} methods must be declared as static`];
  }
  return [];
}

function fieldProblems(words: readonly string[]): string[] {
  if (words.includes('protected') && words.includes('static')) return ['protected fields cannot be static'];
  return [];
}

function ruleProblems(kind: DeclarationKind, words: readonly string[], names: readonly string[]): string[] {
  if (kind === 'class') return classProblems(words);
  if (kind === 'method') return methodProblems(words, names);
  return kind === 'field' ? fieldProblems(words) : [];
}

/** What is wrong with the modifiers of a declaration, in Salesforce's words. */
export function modifierProblems({ kind, modifiers }: Modified): string[] {
  const { words, annotations } = modifiers;
  const repeated = words.find((word, index) => words.indexOf(word) !== index);
  if (repeated !== undefined) return [`Duplicate modifier: ${shown(repeated)}`];
  if (words.filter((word) => SCOPES.has(word)).length > 1) return ['Declarations can only have one scope'];
  const { plural, words: allowed } = ALLOWED[kind];
  const foreign = words.find((word) => !allowed.includes(word));
  if (foreign !== undefined) return [`${shown(foreign)} is not allowed on ${plural}`];
  const names = annotations.map(({ name }) => name.toLowerCase());
  const twice = annotations.find(({ name }, index) => names.indexOf(name.toLowerCase()) !== index);
  if (twice) return [`Duplicate modifier: ${twice.name}`];
  const wrong = [...misplaced(kind, names), ...ruleProblems(kind, words, names)];
  return wrong.length > 0 ? wrong : exposureProblems(kind, words, annotations);
}

/** Members that other systems call must be public or global. */
function exposureProblems(
  kind: DeclarationKind,
  words: readonly string[],
  annotations: Modifiers['annotations'],
): string[] {
  const names = annotations.map(({ name }) => name.toLowerCase());
  const open = words.includes('public') || words.includes('global');
  const exposed = kind === 'method' || kind === 'field' || kind === 'property';
  if (names.includes('auraenabled') && exposed && !open) {
    const plural = kind === 'method' ? 'methods' : 'fields';
    return [`AuraEnabled ${plural} require at least one of the following global, public`];
  }
  if (names.includes('invocablevariable') && !open) {
    return ['InvocableVariable fields require at least one of the following global, public'];
  }
  return [];
}
