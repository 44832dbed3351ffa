/**
 * Permission sets of the source as rows: the set, its object and field permissions, its class, application and custom permission access.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm
 */
import { prefixed, qualified } from '../../base/nameScope.ts';
import { type Component, componentsOf } from '../../project/model.ts';
import type { XmlElement } from '../../project/xml.ts';
import type { DeployedCode } from '../deployedCode.ts';
import { classId } from '../tooling/codeIds.ts';
import { syncRows, type SyncFacts, type WantedRow } from './rowSync.ts';

/** Ids that access to entities of the source is given by. */
export interface EntityIds {
  readonly permissions: ReadonlyMap<string, string>;
  readonly apps: ReadonlyMap<string, string>;
}

type Row = ReadonlyMap<string, unknown>;

/** Makes the rows of all permission sets equal to the source. Sets made in the org itself stay. */
export function syncPermissionSets(facts: SyncFacts, code: DeployedCode, entities: EntityIds): void {
  const components = componentsOf(code.model, 'PermissionSet');
  const names = new Set(components.map(keyOfComponent));
  const nameOf = (row: Row): string => nameKey(row, 'name');
  const columns = facts.store.table('PermissionSet').fields.map((field) => field.apiName);
  const wanted = components.map(({ fullName, namespace, xml }): WantedRow => ({
    Name: fullName,
    NamespacePrefix: namespace || null,
    Label: xml?.text('label') ?? fullName,
    Description: xml?.text('description') ?? null,
    IsOwnedByProfile: false,
    IsCustom: true,
    Type: 'Regular',
    ...systemPermissions(columns, xml),
  }));
  const ids = syncRows(facts, 'PermissionSet', nameOf, wanted, (row) => names.has(nameOf(row)));
  syncGroups(facts, code, ids);
  const parents = new Set(ids.values());
  const owned = (row: Row): boolean => parents.has(String(row.get('parentid')));
  const each = (read: (xml: XmlElement, parent: string, namespace: string) => WantedRow[]): WantedRow[] =>
    components.flatMap((component) => {
      const { xml, namespace } = component;
      return xml === null ? [] : read(xml, ids.get(keyOfComponent(component)) ?? '', namespace);
    });
  syncRows(facts, 'ObjectPermissions', objectKey, each(objectRows), owned);
  syncRows(facts, 'FieldPermissions', fieldKey, each(fieldRows), owned);
  syncRows(
    facts,
    'SetupEntityAccess',
    entityKey,
    each((xml, parent, namespace) => entityRows(xml, parent, namespace, entities)),
    owned,
  );
}

/** What makes object permissions, field permissions and access to entities the same. */
export const objectKey = (row: Row): string =>
  `${String(row.get('parentid'))}.${String(row.get('sobjecttype'))}`.toLowerCase();
export const fieldKey = (row: Row): string =>
  `${String(row.get('parentid'))}.${String(row.get('field'))}`.toLowerCase();
export const entityKey = (row: Row): string => `${String(row.get('parentid'))}.${String(row.get('setupentityid'))}`;

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionsetgroup.htm */
function syncGroups(facts: SyncFacts, code: DeployedCode, sets: ReadonlyMap<string, string>): void {
  const groups = componentsOf(code.model, 'PermissionSetGroup');
  const names = new Set(groups.map(keyOfComponent));
  const nameOf = (row: Row): string => nameKey(row, 'developername');
  const wanted = groups.map(({ fullName, namespace, xml }): WantedRow => ({
    DeveloperName: fullName,
    NamespacePrefix: namespace || null,
    MasterLabel: xml?.text('label') ?? fullName,
    Description: xml?.text('description') ?? null,
    Status: 'Updated',
  }));
  const ids = syncRows(facts, 'PermissionSetGroup', nameOf, wanted, (row) => names.has(nameOf(row)));
  const members = groups.flatMap((group) =>
    (group.xml?.texts('permissionSets') ?? []).map((set): WantedRow => ({
      PermissionSetGroupId: ids.get(keyOfComponent(group)) ?? null,
      PermissionSetId: named(sets, group.namespace, set) ?? null,
    })),
  );
  const ours = new Set(ids.values());
  const keyOf = (row: Row): string =>
    `${String(row.get('permissionsetgroupid'))}.${String(row.get('permissionsetid'))}`;
  syncRows(facts, 'PermissionSetGroupComponent', keyOf, members, (row) =>
    ours.has(String(row.get('permissionsetgroupid'))),
  );
}

/** Names of components of the own namespace go without prefix, others with theirs. */
function named(ids: ReadonlyMap<string, string>, namespace: string, name: string): string | undefined {
  return ids.get(prefixed(namespace, name).toLowerCase()) ?? ids.get(name.toLowerCase());
}

function className(name: string, namespace: string): string {
  const [prefix = '', rest] = name.split('__');
  return rest === undefined ? qualified(namespace, name) : qualified(prefix, rest);
}

function keyOfComponent({ namespace, fullName }: Component): string {
  return prefixed(namespace, fullName).toLowerCase();
}

function nameKey(row: Row, field: string): string {
  return prefixed(String(row.get('namespaceprefix') ?? ''), String(row.get(field))).toLowerCase();
}

function systemPermissions(columns: readonly string[], xml: XmlElement | null): WantedRow {
  const given = new Set(
    (xml?.all('userPermissions') ?? []).filter((entry) => entry.bool('enabled')).map((entry) => entry.text('name')),
  );
  const known = columns.filter((name) => name.startsWith('Permissions'));
  return Object.fromEntries(known.map((name) => [name, given.has(name.slice('Permissions'.length))]));
}

export function objectRows(xml: XmlElement, parent: string): WantedRow[] {
  return xml.all('objectPermissions').map((entry) => ({
    ParentId: parent,
    SobjectType: entry.text('object'),
    PermissionsCreate: entry.bool('allowCreate'),
    PermissionsRead: entry.bool('allowRead'),
    PermissionsEdit: entry.bool('allowEdit'),
    PermissionsDelete: entry.bool('allowDelete'),
    PermissionsViewAllRecords: entry.bool('viewAllRecords'),
    PermissionsModifyAllRecords: entry.bool('modifyAllRecords'),
    PermissionsViewAllFields: entry.bool('viewAllFields'),
  }));
}

/**
 * Access to an address is given as a whole, and holds for its parts (`fieldAccess` asks for the whole).
 * https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/compound_fields_address.htm
 */
export function fieldRows(xml: XmlElement, parent: string): WantedRow[] {
  return xml.all('fieldPermissions').map((entry) => {
    const field = entry.text('field') ?? '';
    return {
      ParentId: parent,
      SobjectType: field.split('.')[0] ?? '',
      Field: field,
      PermissionsRead: entry.bool('readable') || entry.bool('editable'),
      PermissionsEdit: entry.bool('editable'),
    };
  });
}

export function entityRows(xml: XmlElement, parent: string, namespace: string, entities: EntityIds): WantedRow[] {
  const row = (id: string | undefined, type: string): WantedRow[] =>
    id === undefined ? [] : [{ ParentId: parent, SetupEntityId: id, SetupEntityType: type }];
  const classes = xml.all('classAccesses').filter((entry) => entry.bool('enabled'));
  const permissions = xml.all('customPermissions').filter((entry) => entry.bool('enabled'));
  const apps = xml.all('applicationVisibilities').filter((entry) => entry.bool('visible'));
  return [
    ...classes.flatMap((entry) => row(classId(className(entry.text('apexClass') ?? '', namespace)), 'ApexClass')),
    ...permissions.flatMap((entry) =>
      row(named(entities.permissions, namespace, entry.text('name') ?? ''), 'CustomPermission'),
    ),
    ...apps.flatMap((entry) => row(entities.apps.get(entry.text('application')?.toLowerCase() ?? ''), 'TabSet')),
  ];
}
