import { describe, fieldOf, iconOf, nameFieldOf, type FieldDescribe, type ObjectDescribe } from 'localorg/describe';
import { count, errorMessage, query } from 'localorg/http';
import { defaultColumns } from 'localorg/objectLayout';
import { lookupName, lookupNames, quoted } from 'localorg/records';
import { boot } from 'localorg/session';

const SHOWN = 6;

/** Children that every object has in an org and that no page shows as a related list of its own here. */
const HIDDEN =
  /(Share|History|Feed|ChangeEvent|Tag)$|^(ActivityHistory|AttachedContent|ContentDocumentLink|ContentVersion|DuplicateRecordItem|EmailMessage|EntitySubscription|Event|Note|NoteAndAttachment|OpenActivity|ProcessInstance|RecordAction|Task|TopicAssignment|Attachment|FlowRecordRelation|CombinedAttachment)/;

/** Which related list. */
export interface WantedList {
  readonly object: string;
  readonly field: string;
  readonly relationship: string;
  readonly columns: readonly string[];
}

/** A related list, drawn. */
export interface RelatedList {
  readonly key: string;
  readonly object: string;
  readonly field: string;
  readonly label: string;
  readonly icon: string;
  readonly countText: string;
  readonly canCreate: boolean;
  readonly columns: readonly { readonly name: string; readonly label: string }[];
  readonly rows: readonly object[] | null;
  readonly note: string;
}

type Row = Record<string, unknown>;

/** The related lists of an object's layout; all child relationships when it has no layout. */
export function relatedListsOf(object: ObjectDescribe, single: string | null): WantedList[] {
  const children = object.childRelationships.flatMap(({ childSObject, field, relationshipName }) =>
    relationshipName ? [{ object: childSObject, field, relationship: relationshipName, columns: [] as string[] }] : [],
  );
  if (single) return children.filter((child) => child.relationship === single);
  const layout = boot.model.layouts[object.name];
  if (!layout) return children.filter((child) => !HIDDEN.test(child.object)).slice(0, 8);
  return layout.relatedLists.flatMap(({ name, fields }) => {
    // custom ones are named Child__c.Lookup__c, standard ones RelatedContactList and the like
    const [childName, fieldName] = name.split('.');
    const standard = /^Related(\w+)List$/.exec(name)?.[1];
    const found = children.find((child) =>
      fieldName ? child.object === childName && child.field === fieldName : child.object === standard,
    );
    return found ? [{ ...found, columns: [...fields] }] : [];
  });
}

/** Loads the first rows of a related list; null when the user may not see the child object. */
export async function loadRelatedList(wanted: WantedList, recordId: string): Promise<RelatedList | null> {
  let object: ObjectDescribe;
  try {
    object = await describe(wanted.object);
  } catch {
    return null; // not visible to this user: Lightning leaves such lists out
  }
  if (!object.queryable) return null;
  const fields = columnsOf(object, wanted);
  const list = {
    key: `${wanted.object}.${wanted.field}`,
    object: wanted.object,
    field: wanted.field,
    label: object.labelPlural,
    icon: iconOf(object.name),
    canCreate: object.createable,
    columns: fields.map(({ name, label }) => ({ name, label })),
  };
  try {
    const { rows, total } = await loadRows(object, fields, wanted.field, recordId);
    const countText = total > SHOWN ? `${SHOWN} of ${total}` : String(total);
    return { ...list, countText, rows: total > 0 ? rows : null, note: 'No records yet.' };
  } catch (error) {
    return { ...list, countText: '?', rows: null, note: errorMessage(error) };
  }
}

function columnsOf(object: ObjectDescribe, wanted: WantedList): FieldDescribe[] {
  const nameField = nameFieldOf(object);
  const named = wanted.columns.flatMap((column) => {
    const plain = column === 'NAME' ? nameField : (column.split('.').pop() ?? column).replaceAll('_', '');
    return fieldOf(object, column) ?? fieldOf(object, plain) ?? [];
  });
  const usual = defaultColumns(object).flatMap((name) => fieldOf(object, name) ?? []);
  return (named.length > 0 ? named : usual).filter((field) => field.name !== wanted.field).slice(0, 4);
}

async function loadRows(
  object: ObjectDescribe,
  fields: readonly FieldDescribe[],
  lookup: string,
  recordId: string,
): Promise<{ rows: object[]; total: number }> {
  const nameField = nameFieldOf(object);
  const names = fields.map((field) => field.name);
  const columns = [...new Set(['Id', ...names, ...(await lookupNames(object, names))])];
  const where = `WHERE ${lookup} = '${quoted(recordId)}'`;
  const order = fieldOf(object, 'CreatedDate') ? ' ORDER BY CreatedDate DESC' : '';
  const rows = await query<Row>(`SELECT ${columns.join(', ')} FROM ${object.name} ${where}${order} LIMIT ${SHOWN}`);
  const total = rows.length < SHOWN ? rows.length : await count(`SELECT COUNT() FROM ${object.name} ${where}`);
  return {
    total,
    rows: rows.map((row) => ({
      id: String(row['Id']),
      cells: fields.map((field) => ({
        name: field.name,
        label: field.label,
        field,
        value: row[field.name] ?? null,
        displayValue: lookupName(row, field),
        recordId: field.name === nameField ? String(row['Id']) : null,
      })),
    })),
  };
}
