/** Interns run-time types by canonical name and answers questions of assignability. */
import { qualified } from '../base/nameScope.ts';
import { UnsupportedError } from '../base/unsupportedError.ts';
import type { LibraryEntry } from '../abi/libraryType.ts';
import type { ApexClass, RuntimeType, TypeInfo, TypeKind } from '../abi/types.ts';
import type { SchemaPort } from '../abi/ports.ts';
import type { ObjectType } from '../schema/schema.ts';
import { readDeclarationHead } from './declarations.ts';
import { OBJECT_TYPE, findSharedType, sharedType, sobjectListType, sobjectTypeOf } from './values/sharedTypes.ts';

const PRIMITIVES = [
  'Boolean',
  'Integer',
  'Long',
  'Double',
  'Decimal',
  'String',
  'Id',
  'Date',
  'Datetime',
  'Time',
  'Blob',
];
const PRIMITIVE_NAMES = new Map(PRIMITIVES.map((name) => [name.toLowerCase(), name]));

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The types of one org. */
export class TypeRegistry {
  readonly #types = new Map<string, RuntimeType>();
  readonly #infos = new Map<string, TypeInfo>();
  readonly #library = new Map<string, LibraryEntry>();
  readonly #schema: SchemaPort;

  constructor(schema: SchemaPort, library: readonly LibraryEntry[]) {
    this.#schema = schema;
    for (const entry of library) this.#library.set(libraryName(entry).toLowerCase(), entry);
  }

  /** Makes the types of a compiled module known, before any of its code runs. */
  register(infos: readonly TypeInfo[]): void {
    for (const info of infos) this.#infos.set(info.name.toLowerCase(), info);
  }

  /** What the compiler said about an Apex class, by name in any case. */
  info(name: string): TypeInfo | undefined {
    return this.#infos.get(name.toLowerCase());
  }

  /** The library type of a canonical name in any case. */
  libraryEntry(name: string): LibraryEntry | undefined {
    const lower = name.toLowerCase();
    return this.#library.get(lower) ?? this.#library.get(lower.replace(/^system\./, ''));
  }

  /** The library type of a name and those it inherits from, nearest first; everything ends in Object. */
  *libraryChain(name: string): Iterable<LibraryEntry> {
    let entry = this.libraryEntry(name);
    const seen = new Set<LibraryEntry>();
    while (entry && !seen.has(entry)) {
      seen.add(entry);
      yield entry;
      const parent = readDeclarationHead(entry.declaration).superType;
      entry = parent === null ? undefined : this.libraryEntry(parent);
    }
    const top = this.libraryEntry('Object');
    if (top && !seen.has(top)) yield top;
  }

  /** Is this a library type whose methods its implementors have: an interface or an abstract class? */
  isImplemented(name: string): boolean {
    const entry = this.libraryEntry(name);
    if (entry === undefined) return false;
    return readDeclarationHead(entry.declaration).kind === 'interface' || /\babstract class\b/.test(entry.declaration);
  }

  /** The type of a name as a person writes it, in any case; null where there is none. */
  find(name: string): RuntimeType | null {
    const plain = name.replaceAll(' ', '').replace(/^System\.(?=[A-Za-z]+$)/i, '');
    const info = this.#visibleClass(plain);
    if (info) return this.type(info.name);
    const generic = /^([A-Za-z.]+)<(.*)>$/.exec(plain);
    if (generic) return this.#findGeneric(generic[1] ?? '', generic[2] ?? '');
    const primitive = PRIMITIVE_NAMES.get(plain.toLowerCase());
    if (primitive !== undefined) return this.type(primitive);
    const object = this.#schema.objectType(plain.replace(/^Schema\./i, '')) as ObjectType | null;
    if (object) return sobjectTypeOf(object.apiName);
    if (plain.toLowerCase() === 'object') return OBJECT_TYPE;
    const entry = this.libraryEntry(plain);
    return entry ? this.type(libraryName(entry)) : null;
  }

  /**
   * The class that the running code means: of its own namespace, or a global one of the namespace in front of the name.
   * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_type.htm
   */
  #visibleClass(name: string): TypeInfo | undefined {
    const { current } = this.#schema.names;
    const own = this.#infos.get(qualified(current, name).toLowerCase());
    if (own?.namespace === current) return own;
    const other = this.#infos.get(name.toLowerCase());
    if (other === undefined || other.namespace === current) return other;
    return other.namespace !== '' && this.#isGlobal(other) ? other : undefined;
  }

  /** A class without a namespace; for code of a namespace only a global one. */
  findLocal(name: string): RuntimeType | null {
    const info = this.#infos.get(name.toLowerCase());
    if (info === undefined || info.namespace !== '') return null;
    return this.#schema.names.current === '' || this.#isGlobal(info) ? this.type(info.name) : null;
  }

  #isGlobal({ name, access, unit }: TypeInfo): boolean {
    return access === 'global' && (name === unit || this.#infos.get(unit.toLowerCase())?.access === 'global');
  }

  #findGeneric(base: string, argText: string): RuntimeType | null {
    const args = splitArguments(argText).map((arg) => this.find(arg));
    if (args.some((arg) => arg === null)) return null;
    return this.type(`${base}<${args.map((arg) => arg?.name).join(',')}>`);
  }

  /** The descriptor of a canonical name. */
  type(name: string): RuntimeType {
    const known = this.#types.get(name);
    if (known) return known;
    const made = this.#make(name);
    this.#types.set(name, made);
    return made;
  }

  #make(name: string): RuntimeType {
    const info = this.#infos.get(name.toLowerCase());
    if (info) return this.#makeClass(info);
    const generic = /^([A-Za-z.]+)<(.*)>$/.exec(name);
    if (generic) return this.#makeGeneric(name, generic[1] ?? '', generic[2] ?? '');
    const shared = findSharedType(name);
    const declared = shared && shared !== OBJECT_TYPE ? this.libraryEntry(name) : undefined;
    if (shared) return declared ? this.#makeLibrary(declared) : shared;
    const simple = PRIMITIVE_NAMES.get(name.toLowerCase());
    if (simple !== undefined) return sharedType(simple, 'primitive', [], OBJECT_TYPE);
    if (name === 'void') return sharedType('void', 'void');
    const object = this.#schema.objectType(name.replace(/^Schema\./i, '')) as ObjectType | null;
    const entry = this.libraryEntry(name);
    if (object && !entry) return sobjectTypeOf(object.apiName);
    if (entry) return this.#makeLibrary(entry);
    if (name.startsWith('Flow.Interview.')) return sharedType(name, 'library', [], this.type('Flow.Interview'));
    throw new UnsupportedError(`type ${name}`, 'at run time');
  }

  #makeClass(info: TypeInfo): RuntimeType {
    const known = this.#types.get(info.name);
    if (known) return known;
    const type: Writable<RuntimeType> = {
      name: info.name,
      kind: info.kind,
      args: [],
      superType: null,
      interfaces: [],
      cls: null,
      info,
    };
    this.#types.set(info.name, type);
    const enumOrInterface = info.kind === 'class' ? OBJECT_TYPE : null;
    type.superType = info.superType === null ? enumOrInterface : this.type(info.superType);
    type.interfaces = info.interfaces.map((face) => this.type(face));
    return type;
  }

  #makeGeneric(name: string, base: string, argText: string): RuntimeType {
    const args = splitArguments(argText).map((arg) => this.type(arg));
    const first = args[0];
    const canonicalBase = { list: 'List', set: 'Set', map: 'Map' }[base.toLowerCase()];
    const canonical = `${canonicalBase ?? base}<${args.map((arg) => arg.name).join(',')}>`;
    if (canonical !== name) return this.type(canonical);
    if (base === 'List' && first?.kind === 'sobject') return sobjectListType(first.name);
    const kind: TypeKind = canonicalBase ? 'collection' : 'library';
    const interfaces = base === 'List' || base === 'Set' ? [this.type(`Iterable<${argText}>`)] : [];
    return { name, kind, args, superType: OBJECT_TYPE, interfaces, cls: null, info: null };
  }

  #makeLibrary(entry: LibraryEntry): RuntimeType {
    const canonical = libraryName(entry);
    const head = readDeclarationHead(entry.declaration);
    const type = sharedType(
      canonical,
      head.kind === 'enum' ? 'enum' : 'library',
      [],
      OBJECT_TYPE,
    ) as Writable<RuntimeType>;
    if (type.interfaces.length === 0) type.interfaces = head.interfaces.map((name) => this.type(name));
    if (type.superType === null) type.superType = OBJECT_TYPE;
    if (head.superType !== null && type.superType === OBJECT_TYPE) type.superType = this.type(head.superType);
    return type;
  }

  /** Completes a class descriptor with its JavaScript class. */
  defineClass(name: string, cls: ApexClass): RuntimeType {
    const type = this.type(name) as Writable<RuntimeType>;
    type.cls = cls;
    return type;
  }
}

/** `String`, `Database.Batchable`: how code names a library type. */
export function libraryName(entry: LibraryEntry): string {
  return entry.namespace === 'System' ? entry.name : `${entry.namespace}.${entry.name}`;
}

/** Splits `Id,List<Account>` at the top level. */
export function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const letter = text[index];
    if (letter === '<') depth++;
    else if (letter === '>') depth--;
    else if (letter === ',' && depth === 0) {
      parts.push(text.slice(start, index).trim());
      start = index + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return parts;
}

/** Can a value of type `from` stand where `to` is wanted? Type arguments are covariant; raw library interfaces accept any arguments. */
export function isAssignable(from: RuntimeType, to: RuntimeType): boolean {
  if (from === to || to === OBJECT_TYPE) return true;
  if (to.args.length > 0 || from.args.length > 0) {
    if (baseName(from) === baseName(to)) return argumentsFit(from, to);
  }
  if (from.superType !== null && isAssignable(from.superType, to)) return true;
  return from.interfaces.some((face) => isAssignable(face, to));
}

function argumentsFit(from: RuntimeType, to: RuntimeType): boolean {
  if (from.args.length !== to.args.length) return true;
  return from.args.every((arg, index) => {
    const wanted = to.args[index];
    return (
      wanted === undefined ||
      isAssignable(arg, wanted) ||
      (arg.name === 'Id' && wanted.name === 'String') ||
      (arg.name === 'SObject' && wanted.kind === 'sobject')
    );
  });
}

function baseName(type: RuntimeType): string {
  const end = type.name.indexOf('<');
  return end < 0 ? type.name : type.name.slice(0, end);
}
