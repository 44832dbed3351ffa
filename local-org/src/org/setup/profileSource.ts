/**
 * Profiles of the source: what one says about rights goes over what the org's profile of that name has; one that the org lacks is made.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_profile.htm
 */
import { componentsOf } from '../../project/model.ts';
import type { XmlElement } from '../../project/xml.ts';
import type { DeployedCode } from '../deployedCode.ts';
import { type EntityIds, entityKey, entityRows, fieldKey, fieldRows, objectKey, objectRows } from './permissionRows.ts';
import { createProfile, ensureLicences, idsByName } from './profileRows.ts';
import { profileLabel } from './profiles.ts';
import { syncRows, type SyncFacts, type WantedRow } from './rowSync.ts';

type KeyOf = (row: ReadonlyMap<string, unknown>) => string;

/** Brings the profiles up to date. */
export function syncProfiles(facts: SyncFacts, code: DeployedCode, entities: EntityIds): void {
  const licences = ensureLicences(facts, code.model.shape);
  const known = idsByName(facts, 'Profile');
  for (const { fullName, namespace, xml } of componentsOf(code.model, 'Profile')) {
    if (xml === null) continue;
    const name = profileLabel(fullName);
    const licence = licences.get(xml.text('userLicense') ?? 'Salesforce') ?? licences.get('Salesforce')!;
    const blank = { name, licence: 'Salesforce', permissions: [], objects: {} };
    const id = known.get(name) ?? createProfile(facts, blank, licence);
    overlay(facts, id, xml, namespace, entities);
  }
}

function overlay(facts: SyncFacts, profileId: string, xml: XmlElement, namespace: string, entities: EntityIds): void {
  const [set] = facts.store.table('PermissionSet').loadWhere('ProfileId', [profileId]).keys();
  if (set === undefined) return;
  put(facts, 'ObjectPermissions', objectKey, objectRows(xml, set));
  put(facts, 'FieldPermissions', fieldKey, fieldRows(xml, set));
  put(facts, 'SetupEntityAccess', entityKey, entityRows(xml, set, namespace, entities));
  const columns = new Map<string, unknown>();
  for (const entry of xml.all('userPermissions')) {
    columns.set(`permissions${(entry.text('name') ?? '').toLowerCase()}`, entry.bool('enabled'));
  }
  for (const [object, id] of [
    ['Profile', profileId],
    ['PermissionSet', set],
  ] as const) {
    const { fields } = facts.store.table(object).object;
    facts.store.table(object).update(
      id,
      columns,
      [...columns.keys()].filter((key) => fields.has(key)),
    );
  }
}

/** Rows of the same key are replaced, others stay. */
function put(facts: SyncFacts, object: string, keyOf: KeyOf, wanted: readonly WantedRow[]): void {
  const keys = new Set(
    wanted.map((row) => keyOf(new Map(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value])))),
  );
  syncRows(facts, object, keyOf, wanted, (row) => keys.has(keyOf(row)));
}
