/** Compares the shapes in `types/apex.d.ts` with the Apex classes that fill them. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { typeScriptOf, type AuraSurface } from './apexSource.ts';

type Shapes = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Sentences saying where the written shapes and the Apex classes differ; empty when they agree. */
export function differingShapes(root: string, surface: AuraSurface): string[] {
  const written = writtenShapes(readFileSync(`${root}/types/apex.d.ts`, 'utf8'));
  const used = usedShapes(surface, written);
  return [...used].flatMap((name) => {
    const shape = surface.shapes.find((one) => one.name.toLowerCase() === name.toLowerCase());
    const fields = written.get(name);
    if (!fields) {
      return [`types/apex.d.ts has no interface ${name}, which an @AuraEnabled method returns.`];
    }
    return shape
      ? differingFields(name, fields, shape.fields)
      : [`No Apex class has the @AuraEnabled fields of Apex.${name}.`];
  });
}

function differingFields(
  name: string,
  written: ReadonlyMap<string, string>,
  apex: ReadonlyMap<string, string>,
): string[] {
  const missing = [...written.keys()].filter((field) => !apex.has(field));
  const extra = [...apex.keys()].filter((field) => !written.has(field));
  const different = [...written].filter(([field, type]) => {
    const apexType = apex.get(field);
    return apexType !== undefined && !agrees(type, typeScriptOf(apexType));
  });
  return [
    ...missing.map((field) => `Apex.${name}.${field} is in types/apex.d.ts but not in the Apex class.`),
    ...extra.map((field) => `${name}.${field} is in the Apex class but not in types/apex.d.ts.`),
    ...different.map(
      ([field, type]) => `${name}.${field} is ${apex.get(field) ?? ''} in Apex and ${type} in types/apex.d.ts.`,
    ),
  ];
}

/** Nullable and literal string types are narrower ways to write the same JSON type. */
function agrees(written: string, apex: string): boolean {
  const bare = written
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'null')
    .map((part) => (part.startsWith("'") ? 'string' : part));
  const [only] = [...new Set(bare)];
  return only?.replace(/^Apex\./, '') === apex.replace(/^Apex\./, '') && new Set(bare).size === 1;
}

/** The shapes that methods return, and those inside them. */
function usedShapes(surface: AuraSurface, written: Shapes): Set<string> {
  const used = new Set<string>();
  const add = (type: string): void => {
    for (const name of type.match(/[A-Z]\w+/g) ?? []) {
      if (name !== 'Apex' && name !== 'Record' && !used.has(name)) {
        used.add(name);
        written.get(name)?.forEach((fieldType) => {
          [...written.keys()].filter((one) => new RegExp(`\\b${one}\\b`).test(fieldType)).forEach(add);
        });
      }
    }
  };
  surface.methods.map((method) => typeScriptOf(method.returns)).forEach(add);
  return used;
}

function writtenShapes(source: string): Shapes {
  const file = ts.createSourceFile('apex.d.ts', source, ts.ScriptTarget.Latest, true);
  const shapes = new Map<string, Map<string, string>>();
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node)) {
      const fields = node.members.filter(ts.isPropertySignature);
      shapes.set(node.name.text, new Map(fields.map((field) => [field.name.getText(), field.type?.getText() ?? ''])));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return shapes;
}
