import { fieldOf, nameFieldOf, type FieldDescribe, type ObjectDescribe } from 'localorg/describe';
import { defaultColumns } from 'localorg/objectLayout';
import { likePattern, lookupNames, quoted, targetNameField } from 'localorg/records';
import { boot } from 'localorg/session';
import type { ListViewModel } from '../../../metadata/pageModel.ts';

/** A list: which view, what is searched, how it is sorted. */
export interface ListState {
  readonly view: ListViewModel;
  readonly search: string;
  readonly sortField: string;
  readonly isDescending: boolean;
}

/** The queries of a list. */
export interface ListQuery {
  readonly rows: string;
  readonly count: string;
}

/** The list views of an object: its own, after the two that every object with an owner has. */
export function listViewsOf(object: ObjectDescribe): ListViewModel[] {
  const columns = defaultColumns(object);
  const builtIn = (name: string, label: string, mine: boolean): ListViewModel => ({
    name,
    label,
    columns,
    mine,
    filters: [],
    booleanFilter: null,
  });
  const own = boot.model.listViews[object.name] ?? [];
  const hasAll = own.some((view) => !view.mine && view.filters.length === 0);
  return [
    ...(hasAll ? [] : [builtIn('__All', `All ${object.labelPlural}`, false)]),
    ...(fieldOf(object, 'OwnerId') ? [builtIn('__Mine', `My ${object.labelPlural}`, true)] : []),
    ...own,
  ];
}

/** The fields a view shows; a column that is no field of the object is left out. */
export function viewColumns(object: ObjectDescribe, view: ListViewModel): FieldDescribe[] {
  const found = view.columns.flatMap((column) => columnField(object, column) ?? []);
  return found.length > 0 ? [...new Set(found)] : defaultColumns(object).flatMap((name) => fieldOf(object, name) ?? []);
}

const SPECIAL: Readonly<Record<string, string>> = {
  'OWNER.ALIAS': 'OwnerId',
  'CORE.USERS.ALIAS': 'OwnerId',
  CREATED_DATE: 'CreatedDate',
  LAST_UPDATE: 'LastModifiedDate',
  CREATEDBY_USER: 'CreatedById',
  UPDATEDBY_USER: 'LastModifiedById',
};

// NAME, OPPORTUNITY.STAGE_NAME, ACCOUNT.NAME, Amount__c ──► the field of the object
function columnField(object: ObjectDescribe, column: string): FieldDescribe | undefined {
  const direct = fieldOf(object, column) ?? fieldOf(object, SPECIAL[column] ?? '');
  if (direct) return direct;
  if (column === 'NAME') return fieldOf(object, nameFieldOf(object));
  const [owner = '', name = ''] = column.split('.');
  const plain = (name || owner).replaceAll('_', '');
  if (name && owner.toLowerCase() !== object.name.toLowerCase() && name === 'NAME')
    return fieldOf(object, `${owner}Id`);
  return fieldOf(object, plain) ?? fieldOf(object, `${plain}Name`);
}

/** The SOQL of a page of a list. Sorted last by Id, so that pages never overlap. */
export async function listQuery(
  object: ObjectDescribe,
  state: ListState,
  limit: number,
  offset: number,
): Promise<ListQuery> {
  const fields = viewColumns(object, state.view);
  const names = fields.map((field) => field.name);
  const columns = [...new Set(['Id', nameFieldOf(object), ...names, ...(await lookupNames(object, names))])];
  const where = whereClause(object, state);
  const order = await orderBy(object, state);
  return {
    rows: `SELECT ${columns.join(', ')} FROM ${object.name}${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`,
    count: `SELECT COUNT() FROM ${object.name}${where}`,
  };
}

async function orderBy(object: ObjectDescribe, { sortField, isDescending }: ListState): Promise<string> {
  const field = fieldOf(object, sortField);
  const name = field?.type === 'reference' ? await targetNameField(field) : null;
  const path =
    field?.type === 'reference' && field.relationshipName && name ? `${field.relationshipName}.${name}` : sortField;
  return `${path} ${isDescending ? 'DESC' : 'ASC'} NULLS LAST${path === 'Id' ? '' : ', Id ASC'}`;
}

function whereClause(object: ObjectDescribe, { view, search }: ListState): string {
  const conditions: string[] = [];
  if (view.mine) conditions.push(`OwnerId = '${boot.user.id}'`);
  const filters = view.filters.map((filter) => condition(object, filter));
  if (filters.length > 0) {
    const combined =
      view.booleanFilter?.replace(/\d+/g, (number) => filters[Number(number) - 1] ?? number) ?? filters.join(' AND ');
    conditions.push(`(${combined})`);
  }
  const text = search.trim();
  if (text !== '') conditions.push(`${nameFieldOf(object)} LIKE '%${likePattern(text)}%'`);
  return conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
}

type Filter = ListViewModel['filters'][number];

const COMPARISONS: Readonly<Record<string, string>> = {
  equals: '=',
  notEqual: '!=',
  lessThan: '<',
  greaterThan: '>',
  lessOrEqual: '<=',
  greaterOrEqual: '>=',
};

function condition(object: ObjectDescribe, { field: column, operation, value }: Filter): string {
  const field = columnField(object, column);
  if (!field)
    throw new Error(`This list view filters by ${column}, which is no field of ${object.label} that you may see.`);
  const values = value === '' ? [''] : value.split(',').map((part) => part.trim());
  const literals = values.map((part) => literal(field, part));
  switch (operation) {
    case 'contains':
      return `(${values.map((part) => `${field.name} LIKE '%${likePattern(part)}%'`).join(' OR ')})`;
    case 'notContain':
      return `(${values.map((part) => `(NOT ${field.name} LIKE '%${likePattern(part)}%')`).join(' AND ')})`;
    case 'startsWith':
      return `(${values.map((part) => `${field.name} LIKE '${likePattern(part)}%'`).join(' OR ')})`;
    case 'includes':
      return `${field.name} INCLUDES (${literals.join(', ')})`;
    case 'excludes':
      return `${field.name} EXCLUDES (${literals.join(', ')})`;
    default:
  }
  const comparison = COMPARISONS[operation];
  if (!comparison) throw new Error(`List view filters with ${operation} are not supported by the local org.`);
  if (literals.length > 1 && comparison === '=') return `${field.name} IN (${literals.join(', ')})`;
  if (literals.length > 1 && comparison === '!=') return `${field.name} NOT IN (${literals.join(', ')})`;
  return `${field.name} ${comparison} ${literals[0] ?? 'null'}`;
}

function literal(field: FieldDescribe, value: string): string {
  if (value === '') return 'null';
  if (field.type === 'boolean') return value === '1' || value.toLowerCase() === 'true' ? 'true' : 'false';
  if (['currency', 'double', 'int', 'percent', 'long'].includes(field.type)) return String(Number(value));
  if (field.type === 'date' || field.type === 'datetime') return dateLiteral(field, value);
  return `'${quoted(value)}'`;
}

function dateLiteral(field: FieldDescribe, value: string): string {
  if (/^\w+(:\d+)?$/.test(value) && /^[A-Za-z]/.test(value)) return value.toUpperCase();
  const [month = '', day = '', year = ''] = value.split('/');
  const date = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : value;
  return field.type === 'datetime' && !date.includes('T') ? `${date}T00:00:00Z` : date;
}
