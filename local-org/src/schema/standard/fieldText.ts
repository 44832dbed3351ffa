/**
 * The short notation in which the standard objects are written down, one field a line:
 *
 *   Name string(255) !            not nillable          CloseDate date !
 *   Amount currency(18,2)         precision, scale      IsWon boolean ! ro        read only
 *   AccountId ->Account:Account/Opportunities           reference : relationship / child relationship (:cascade, :restrict)
 *   StageName picklist(255) ! {A;B*;C}                  values, * marks the default
 *   !! the values are restricted
 *   "Label" text    =value default    co createable only    def defaulted on create    uniq    ext external id    key id lookup
 */
import type { FieldType, PicklistValue, SoapFieldType } from '../schema.ts';
import { plainField } from '../fieldDefaults.ts';

/** A reference as read from a line; `children` is the relationship name on the parent. */
export interface FieldLine {
  readonly field: FieldType;
  readonly children: string | null;
}

const LINE =
  /^(\w+)\s+(?:->([\w|]+)(?::(\w+))?(?:\/(\w+))?(?::(cascade|restrict))?|(\w+)(?:\((\d+)(?:,(\d+))?\))?)(.*)$/;

/** Reads one line of the notation. */
export function readFieldLine(line: string): FieldLine {
  const match = LINE.exec(line.trim());
  if (!match) throw new Error(`unreadable field line: ${line}`);
  const [, apiName, targets, relationship, children, constraint, type, size, scale, rest = ''] = match;
  const flags = new Set(rest.match(/(?<=\s)(!!|!|ro|co|uo|def|uniq|ext|key|html|nofilter)(?=\s|$)/g) ?? []);
  const base = plainField(apiName!, targets === undefined ? (type as SoapFieldType) : 'reference');
  const label = /"([^"]*)"/.exec(rest)?.[1] ?? labelOf(apiName!);
  const values = /\{([^}]*)\}/.exec(rest)?.[1];
  const field: FieldType = {
    ...base,
    label,
    ...sizes(base, size, scale),
    nillable: !flags.has('!'),
    createable: !flags.has('ro') && !flags.has('uo'),
    updateable: !flags.has('ro') && !flags.has('co'),
    defaultedOnCreate: flags.has('def') || base.type === 'boolean' || flags.has('ro'),
    unique: flags.has('uniq'),
    externalId: flags.has('ext'),
    idLookup: flags.has('key') || flags.has('ext') || base.type === 'id',
    html: flags.has('html'),
    filterable: base.filterable && !flags.has('nofilter'),
    referenceTo: targets?.split('|') ?? [],
    relationshipName: relationship ?? null,
    deleteConstraint: constraint === 'cascade' ? 'Cascade' : constraint === 'restrict' ? 'Restrict' : 'SetNull',
    picklist: values === undefined ? base.picklist : { restricted: flags.has('!!'), values: readValues(values) },
    defaultValue: /\s=('[^']*'|\S+)/.exec(rest)?.[1] ?? (base.type === 'boolean' ? 'false' : null),
  };
  return { field, children: children ?? null };
}

function sizes(base: FieldType, size: string | undefined, scale: string | undefined): Partial<FieldType> {
  if (size === undefined) return {};
  const number = Number(size);
  if (scale !== undefined || base.apexType === 'Decimal' || base.type === 'int') {
    return { precision: number, scale: Number(scale ?? 0) };
  }
  return { length: number };
}

function readValues(text: string): PicklistValue[] {
  if (text === '') return [];
  return text.split(';').map((entry) => {
    const isDefault = entry.endsWith('*');
    const value = (isDefault ? entry.slice(0, -1) : entry).trim();
    return { value, label: value, active: true, isDefault };
  });
}

/** `CreatedById` → `Created By ID`, `NumberOfEmployees` → `Number Of Employees`. */
export function labelOf(apiName: string): string {
  return apiName
    .replace(/__[a-z]+$/i, '')
    .replaceAll('_', ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/\bId$/, 'ID');
}
