/** Rules about the modifiers of one declaration. */
import type { Modifiers, Place } from '../syntax/ast.ts';

const SCOPES = new Set(['global', 'public', 'protected', 'private']);

/** A declaration whose modifiers are looked at. */
export interface Modified {
  readonly kind: 'type' | 'field' | 'property' | 'method' | 'constructor';
  readonly modifiers: Modifiers;
  readonly at: Place;
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
  const open = words.includes('public') || words.includes('global');
  const aura = annotations.find(({ name }) => name.toLowerCase() === 'auraenabled');
  if (aura && kind !== 'type' && kind !== 'constructor' && !open) {
    const plural = kind === 'method' ? 'methods' : 'fields';
    return [`AuraEnabled ${plural} require at least one of the following global, public`];
  }
  return [];
}
