/**
 * Reads the parts of Apex that pages see: `@AuraEnabled` methods, and the `@AuraEnabled` fields of the classes they
 * return. Comments are removed first; declarations are read by their shape, bodies are never looked into.
 */
import { globSync, readFileSync } from 'node:fs';

/** An `@AuraEnabled` static method. */
export interface AuraMethod {
  readonly className: string;
  readonly name: string;
  readonly cacheable: boolean;
  readonly returns: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
}

/** A class with `@AuraEnabled` fields: what an `@AuraEnabled` method returns. */
export interface AuraShape {
  readonly name: string;
  readonly file: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** What the pages of the package can call, and the shapes they are given. */
export interface AuraSurface {
  readonly methods: readonly AuraMethod[];
  readonly shapes: readonly AuraShape[];
}

const TYPE = String.raw`[\w.]+(?:\s*<[\w\s.,<>]+>)?(?:\[\])?`;
const METHOD = new RegExp(
  String.raw`@AuraEnabled\s*(\([^)]*\))?\s*(?:@\w+\s*)*(?:(?:public|global|static)\s+)+(${TYPE})\s+(\w+)\s*\(([^)]*)\)`,
  'gi',
);
const FIELD = new RegExp(
  String.raw`@AuraEnabled\s+(?:(?:public|global|final)\s+)+(${TYPE})\s+(\w+)\s*(?:;|=|\{\s*get)`,
  'gi',
);
const CLASS = /\bclass\s+(\w+)/gi;

/** Reads every class under force-app's shipped folders. */
export function readAuraSurface(root: string): AuraSurface {
  const files = globSync('force-app/main/**/*.cls', { cwd: root }).sort();
  const read = files.map((file) => readClass(file, readFileSync(`${root}/${file}`, 'utf8')));
  return { methods: read.flatMap((one) => one.methods), shapes: read.flatMap((one) => one.shapes) };
}

/** Reads one class file. */
export function readClass(file: string, source: string): AuraSurface {
  const text = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
  const classes = [...text.matchAll(CLASS)].map((match) => ({ name: match[1] ?? '', at: match.index }));
  const owner = (at: number): string => classes.findLast((one) => one.at < at)?.name ?? '';
  const methods = [...text.matchAll(METHOD)].map((match) => ({
    className: classes[0]?.name ?? '',
    name: match[3] ?? '',
    cacheable: /cacheable\s*=\s*true/i.test(match[1] ?? ''),
    returns: squeeze(match[2] ?? ''),
    parameters: parameters(match[4] ?? ''),
  }));
  const shapes = new Map<string, Map<string, string>>();
  for (const match of text.matchAll(FIELD)) {
    const name = owner(match.index);
    const fields = shapes.get(name) ?? new Map<string, string>();
    shapes.set(name, fields.set(match[2] ?? '', squeeze(match[1] ?? '')));
  }
  return { methods, shapes: [...shapes].map(([name, fields]) => ({ name, file, fields })) };
}

const squeeze = (type: string): string => type.replace(/\s+/g, '');

function parameters(text: string): { name: string; type: string }[] {
  return splitOutsideBrackets(text).map((part) => {
    const words = part.trim().replace(/^final\s+/i, '');
    const at = words.search(/\w+$/);
    return { name: words.slice(at), type: squeeze(words.slice(0, at)) };
  });
}

/** Splits at commas that are not inside `<…>`. */
function splitOutsideBrackets(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const character = text[at];
    if (character === '<') depth++;
    if (character === '>') depth--;
    if (at === text.length || (character === ',' && depth === 0)) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return parts.filter((part) => part.trim() !== '');
}

const PLAIN: Readonly<Record<string, string>> = {
  string: 'string',
  id: 'string',
  date: 'string',
  datetime: 'string',
  time: 'string',
  integer: 'number',
  long: 'number',
  decimal: 'number',
  double: 'number',
  boolean: 'boolean',
  void: 'void',
};

/** The TypeScript of an Apex type as JSON carries it; classes are looked up in the `Apex` namespace. */
export function typeScriptOf(apexType: string): string {
  const bare = squeeze(apexType);
  const list = /^(?:List|Set)<(.+)>$/i.exec(bare)?.[1] ?? /^(.+)\[\]$/.exec(bare)?.[1];
  if (list) {
    return `${typeScriptOf(list)}[]`;
  }
  const map = /^Map<\w+,(.+)>$/i.exec(bare)?.[1];
  if (map) {
    return `Record<string, ${typeScriptOf(map)}>`;
  }
  return PLAIN[bare.toLowerCase()] ?? `Apex.${bare.split('.').at(-1) ?? bare}`;
}
