/**
 * An `.object` file of a deploy zip as the small files of source format, so that a later deploy of one field replaces that field only.
 *
 *   objects/Deal__c.object → objects/Deal__c/Deal__c.object-meta.xml, objects/Deal__c/fields/Amount__c.field-meta.xml, …
 */
import { type ElementSlice, childSlices } from './xmlSlices.ts';

/** Elements of an object file that are components of their own, with the folder and suffix of their files. */
export const PARTS: Readonly<Record<string, { folder: string; suffix: string; root: string }>> = {
  fields: { folder: 'fields', suffix: 'field', root: 'CustomField' },
  validationRules: { folder: 'validationRules', suffix: 'validationRule', root: 'ValidationRule' },
  recordTypes: { folder: 'recordTypes', suffix: 'recordType', root: 'RecordType' },
  listViews: { folder: 'listViews', suffix: 'listView', root: 'ListView' },
  fieldSets: { folder: 'fieldSets', suffix: 'fieldSet', root: 'FieldSet' },
  compactLayouts: { folder: 'compactLayouts', suffix: 'compactLayout', root: 'CompactLayout' },
  webLinks: { folder: 'webLinks', suffix: 'webLink', root: 'WebLink' },
  businessProcesses: { folder: 'businessProcesses', suffix: 'businessProcess', root: 'BusinessProcess' },
  sharingReasons: { folder: 'sharingReasons', suffix: 'sharingReason', root: 'SharingReason' },
  indexes: { folder: 'indexes', suffix: 'index', root: 'Index' },
};

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A file made of a part of another, with the line at which it stood there. */
export interface SplitFile {
  readonly path: string;
  readonly text: string;
  readonly line: number;
}

/** The files an object file is made of. The object's own file is left out when the file only carries parts. */
export function splitObject(objectName: string, text: string): SplitFile[] {
  const files: SplitFile[] = [];
  const own: string[] = [];
  for (const slice of childSlices(text)) {
    const part = PARTS[slice.name];
    const fullName = part === undefined ? null : fullNameOf(slice);
    if (part === undefined || fullName === null) own.push(slice.text);
    else files.push(partFile(objectName, part, fullName, slice));
  }
  if (own.length > 0) {
    const body = `${PROLOGUE}<CustomObject ${NAMESPACE}>\n${own.join('\n')}\n</CustomObject>\n`;
    files.unshift({ path: `objects/${objectName}/${objectName}.object-meta.xml`, text: body, line: 1 });
  }
  return files;
}

function fullNameOf(slice: ElementSlice): string | null {
  return /<fullName>([^<]+)<\/fullName>/.exec(slice.text)?.[1]?.trim() ?? null;
}

function partFile(
  objectName: string,
  part: { folder: string; suffix: string; root: string },
  fullName: string,
  slice: ElementSlice,
): SplitFile {
  const path = `objects/${objectName}/${part.folder}/${fullName}.${part.suffix}-meta.xml`;
  const text = `${PROLOGUE}<${part.root} ${NAMESPACE}>${slice.inner}</${part.root}>\n`;
  return { path, text, line: slice.line };
}
