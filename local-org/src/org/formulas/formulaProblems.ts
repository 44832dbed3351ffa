/** Formulas of fields and rules that a deploy refuses, in the files they stand in. */
import { nameParts } from '../../base/nameScope.ts';
import type { ProjectModel, ProjectProblem } from '../../project/model.ts';
import type { Schema } from '../../schema/schema.ts';
import { checkFormulas } from '../../soql/formula/checkFormulas.ts';

/** The problems of a project's formulas. */
export function formulaProblems(schema: Schema, model: ProjectModel): ProjectProblem[] {
  const files = new Map<string, string>();
  for (const object of model.objects) {
    for (const part of [...object.fields, ...object.validationRules]) {
      files.set(`${object.fullName}.${partName(part.fullName)}`.toLowerCase(), part.file);
    }
  }
  return checkFormulas(schema, model.namespace).map(({ type, fullName, message }) => {
    const [object = '', part = ''] = fullName.split('.');
    const plain = [object, part].map(withoutNamespace).join('.').toLowerCase();
    const file = files.get(fullName.toLowerCase()) ?? files.get(plain) ?? object;
    return { file, line: 1, message, component: { type, fullName } };
  });
}

/** Parts of decomposed objects are named with or without their object. */
function partName(fullName: string): string {
  return fullName.slice(fullName.lastIndexOf('.') + 1);
}

function withoutNamespace(name: string): string {
  const { namespace } = nameParts(name);
  return namespace === null ? name : name.slice(namespace.length + 2);
}
