/**
 * Permission sets of the source as rows: the set, its object and field permissions, its class, application and custom permission access.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm
 */
import { componentsOf } from '../../project/model.ts';
import type { XmlElement } from '../../project/xml.ts';
import type { DeployedCode } from '../deployedCode.ts';
import { classId } from '../tooling/codeIds.ts';
import { syncRows, type SyncFacts, type WantedRow } from './rowSync.ts';

interface EntityIds {
  readonly permissions: ReadonlyMap<string, string>;
  readonly apps: ReadonlyMap<string, string>;
}

type Row = ReadonlyMap<string, unknown>;

/** Makes the rows of all permission sets equal to the source. Sets made in the org itself stay. */
export function syncPermissionSets(facts: SyncFacts, code: DeployedCode, entities: EntityIds): void {
  const components = componentsOf(code.model, 'PermissionSet');
  const names = new Set(components.map((component) => component.fullName.toLowerCase()));
  const nameOf = (row: Row): string => String(row.get('name')).toLowerCase();
  const columns = facts.store.table('PermissionSet').fields.map((field) => field.apiName);
  const wanted = components.map(({ fullName, xml }): WantedRow => ({
    Name: fullName,
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
  const each = (read: (xml: XmlElement, parent: string) => WantedRow[]): WantedRow[] =>
    components.flatMap(({ fullName, xml }) => (xml === null ? [] : read(xml, ids.get(fullName.toLowerCase()) ?? '')));
  const objectKey = (row: Row): string =>
    `${String(row.get('parentid'))}.${String(row.get('sobjecttype'))}`.toLowerCase();
  const fieldKey = (row: Row): string => `${String(row.get('parentid'))}.${String(row.get('field'))}`.toLowerCase();
  const entityKey = (row: Row): string => `${String(row.get('parentid'))}.${String(row.get('setupentityid'))}`;
  syncRows(facts, 'ObjectPermissions', objectKey, each(objectRows), owned);
  syncRows(facts, 'FieldPermissions', fieldKey, each(fieldRows), owned);
  syncRows(
    facts,
    'SetupEntityAccess',
    entityKey,
    each((xml, parent) => entityRows(xml, parent, entities)),
    owned,
  );
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionsetgroup.htm */
function syncGroups(facts: SyncFacts, code: DeployedCode, sets: ReadonlyMap<string, string>): void {
  const groups = componentsOf(code.model, 'PermissionSetGroup');
  const names = new Set(groups.map((group) => group.fullName.toLowerCase()));
  const nameOf = (row: Row): string => String(row.get('developername')).toLowerCase();
  const wanted = groups.map(({ fullName, xml }): WantedRow => ({
    DeveloperName: fullName,
    MasterLabel: xml?.text('label') ?? fullName,
    Description: xml?.text('description') ?? null,
    Status: 'Updated',
  }));
  const ids = syncRows(facts, 'PermissionSetGroup', nameOf, wanted, (row) => names.has(nameOf(row)));
  const members = groups.flatMap(({ fullName, xml }) =>
    (xml?.texts('permissionSets') ?? []).map((set): WantedRow => ({
      PermissionSetGroupId: ids.get(fullName.toLowerCase()) ?? null,
      PermissionSetId: sets.get(set.toLowerCase()) ?? null,
    })),
  );
  const ours = new Set(ids.values());
  const keyOf = (row: Row): string =>
    `${String(row.get('permissionsetgroupid'))}.${String(row.get('permissionsetid'))}`;
  syncRows(facts, 'PermissionSetGroupComponent', keyOf, members, (row) =>
    ours.has(String(row.get('permissionsetgroupid'))),
  );
}

function systemPermissions(columns: readonly string[], xml: XmlElement | null): WantedRow {
  const given = new Set(
    (xml?.all('userPermissions') ?? []).filter((entry) => entry.bool('enabled')).map((entry) => entry.text('name')),
  );
  const known = columns.filter((name) => name.startsWith('Permissions'));
  return Object.fromEntries(known.map((name) => [name, given.has(name.slice('Permissions'.length))]));
}

function objectRows(xml: XmlElement, parent: string): WantedRow[] {
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

function fieldRows(xml: XmlElement, parent: string): WantedRow[] {
  return xml.all('fieldPermissions').flatMap((entry) => {
    const [object = '', field = ''] = (entry.text('field') ?? '').split('.');
    const rights = {
      PermissionsRead: entry.bool('readable') || entry.bool('editable'),
      PermissionsEdit: entry.bool('editable'),
    };
    return partsOf(field).map((part) => ({
      ParentId: parent,
      SobjectType: object,
      Field: `${object}.${part}`,
      ...rights,
    }));
  });
}

const ADDRESS_PARTS = ['Street', 'City', 'State', 'PostalCode', 'Country'];

/**
 * Access to an address is given as a whole, and holds for its parts.
 * https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/compound_fields_address.htm
 */
function partsOf(field: string): string[] {
  const address = /^(Billing|Shipping|Mailing|Other|)Address$/.exec(field);
  return address === null ? [field] : ADDRESS_PARTS.map((part) => `${address[1] ?? ''}${part}`);
}

function entityRows(xml: XmlElement, parent: string, entities: EntityIds): WantedRow[] {
  const row = (id: string | undefined, type: string): WantedRow[] =>
    id === undefined ? [] : [{ ParentId: parent, SetupEntityId: id, SetupEntityType: type }];
  const classes = xml.all('classAccesses').filter((entry) => entry.bool('enabled'));
  const permissions = xml.all('customPermissions').filter((entry) => entry.bool('enabled'));
  const apps = xml.all('applicationVisibilities').filter((entry) => entry.bool('visible'));
  return [
    ...classes.flatMap((entry) => row(classId(entry.text('apexClass') ?? ''), 'ApexClass')),
    ...permissions.flatMap((entry) =>
      row(entities.permissions.get(entry.text('name')?.toLowerCase() ?? ''), 'CustomPermission'),
    ),
    ...apps.flatMap((entry) => row(entities.apps.get(entry.text('application')?.toLowerCase() ?? ''), 'TabSet')),
  ];
}
