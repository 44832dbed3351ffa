/** Rules of a class as a whole: inheritance, interfaces, overriding, annotations. */
import type {
  ClassDeclaration,
  Declaration,
  FieldDeclaration,
  InterfaceDeclaration,
  Modifiers,
  Place,
  PropertyDeclaration,
} from '../syntax/ast.ts';
import type { BoundAlias } from './bound.ts';
import { annotationProblems } from './checkAnnotations.ts';
import { exposedFieldProblems, exposedMethodProblems, exposedTypeProblems, TOP_LEVEL_ONLY } from './checkExposed.ts';
import { type Modified, modifierProblems } from './checkModifiers.ts';
import { isSObject, superTypes } from './conversions.ts';
import type { Candidate } from './members.ts';
import type { Services } from './body.ts';
import { showSignature } from './symbols.ts';
import type { MethodSymbol, Type, TypeSymbol } from './symbols.ts';
import { completed } from './typeTable.ts';

/** Who sees how much. */
const RANK = { private: 0, protected: 1, public: 2, global: 3 } as const;

/** Reports what is wrong with a class and returns the other names its methods must answer to. */
export function checkType(services: Services, symbol: TypeSymbol): BoundAlias[] {
  const checker = new TypeChecker(services, symbol);
  checker.header();
  checker.annotations();
  checker.modifiers();
  for (const overloads of symbol.methods.values()) for (const method of overloads) checker.method(method);
  return symbol.kind === 'class' ? checker.implementations() : [];
}

class TypeChecker {
  readonly #services: Services;
  readonly #symbol: TypeSymbol;

  constructor(services: Services, symbol: TypeSymbol) {
    this.#services = services;
    this.#symbol = symbol;
  }

  #report(at: Place | undefined | null, message: string): void {
    const place = at ?? this.#symbol.declaration?.nameAt;
    if (place) this.#services.context.report(this.#symbol.file, place, message);
  }

  header(): void {
    const { superType, declaration, interfaces } = this.#symbol;
    if (declaration?.kind !== 'class') {
      this.#enum();
      return;
    }
    const parent = superType?.symbol;
    if (parent) {
      const at = declaration.superType?.at;
      if (parent.kind !== 'class') this.#report(at, `Invalid class: ${superType.shown}`);
      else if (!completed(parent).isVirtual && parent.name !== 'Exception') {
        this.#report(null, `Non-virtual and non-abstract type cannot be extended: ${superType.shown}`);
      }
      if (this.#services.members.isException(superType) && !/exception$/i.test(this.#symbol.simpleName)) {
        this.#report(null, `Classes extending Exception must have a name ending in Exception: ${this.#symbol.name}`);
      }
    }
    interfaces.forEach((type, index) => {
      if (type.symbol?.kind !== 'interface')
        this.#report(declaration.interfaces[index]?.at, `Invalid interface: ${type.shown}`);
      else if (this.#symbol.outer && TOP_LEVEL_ONLY.has(type.symbol.name))
        this.#report(null, `Only top-level classes can implement ${type.shown}`);
    });
    this.#repeatedInners(declaration);
    for (const inner of this.#symbol.outer ? this.#symbol.inners.values() : []) {
      this.#report(inner.declaration?.nameAt, 'Inner types are not allowed to have inner types');
    }
  }

  #repeatedInners(declaration: ClassDeclaration): void {
    const seen = new Set<string>();
    for (const member of declaration.members) {
      if (member.kind !== 'class' && member.kind !== 'interface' && member.kind !== 'enum') continue;
      const name = member.name.toLowerCase();
      const own = name === this.#symbol.simpleName.toLowerCase();
      if (seen.has(name) || own) {
        this.#report(member.nameAt, `Type name already in use: ${this.#symbol.name}.${member.name}`);
      }
      seen.add(name);
    }
  }

  /** Interfaces extend interfaces, and their methods have no modifiers. */
  #interface(declaration: InterfaceDeclaration): void {
    this.#symbol.interfaces.forEach((type, index) => {
      if (type.symbol && type.symbol.kind !== 'interface')
        this.#report(declaration.interfaces[index]?.at, `Invalid interface: ${type.shown}`);
    });
    for (const member of declaration.members) {
      if (member.kind !== 'method') continue;
      const [word] = member.modifiers.words;
      if (word !== undefined) this.#report(member.nameAt, `Missing '}' at '${word}'`);
    }
  }

  #enum(): void {
    const { declaration } = this.#symbol;
    if (declaration?.kind === 'interface') this.#interface(declaration);
    if (declaration?.kind !== 'enum') return;
    const seen = new Set<string>();
    for (const { name, at } of declaration.constants) {
      if (seen.has(name.toLowerCase())) this.#report(at, `Duplicate field: ${name}`);
      seen.add(name.toLowerCase());
    }
  }

  annotations(): void {
    const { declaration } = this.#symbol;
    const members = declaration?.kind === 'class' ? declaration.members : [];
    const check = (modifiers: Modifiers, onType: boolean, at: Place): void => {
      for (const annotation of modifiers.annotations) {
        for (const { at: place, message } of annotationProblems(annotation, onType, at)) this.#report(place, message);
      }
    };
    if (declaration) check(declaration.modifiers, true, declaration.nameAt);
    for (const member of members) {
      if (member.kind === 'field') check(member.modifiers, false, member.declarators[0]?.at ?? member.at);
      else if (member.kind === 'method' || member.kind === 'property' || member.kind === 'constructor')
        check(member.modifiers, false, member.nameAt);
    }
  }

  modifiers(): void {
    const { declaration } = this.#symbol;
    if (!declaration) return;
    const check = (kind: Modified['kind'], modifiers: Modifiers, at: Place): void => {
      for (const problem of modifierProblems({ kind, modifiers })) this.#report(at, problem);
    };
    check(declaration.kind, declaration.modifiers, declaration.nameAt);
    this.#reach(declaration);
    for (const problem of exposedTypeProblems(this.#symbol)) this.#report(declaration.nameAt, problem);
    for (const member of declaration.kind === 'class' ? declaration.members : []) {
      if (member.kind === 'field') check('field', member.modifiers, member.declarators[0]?.at ?? declaration.nameAt);
      if (member.kind === 'field' || member.kind === 'property') this.#field(member);
      if (member.kind === 'property' || member.kind === 'method' || member.kind === 'constructor')
        check(member.kind, member.modifiers, member.nameAt);
      if (member.kind !== 'method' && member.kind !== 'constructor') continue;
      for (const parameter of member.parameters) check('parameter', parameter.modifiers, parameter.at);
    }
  }

  #field(member: FieldDeclaration | PropertyDeclaration): void {
    const names = member.kind === 'field' ? member.declarators.map(({ name }) => name) : [member.name];
    for (const name of names) {
      const field = this.#symbol.fields.get(name);
      const problems = field ? exposedFieldProblems(this.#symbol, field, member.modifiers.words) : [];
      for (const problem of problems) this.#report(field?.at, problem);
    }
  }

  /** Who may see the type as a whole. */
  #reach({ modifiers: { words }, nameAt }: Declaration): void {
    const { outer, isTest, kind } = this.#symbol;
    if (outer) {
      if (words.includes('global') && outer.access !== 'global') {
        const rule = 'Enclosing type for global classes in apex classes must be declared as global';
        this.#report(outer.declaration?.nameAt, rule);
      }
    } else if (!isTest && !words.some((word) => word === 'public' || word === 'global') && kind !== 'enum') {
      this.#report(nameAt, 'Top-level type must have public or global visibility');
    }
  }

  method(method: MethodSymbol): void {
    for (const problem of exposedMethodProblems(this.#symbol, method)) this.#report(method.at, problem);
    if (this.#symbol.kind === 'class' && !method.isStatic) this.#overriding(method);
  }

  #shown(method: MethodSymbol, owner: string): string {
    return showSignature(
      method.name,
      method.parameters.map((one) => one.type),
      method.returnType,
      owner,
    );
  }

  /** The method of a superclass that this one replaces. */
  #overridden(method: MethodSymbol): Candidate<MethodSymbol> | null {
    const { superType } = this.#symbol;
    const { context, members } = this.#services;
    const parent = superType ?? context.types.system('Object');
    const types = method.parameters.map((one) => one.type);
    const { top } = this.#symbol;
    const inherited = members
      .methods(parent, method.name)
      .filter(({ member: { owner, access } }) => owner.kind === 'class' && (access !== 'private' || owner.top === top));
    return inherited.find((candidate) => fits(candidate.parameters, types)) ?? null;
  }

  #overriding(method: MethodSymbol): void {
    const found = this.#overridden(method);
    const shown = this.#shown(method, this.#symbol.name);
    if (!found) {
      const viaInterface =
        method.isOverride &&
        this.#interfaceMethods().some(
          ({ candidate }) =>
            fits(
              candidate.parameters,
              method.parameters.map((one) => one.type),
            ) && candidate.member.name.toLowerCase() === method.name.toLowerCase(),
        );
      if (method.isOverride && !viaInterface)
        this.#report(method.at, `@Override specified for non-overriding method: ${shown}`);
      return;
    }
    const { member } = found;
    if (member.owner.name === 'Object') {
      const name = method.name.toLowerCase();
      if (name === 'tostring' && !method.isOverride)
        this.#report(method.at, `Method must use the override keyword: ${shown}`);
      if (name === 'equals' && method.isOverride)
        this.#report(method.at, `@Override specified for non-overriding method: ${shown}`);
    } else if (!member.isVirtual && member.owner.origin === 'apex') {
      this.#report(method.at, `Non-virtual, non-abstract methods cannot be overridden: ${shown}`);
    } else if (!method.isOverride && !isHiddenAbstract(member))
      this.#report(method.at, `Method must use the override keyword: ${shown}`);
    else if (RANK[method.access] < Math.min(RANK[member.access], RANK.public) && member.owner.origin === 'apex') {
      this.#report(method.at, `Cannot reduce the visibility of method: ${shown}`);
    } else if (found.returnType !== method.returnType && member.owner.origin === 'apex') {
      const [own, other] = [method.returnType.shown, found.returnType.shown];
      this.#report(method.at, `Method return types clash: ${own} vs ${other} from the type ${this.#symbol.name}`);
    }
  }

  /** Every method of every interface of the class, inherited ones too. */
  #interfaceMethods(): { owner: Type; candidate: Candidate<MethodSymbol> }[] {
    const { types } = this.#services.context;
    const found: { owner: Type; candidate: Candidate<MethodSymbol> }[] = [];
    for (const type of superTypes(types, types.of(this.#symbol))) {
      if (type.symbol?.kind !== 'interface') continue;
      for (const overloads of completed(type.symbol).methods.values()) {
        for (const member of overloads) {
          const parameters = member.parameters.map((one) => types.substitute(one.type, type.symbol, type.args));
          const returnType = types.substitute(member.returnType, type.symbol, type.args);
          found.push({ owner: type, candidate: { member, parameters, returnType } });
        }
      }
    }
    return found;
  }

  /** Abstract methods left open are errors; methods found under another JavaScript name get an alias. */
  implementations(): BoundAlias[] {
    const aliases = new Map<string, BoundAlias>();
    for (const { owner, candidate } of this.#interfaceMethods()) this.#implementation(owner, candidate, aliases);
    const { context, members } = this.#services;
    for (let type = this.#symbol.superType; type?.symbol; type = type.symbol.superType) {
      for (const overloads of completed(type.symbol).methods.values()) {
        for (const member of overloads) {
          if (!member.isAbstract || member.owner.kind === 'interface' || this.#symbol.isAbstract) continue;
          const own = members.methods(context.types.of(this.#symbol), member.name);
          const types = member.parameters.map((one) => one.type);
          const found = own.find((one) => fits(types, one.parameters));
          const unmarked = found?.member.owner === this.#symbol && !found.member.isOverride;
          if (!found || found.member.isAbstract || (unmarked && !isHiddenAbstract(member))) {
            const at = this.#symbol.declaration?.nameAt;
            this.#report(
              at,
              `Class ${this.#symbol.name} must implement the abstract method: ${this.#shown(member, type.symbol.name)}`,
            );
          }
        }
      }
    }
    return [...aliases.values()];
  }

  /**
   * Whether a method's result will do for the interface's: a narrower type is enough, as Salesforce's compiler has it. A number that
   * would have to be converted (Integer for Long) is refused here, although that compiler takes it.
   */
  #answers(given: Type, wanted: Type, library: boolean): boolean {
    if (given === wanted) return true;
    if (given.kind === 'void' || wanted.kind === 'void') return false;
    const { conversions } = this.#services;
    if (library) return given.name === 'Database.QueryLocator' || conversions.assignable(given, wanted);
    if (given.name === 'String' && wanted.name === 'Id') return true;
    if (wanted.name === 'Set' || wanted.symbol?.name === 'Set') return false;
    return conversions.isA(given, wanted);
  }

  /** The methods of that name that may implement an interface's: those of the class and its superclasses, Object last. */
  #implementing(name: string): Candidate<MethodSymbol>[] {
    const { context, members } = this.#services;
    const own = members.methods(context.types.of(this.#symbol), name);
    const ofObject = members.methods(context.types.system('Object'), name);
    return [...own.filter((one) => one.member.owner.kind === 'class'), ...ofObject];
  }

  /** A method that takes more than the interface asks for (Object for String) answers it too, as Salesforce's compiler has it. */
  #wider(
    wanted: Candidate<MethodSymbol>,
    own: readonly Candidate<MethodSymbol>[],
    library: boolean,
  ): Candidate<MethodSymbol> | undefined {
    const { conversions } = this.#services;
    const takes = (given: Type, parameter: Type): boolean =>
      conversions.isA(given, parameter) || (given.name === 'Id' && parameter.name === 'String');
    return own.find(
      (one) =>
        one.parameters.length === wanted.parameters.length &&
        one.parameters.every((parameter, index) => takes(wanted.parameters[index] as Type, parameter)) &&
        this.#answers(one.returnType, wanted.returnType, library),
    );
  }

  #implementation(owner: Type, candidate: Candidate<MethodSymbol>, aliases: Map<string, BoundAlias>): void {
    const { member } = candidate;
    const library = member.owner.origin === 'library';
    const own = this.#implementing(member.name);
    const found =
      own.find(
        (one) =>
          fits(candidate.parameters, one.parameters) && this.#answers(one.returnType, candidate.returnType, library),
      ) ?? this.#wider(candidate, own, library);
    if (!found) {
      if (
        this.#symbol.isAbstract ||
        (library && own.some((one) => sameButObjects(candidate.parameters, one.parameters)))
      )
        return;
      const shown = showSignature(member.name, candidate.parameters, candidate.returnType, owner.shown);
      this.#report(null, `Class ${this.#symbol.name} must implement the method: ${shown}`);
      return;
    }
    const { access } = found.member;
    if (access !== 'public' && access !== 'global' && !this.#symbol.isAbstract) {
      const shown = showSignature(member.name, candidate.parameters, candidate.returnType, owner.shown);
      const rule = 'Overriding implementations of global or public interface methods must be global or public';
      this.#report(null, `${this.#symbol.name}: ${rule}: ${shown}`);
    }
    if (found.member.jsName !== member.jsName) {
      aliases.set(member.jsName, {
        name: member.jsName,
        target: found.member.jsName,
        parameterCount: candidate.parameters.length,
      });
    }
  }
}

/** As `fits`, where `Object` in the library's declaration stands for any type argument it left out. */
function sameButObjects(wanted: readonly Type[], given: readonly Type[]): boolean {
  const same = wanted.length > 0 && wanted.length === given.length;
  return same && wanted.every((type, index) => type.args.length > 0 || type === given[index]);
}

/** A private abstract method, as old API versions allow: subclasses implement it without the word `override`. */
function isHiddenAbstract(method: MethodSymbol): boolean {
  return method.isAbstract && method.access === 'private';
}

/** Whether parameter types are those of the method to replace; lists of a concrete object stand for List<SObject>. */
function fits(wanted: readonly Type[], given: readonly Type[]): boolean {
  return (
    wanted.length === given.length &&
    wanted.every((type, index) => {
      const own = given[index] as Type;
      if (own === type) return true;
      const [a, b] = [type.args[0], own.args[0]];
      return (
        type.symbol?.name === 'List' &&
        own.symbol === type.symbol &&
        a?.name === 'SObject' &&
        b !== undefined &&
        isSObject(b)
      );
    })
  );
}
