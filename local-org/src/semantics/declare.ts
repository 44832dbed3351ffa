/** Declarations: Apex source → type and member symbols. Bodies are not looked at here. */
import { qualified } from '../base/nameScope.ts';
import { fieldSlot, mangle, mangleConstructor } from '../abi/mangle.ts';
import type { Access, AnnotationInfo, SharingModel } from '../abi/types.ts';
import type {
  Accessor,
  Declaration,
  FieldDeclaration,
  Member,
  MethodDeclaration,
  Modifiers,
  Parameter,
  Place,
  PropertyDeclaration,
} from '../syntax/ast.ts';
import type { Context } from './context.ts';
import { checkIdentifier } from './identifiers.ts';
import { TypeSymbol, VOID } from './symbols.ts';
import type { FieldSymbol, ParameterSymbol } from './symbols.ts';

/** From this API version on abstract methods say who may see them; before it they may be private. */
const ABSTRACT_NEEDS_SCOPE = 65;

/**
 * From this API version on a private method is never replaced by one of a subclass.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apex/versioned_behavior_changes.htm
 */
const PRIVATE_STAYS_PRIVATE = 61;

function isSealed(owner: TypeSymbol, words: readonly string[]): boolean {
  if (owner.kind === 'interface' || owner.apiVersion < PRIVATE_STAYS_PRIVATE) return false;
  return !words.some((word) => /^(public|global|protected|static|testmethod|virtual|abstract|override)$/.test(word));
}

/** The name of a private method in emitted code: another one than that of any method of a subclass. */
function privateName(jsName: string, owner: TypeSymbol): string {
  return `${jsName}$of$${owner.name.toLowerCase().replaceAll('.', '_')}`;
}

/** Kinds of access from the narrowest to the widest. */
const ORDER: readonly Access[] = ['private', 'protected', 'public', 'global'];

/** Constructors that every exception class has anyway, by their parameters. */
const BUILT_IN_CONSTRUCTORS: ReadonlyMap<string, string> = new Map([
  ['String', 'String'],
  ['Exception', 'Exception'],
  ['String,Exception', 'String, Exception'],
]);

/** Facts about the file a declaration stands in. */
export interface UnitFacts {
  readonly file: string;
  readonly unit: string;
  readonly apiVersion: number;
  readonly namespace: string;
}

/** First pass: the symbol of a type and its inner types, by name only. */
export function declareType(declaration: Declaration, outer: TypeSymbol | null, facts: UnitFacts): TypeSymbol {
  const name = outer ? `${outer.name}.${declaration.name}` : qualified(facts.namespace, declaration.name);
  const symbol = new TypeSymbol(name, declaration.name, facts.namespace, declaration.kind, 'apex');
  const { words } = declaration.modifiers;
  symbol.outer = outer;
  symbol.declaration = declaration;
  symbol.file = facts.file;
  symbol.unit = facts.unit;
  symbol.apiVersion = facts.apiVersion;
  symbol.access = accessOf(words, 'private');
  symbol.isAbstract = words.includes('abstract');
  symbol.isVirtual = words.includes('virtual') || symbol.isAbstract;
  symbol.sharing = sharingOf(words);
  symbol.annotations = annotationsOf(declaration.modifiers);
  if (declaration.kind === 'enum') symbol.enumValues = declaration.constants.map((constant) => constant.name);
  if (declaration.kind === 'class') {
    for (const member of declaration.members) {
      if (isType(member)) symbol.inners.set(member.name, declareType(member, symbol, facts));
    }
  }
  return symbol;
}

function isType(member: Member): member is Declaration {
  return member.kind === 'class' || member.kind === 'interface' || member.kind === 'enum';
}

function sharingOf(words: readonly string[]): SharingModel {
  if (words.includes('with sharing')) return 'with';
  if (words.includes('without sharing')) return 'without';
  return words.includes('inherited sharing') ? 'inherited' : 'none';
}

export function accessOf(words: readonly string[], otherwise: Access): Access {
  for (const word of words) {
    if (word === 'global' || word === 'public' || word === 'protected' || word === 'private') return word;
    if (word === 'webservice') return 'global';
  }
  return otherwise;
}

export function annotationsOf(modifiers: Modifiers): AnnotationInfo[] {
  const annotations = modifiers.annotations.map(({ name, parameters }) => ({
    name: name.toLowerCase(),
    parameters: Object.fromEntries(parameters.map((parameter) => [parameter.name.toLowerCase(), parameter.value])),
  }));
  if (modifiers.words.includes('testmethod')) annotations.push({ name: 'istest', parameters: {} });
  return annotations;
}

/** Second pass: superclass and interfaces. */
export function declareHeader(context: Context, symbol: TypeSymbol): void {
  const { declaration, file } = symbol;
  const scope = symbol.outer ?? symbol;
  if (declaration?.kind === 'class') {
    if (declaration.superType) {
      const type = context.resolveType(declaration.superType, scope, file);
      if (type.symbol) symbol.superType = type;
    }
    symbol.interfaces = declaration.interfaces
      .map((ref) => context.resolveType(ref, scope, file))
      .filter((type) => type.symbol);
    for (const inner of symbol.inners.values()) declareHeader(context, inner);
  } else if (declaration?.kind === 'interface') {
    symbol.interfaces = declaration.interfaces
      .map((ref) => context.resolveType(ref, scope, file))
      .filter((type) => type.symbol);
  }
}

/** Third pass: members. */
export function declareMembers(context: Context, symbol: TypeSymbol): void {
  const { declaration } = symbol;
  if (!declaration) return;
  checkIdentifier(context, symbol.file, declaration.name, declaration.nameAt);
  if (declaration.kind === 'enum') {
    for (const { name, at } of declaration.constants) checkIdentifier(context, symbol.file, name, at);
    return;
  }
  for (const member of declaration.members) new MemberDeclarer(context, symbol).declare(member);
  for (const inner of symbol.inners.values()) declareMembers(context, inner);
}

/** Declares members of a class; also used for triggers and anonymous blocks. */
export class MemberDeclarer {
  readonly #context: Context;
  readonly #owner: TypeSymbol;

  constructor(context: Context, owner: TypeSymbol) {
    this.#context = context;
    this.#owner = owner;
  }

  declare(member: Member): void {
    if (member.kind === 'method') this.#method(member);
    else if (member.kind === 'field') this.#fields(member);
    else if (member.kind === 'property') this.#property(member);
    else if (member.kind === 'constructor') {
      const parameters = this.#parameters(member.parameters);
      const owner = this.#owner;
      if (member.name.toLowerCase() !== owner.simpleName.toLowerCase()) {
        this.#report(member.nameAt, `Invalid constructor name: ${member.name}`);
      }
      const names = parameters.map(({ type }) => type.name);
      if (owner.constructors.some((known) => known.jsName === mangleConstructor(names))) {
        this.#report(member.nameAt, `Constructor already defined: ${member.name} for type: ${owner.name}`);
      }
      const shown = BUILT_IN_CONSTRUCTORS.get(names.join());
      if (shown !== undefined && this.#isException()) {
        this.#report(member.nameAt, `System exception constructor already defined: void <init>(${shown})`);
      }
      owner.constructors.push({
        owner,
        parameters,
        access: accessOf(member.modifiers.words, 'private'),
        isTestVisible: isTestVisible(member.modifiers),
        jsName: mangleConstructor(names),
        declaration: member,
        at: member.nameAt,
      });
    }
  }

  #isException(): boolean {
    for (let type = this.#owner.superType; type; type = type.symbol?.superType ?? null) {
      if (type.name === 'Exception') return true;
    }
    return false;
  }

  #report(at: Place, message: string): void {
    this.#context.report(this.#owner.file, at, message);
  }

  #parameters(parameters: readonly Parameter[]): ParameterSymbol[] {
    return parameters.map(({ name, type }) => ({
      name,
      type: this.#context.resolveType(type, this.#owner, this.#owner.file),
    }));
  }

  #method(declaration: MethodDeclaration): void {
    const owner = this.#owner;
    const { words } = declaration.modifiers;
    const parameters = this.#parameters(declaration.parameters);
    const { name } = declaration;
    checkIdentifier(this.#context, owner.file, name, declaration.nameAt, true);
    const jsName = mangle(
      name,
      parameters.map(({ type }) => type.name),
    );
    const inInterface = owner.kind === 'interface';
    const returnType = declaration.returnType
      ? this.#context.resolveType(declaration.returnType, owner, owner.file)
      : VOID;
    const overloads = owner.methods.get(name) ?? [];
    if (overloads.some((known) => known.jsName === jsName || known.jsName === privateName(jsName, owner))) {
      const shown = `${returnType.shown} ${owner.name}.${name}(${parameters.map(({ type }) => type.shown).join(', ')})`;
      this.#report(declaration.nameAt, `Method already defined: ${name} ${shown} from the type ${owner.name}`);
    }
    this.#checkMethodModifiers(declaration);
    overloads.push({
      name,
      owner,
      parameters,
      returnType,
      isStatic: words.includes('static') || words.includes('testmethod'),
      access: accessOf(words, inInterface ? interfaceAccess(owner) : 'private'),
      isAbstract: inInterface || words.includes('abstract'),
      isVirtual: inInterface || words.includes('virtual') || words.includes('abstract') || words.includes('override'),
      isOverride: words.includes('override'),
      isTestVisible: isTestVisible(declaration.modifiers),
      annotations: annotationsOf(declaration.modifiers),
      jsName: isSealed(owner, words) ? privateName(jsName, owner) : jsName,
      declaration,
      at: declaration.nameAt,
    });
    owner.methods.set(name, overloads);
  }

  #checkMethodModifiers({ modifiers: { words }, nameAt, body }: MethodDeclaration): void {
    const owner = this.#owner;
    if (owner.kind === 'interface') return;
    const isAbstract = words.includes('abstract');
    if (isAbstract && !owner.isAbstract)
      this.#report(nameAt, 'Defining type for abstract methods must be declared as abstract');
    const hidden = !words.some((word) => /^(global|public|protected)$/.test(word));
    if (isAbstract && hidden && owner.apiVersion >= ABSTRACT_NEEDS_SCOPE) {
      this.#report(nameAt, 'abstract methods require at least one of the following global, public, protected');
    }
    if (words.includes('override') && hidden && owner.apiVersion >= ABSTRACT_NEEDS_SCOPE) {
      this.#report(nameAt, 'override methods require at least one of the following global, public, protected');
    }
    if (isAbstract && body) this.#report(nameAt, 'Abstract methods cannot have a body');
    if (!isAbstract && !body) this.#report(nameAt, 'Methods must define a body');
    if (words.includes('static') && words.includes('override'))
      this.#report(nameAt, 'static methods cannot be override');
    if (words.includes('static') && owner.outer)
      this.#report(nameAt, 'static can only be used on methods of a top level type');
  }

  #fields(declaration: FieldDeclaration): void {
    const owner = this.#owner;
    const { words } = declaration.modifiers;
    const type = this.#context.resolveType(declaration.type, owner, owner.file);
    const isStatic = words.includes('static');
    const access = accessOf(words, 'private');
    for (const declarator of declaration.declarators) {
      checkIdentifier(this.#context, owner.file, declarator.name, declarator.at);
      if (isStatic && owner.outer) this.#report(declarator.at, 'static can only be used on fields of a top level type');
      this.#add({
        name: declarator.name,
        owner,
        type,
        kind: 'field',
        isStatic,
        isFinal: words.includes('final'),
        isTransient: words.includes('transient'),
        isTestVisible: isTestVisible(declaration.modifiers),
        access,
        readAccess: access,
        writeAccess: access,
        readsByMethod: false,
        writesByMethod: false,
        slot: slotOf(owner, declarator.name),
        annotations: annotationsOf(declaration.modifiers),
        initial: declarator.value,
        getter: null,
        setter: null,
        at: declarator.at,
      });
    }
  }

  #property(declaration: PropertyDeclaration): void {
    const owner = this.#owner;
    const { words } = declaration.modifiers;
    const access = accessOf(words, 'private');
    const accessorAccess = (accessor: Accessor | null): Access | null =>
      accessor ? accessOf(accessor.modifiers.words, access) : null;
    const { getter, setter } = declaration;
    if (declaration.accessorTwice) this.#report(declaration.nameAt, `Missing '}' at '${declaration.accessorTwice}'`);
    if (!getter && !setter) this.#report(declaration.nameAt, "Unexpected token '}'.");
    for (const accessor of [getter, setter]) {
      const own = accessor ? accessOf(accessor.modifiers.words, access) : access;
      if (ORDER.indexOf(own) <= ORDER.indexOf(access)) continue;
      this.#report(declaration.nameAt, `Cannot declare ${own} accessor on ${access} property`);
    }
    checkIdentifier(this.#context, owner.file, declaration.name, declaration.nameAt);
    this.#add({
      name: declaration.name,
      owner,
      type: this.#context.resolveType(declaration.type, owner, owner.file),
      kind: 'property',
      isStatic: words.includes('static'),
      isFinal: false,
      isTransient: words.includes('transient'),
      isTestVisible: isTestVisible(declaration.modifiers),
      access,
      readAccess: accessorAccess(getter),
      writeAccess: accessorAccess(setter),
      readsByMethod: (getter?.body ?? null) !== null,
      writesByMethod: (setter?.body ?? null) !== null,
      slot: slotOf(owner, declaration.name),
      annotations: annotationsOf(declaration.modifiers),
      initial: null,
      getter,
      setter,
      at: declaration.nameAt,
    });
  }

  #add(field: FieldSymbol): void {
    if (this.#owner.fields.has(field.name)) {
      this.#report(field.at as Place, `Duplicate field: ${field.name}`);
      return;
    }
    this.#owner.fields.set(field.name, field);
  }
}

/** Whoever sees an interface sees its methods, whatever the access of the interface. */
function interfaceAccess(owner: TypeSymbol): Access {
  return owner.access === 'global' ? 'global' : 'public';
}

/** Fields of the same name in a superclass are other fields, so theirs and ours need different slots. */
function slotOf(owner: TypeSymbol, name: string): string {
  for (let type = owner.superType; type?.symbol; type = type.symbol.superType) {
    if (type.symbol.declaration && declaresField(type.symbol.declaration, name)) {
      return `${fieldSlot(name)}$${owner.name.toLowerCase().replaceAll('.', '$')}`;
    }
  }
  return fieldSlot(name);
}

function declaresField(declaration: Declaration, name: string): boolean {
  if (declaration.kind !== 'class') return false;
  const lower = name.toLowerCase();
  return declaration.members.some(
    (member) =>
      member.kind === 'field' && member.declarators.some((declarator) => declarator.name.toLowerCase() === lower),
  );
}

function isTestVisible(modifiers: Modifiers): boolean {
  return modifiers.annotations.some((annotation) => annotation.name.toLowerCase() === 'testvisible');
}
