/** Type references, modifiers, annotations and parameters: ANTLR's tree → our tree. */
import type {
  AnnotationContext,
  CreatedNameContext,
  FormalParametersContext,
  ModifierContext,
  QualifiedNameContext,
  TypeRefContext,
  TypeListContext,
} from '@apexdevtools/apex-parser';
import type { Annotation, AnnotationParameter, Modifiers, Parameter, Place, TypeRef } from '../ast.ts';
import { placeOf, present, stringValue } from './tree.ts';

export function buildTypeRef(tree: TypeRefContext): TypeRef {
  const names = tree.typeName_list().map((part) => {
    const args = part.typeArguments();
    const name = present(part.id()) ? part.id().getText() : part.start.text;
    return { name, args: present(args) ? buildTypeList(args.typeList()) : [] };
  });
  return { names, arrays: tree.arraySubscripts().LBRACK_list().length, at: placeOf(tree) };
}

export function buildTypeList(tree: TypeListContext): TypeRef[] {
  return tree.typeRef_list().map(buildTypeRef);
}

export function buildCreatedName(tree: CreatedNameContext): TypeRef {
  const names = tree.idCreatedNamePair_list().map((part) => ({
    name: part.anyId().getText(),
    args: present(part.typeList()) ? buildTypeList(part.typeList()) : [],
  }));
  return { names, arrays: 0, at: placeOf(tree) };
}

/** A type written as a qualified name, as in `catch (System.DmlException e)`. */
export function buildQualifiedType(tree: QualifiedNameContext): TypeRef {
  return { names: tree.id_list().map((id) => ({ name: id.getText(), args: [] })), arrays: 0, at: placeOf(tree) };
}

export function buildModifiers(trees: readonly ModifierContext[]): Modifiers {
  const words: string[] = [];
  const annotations: Annotation[] = [];
  for (const tree of trees) {
    const annotation = tree.annotation();
    if (present(annotation)) annotations.push(buildAnnotation(annotation));
    else
      words.push(
        (tree.children ?? [])
          .map((child) => child.getText())
          .join(' ')
          .toLowerCase(),
      );
  }
  return { words, annotations };
}

function buildAnnotation(tree: AnnotationContext): Annotation {
  const parameters: AnnotationParameter[] = [];
  const add = (name: string, value: string, at: Place): void => {
    parameters.push({ name, value: literalText(value), quoted: value.startsWith("'"), at });
  };
  const pairs = tree.elementValuePairs();
  if (present(pairs)) {
    for (const pair of pairs.elementValuePair_list()) {
      add(pair.id().getText(), pair.elementValue().getText(), placeOf(pair));
    }
  } else if (present(tree.elementValue())) {
    add('value', tree.elementValue().getText(), placeOf(tree.elementValue()));
  }
  return { name: tree.id().getText(), parameters, at: placeOf(tree) };
}

function literalText(text: string): string {
  return text.startsWith("'") ? stringValue(text) : text;
}

export function buildParameters(tree: FormalParametersContext): Parameter[] {
  const list = tree.formalParameterList();
  if (!present(list)) return [];
  return list.formalParameter_list().map((parameter) => ({
    name: parameter.id().getText(),
    type: buildTypeRef(parameter.typeRef()),
    modifiers: buildModifiers(parameter.modifier_list()),
    at: placeOf(parameter.id()),
  }));
}
