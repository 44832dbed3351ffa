/** Types and their members: ANTLR's tree → our tree. */
import * as G from '@apexdevtools/apex-parser';
import type {
  Accessor,
  ClassDeclaration,
  Declaration,
  EnumDeclaration,
  InterfaceDeclaration,
  Member,
  MethodDeclaration,
  Modifiers,
  PropertyDeclaration,
} from '../ast.ts';
import type { StatementBuilder } from './buildStatements.ts';
import { buildModifiers, buildParameters, buildTypeList, buildTypeRef } from './buildTypes.ts';
import { placeOf, present } from './tree.ts';

type MemberTree = {
  methodDeclaration(): G.MethodDeclarationContext;
  interfaceDeclaration(): G.InterfaceDeclarationContext;
  classDeclaration(): G.ClassDeclarationContext;
  enumDeclaration(): G.EnumDeclarationContext;
  propertyDeclaration(): G.PropertyDeclarationContext;
  fieldDeclaration(): G.FieldDeclarationContext;
};

/** Builds the declarations of one file. */
export class DeclarationBuilder {
  readonly #statements: StatementBuilder;

  constructor(statements: StatementBuilder) {
    this.#statements = statements;
  }

  type(tree: G.TypeDeclarationContext): Declaration {
    const modifiers = buildModifiers(tree.modifier_list());
    if (present(tree.classDeclaration())) return this.#class(tree.classDeclaration(), modifiers);
    if (present(tree.interfaceDeclaration())) return this.#interface(tree.interfaceDeclaration(), modifiers);
    return buildEnum(tree.enumDeclaration(), modifiers);
  }

  /** A member of a class, trigger or anonymous block. */
  member(tree: MemberTree, modifiers: Modifiers): Member {
    if (present(tree.methodDeclaration())) return this.#method(tree.methodDeclaration(), modifiers);
    if (present(tree.fieldDeclaration())) {
      const field = tree.fieldDeclaration();
      const declarators = this.#statements.declarators(field.variableDeclarators());
      return { kind: 'field', modifiers, type: buildTypeRef(field.typeRef()), declarators, at: placeOf(field) };
    }
    if (present(tree.propertyDeclaration())) return this.#property(tree.propertyDeclaration(), modifiers);
    if (present(tree.classDeclaration())) return this.#class(tree.classDeclaration(), modifiers);
    if (present(tree.interfaceDeclaration())) return this.#interface(tree.interfaceDeclaration(), modifiers);
    return buildEnum(tree.enumDeclaration(), modifiers);
  }

  #class(tree: G.ClassDeclarationContext, modifiers: Modifiers): ClassDeclaration {
    const members: Member[] = [];
    for (const item of tree.classBody().classBodyDeclaration_list()) {
      const member = item.memberDeclaration();
      if (present(item.block())) {
        const body = this.#statements.block(item.block());
        members.push({ kind: 'initialiser', isStatic: present(item.STATIC()), body, at: placeOf(item) });
      } else if (present(member)) {
        members.push(this.#classMember(member, buildModifiers(item.modifier_list())));
      }
    }
    const id = tree.id();
    return {
      kind: 'class',
      name: id.getText(),
      nameAt: placeOf(id),
      modifiers,
      superType: present(tree.typeRef()) ? buildTypeRef(tree.typeRef()) : null,
      interfaces: present(tree.typeList()) ? buildTypeList(tree.typeList()) : [],
      members,
      at: placeOf(tree),
    };
  }

  #classMember(tree: G.MemberDeclarationContext, modifiers: Modifiers): Member {
    const built = tree.constructorDeclaration();
    if (!present(built)) return this.member(tree, modifiers);
    const name = built.qualifiedName();
    return {
      kind: 'constructor',
      name: name.getText(),
      nameAt: placeOf(name),
      modifiers,
      parameters: buildParameters(built.formalParameters()),
      body: this.#statements.block(built.block()),
      at: placeOf(built),
    };
  }

  #interface(tree: G.InterfaceDeclarationContext, modifiers: Modifiers): InterfaceDeclaration {
    const members = tree
      .interfaceBody()
      .interfaceMethodDeclaration_list()
      .map((method) => this.#method(method, buildModifiers(method.modifier_list())));
    const id = tree.id();
    const interfaces = present(tree.typeList()) ? buildTypeList(tree.typeList()) : [];
    return {
      kind: 'interface',
      name: id.getText(),
      nameAt: placeOf(id),
      modifiers,
      interfaces,
      members,
      at: placeOf(tree),
    };
  }

  #method(
    tree: G.MethodDeclarationContext | G.InterfaceMethodDeclarationContext,
    modifiers: Modifiers,
  ): MethodDeclaration {
    const block = tree instanceof G.MethodDeclarationContext ? tree.block() : null;
    return {
      kind: 'method',
      name: tree.id().getText(),
      nameAt: placeOf(tree.id()),
      modifiers,
      returnType: present(tree.typeRef()) ? buildTypeRef(tree.typeRef()) : null,
      parameters: buildParameters(tree.formalParameters()),
      body: present(block) ? this.#statements.block(block) : null,
      at: placeOf(tree),
    };
  }

  #property(tree: G.PropertyDeclarationContext, modifiers: Modifiers): PropertyDeclaration {
    let getter: Accessor | null = null;
    let setter: Accessor | null = null;
    let accessorTwice: 'get' | 'set' | null = null;
    for (const part of tree.propertyBlock_list()) {
      if (present(part.getter()) ? getter : setter) accessorTwice = present(part.getter()) ? 'get' : 'set';
      const accessor = present(part.getter()) ? part.getter() : part.setter();
      const body = present(accessor.block()) ? this.#statements.block(accessor.block()) : null;
      const built: Accessor = { modifiers: buildModifiers(part.modifier_list()), body, at: placeOf(part) };
      if (present(part.getter())) getter = built;
      else setter = built;
    }
    const id = tree.id();
    return {
      kind: 'property',
      name: id.getText(),
      nameAt: placeOf(id),
      modifiers,
      type: buildTypeRef(tree.typeRef()),
      getter,
      setter,
      accessorTwice,
      at: placeOf(tree),
    };
  }
}

function buildEnum(tree: G.EnumDeclarationContext, modifiers: Modifiers): EnumDeclaration {
  const constants = present(tree.enumConstants()) ? tree.enumConstants().id_list() : [];
  return {
    kind: 'enum',
    name: tree.id().getText(),
    nameAt: placeOf(tree.id()),
    modifiers,
    constants: constants.map((id) => ({ name: id.getText(), at: placeOf(id) })),
    at: placeOf(tree),
  };
}
