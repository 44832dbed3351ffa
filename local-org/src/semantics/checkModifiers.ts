/** Rules about the modifiers of one declaration. */
import type { Modifiers, Place } from '../syntax/ast.ts';

const SCOPES = new Set(['global', 'public', 'protected', 'private']);

/** A declaration whose modifiers are looked at. */
export interface Modified {
  readonly kind: 'type' | 'field' | 'property' | 'method' | 'constructor';
  readonly modifiers: Modifiers;
  readonly at: Place;
}

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

function misplaced(kind: Modified['kind'], names: readonly string[]): string[] {
  if (kind === 'method' || kind === 'type') return [];
  if (names.includes('istest') && kind !== 'constructor') return ['IsTest is not allowed on fields'];
  const wrong = names.find((name) => METHODS_ONLY[name] !== undefined);
  return wrong === undefined || kind === 'constructor' ? [] : [`${METHODS_ONLY[wrong]} is not allowed on fields`];
}

function methodProblems(words: readonly string[], names: readonly string[]): string[] {
  const isStatic = words.includes('static');
  if (words.includes('transient')) return ['transient is not allowed on methods'];
  if (words.includes('final')) return ['methods are by default final'];
  if (isStatic && words.includes('virtual')) return ['virtual methods cannot be static'];
  if (isStatic && words.includes('protected')) return ['protected methods cannot be static'];
  if (names.includes('future') && !isStatic) return ['Future methods must be declared as static'];
  if (names.includes('invocablemethod') && !isStatic) return ['InvocableMethod methods must be declared as static'];
  return [];
}

/** What is wrong with the modifiers of a declaration, in Salesforce's words. */
export function modifierProblems({ kind, modifiers }: Modified): string[] {
  const { words, annotations } = modifiers;
  const repeated = words.find((word, index) => words.indexOf(word) !== index);
  if (repeated !== undefined) return [`Duplicate modifier: ${repeated}`];
  if (words.filter((word) => SCOPES.has(word)).length > 1) return ['Declarations can only have one scope'];
  const names = annotations.map(({ name }) => name.toLowerCase());
  const twice = annotations.find(({ name }, index) => names.indexOf(name.toLowerCase()) !== index);
  if (twice) return [`Duplicate modifier: ${twice.name}`];
  const wrong = [...misplaced(kind, names), ...(kind === 'method' ? methodProblems(words, names) : [])];
  if (wrong.length > 0) return wrong;
  const open = words.includes('public') || words.includes('global');
  const aura = annotations.find(({ name }) => name.toLowerCase() === 'auraenabled');
  if (aura && kind !== 'type' && kind !== 'constructor' && !open) {
    const plural = kind === 'method' ? 'methods' : 'fields';
    return [`AuraEnabled ${plural} require at least one of the following global, public`];
  }
  if (names.includes('invocablevariable') && !open) {
    return ['InvocableVariable fields require at least one of the following global, public'];
  }
  return [];
}
