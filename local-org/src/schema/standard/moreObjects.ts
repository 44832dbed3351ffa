/**
 * Standard objects that little code touches, written down in `more/*.objects`: a head line `Name prefix kind nameField`, then the fields in
 * the notation of fieldText.ts; `@audit` and its like stand for the fields that many objects share. `-` stands for none. Key prefixes that
 * begin with `0z` are ours.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setup, standard } from './definition.ts';
import type { StandardObject } from './definition.ts';
import { AUDIT, DELETED, ID, OWNER, OWNER_OR_QUEUE, VIEWED } from './systemFields.ts';

const FOLDER = join(import.meta.dirname, 'more');

const SHARED: Readonly<Record<string, string>> = {
  '@audit': AUDIT,
  '@deleted': DELETED,
  '@owner': OWNER,
  '@owner-or-queue': OWNER_OR_QUEUE,
  '@viewed': VIEWED,
};

const READ_ONLY = ['create', 'update', 'delete', 'undelete'] as const;

/** All objects of the folder. */
export const MORE_OBJECTS: readonly StandardObject[] = readdirSync(FOLDER).sort().flatMap(readObjects);

function readObjects(name: string): StandardObject[] {
  const lines = readFileSync(join(FOLDER, name), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'));
  const blocks = lines.join('\n').split(/\n\n+/);
  return blocks.map((block) => block.trim()).flatMap((block) => (block === '' ? [] : [readObject(block)]));
}

function readObject(block: string): StandardObject {
  const [head = '', ...lines] = block.split('\n');
  const [name = '', prefix = '-', kind = '', nameField = '-'] = head.split(' ');
  const fields = [ID, ...lines.map((line) => SHARED[line.trim()] ?? line)].join('\n');
  const label = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2');
  const more: Partial<StandardObject> = {
    nameField: nameField === '-' ? null : nameField,
    ...(kind === 'readonly' ? { without: READ_ONLY } : {}),
  };
  const make = kind === 'standard' ? standard : setup;
  return make(name, prefix === '-' ? null : prefix, label, pluralOf(label), fields, more);
}

function pluralOf(label: string): string {
  if (/[^aeo]y$/.test(label)) return `${label.slice(0, -1)}ies`;
  return /[sx]$/.test(label) ? `${label}es` : `${label}s`;
}
