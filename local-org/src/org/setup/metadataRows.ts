/** Rows that show deployed metadata: code, permission sets, custom permissions, record types, roles, queues, custom metadata records. */
import { prefixed, qualified } from '../../base/nameScope.ts';
import { componentsOf } from '../../project/model.ts';
import type { CodeFile, Component, ProjectModel } from '../../project/model.ts';
import { ApexBlob } from '../../runtime/values/apexBlob.ts';
import { decimal } from '../../runtime/values/decimal.ts';
import { fieldValue } from '../fieldValue.ts';
import type { FieldType, ObjectType } from '../../schema/schema.ts';
import { classId, idOfName, triggerId } from '../tooling/codeIds.ts';
import type { DeployedCode } from '../deployedCode.ts';
import { syncFlows } from './flowRows.ts';
import { syncPermissionSets } from './permissionRows.ts';
import { ensureCurrencies } from './currencyRows.ts';
import { ensureProfiles } from './profileRows.ts';
import { syncProfiles } from './profileSource.ts';
import { syncStages } from './stageRows.ts';
import { syncStatuses } from './statusRows.ts';
import { syncRows, type SyncFacts, type WantedRow } from './rowSync.ts';

type Row = ReadonlyMap<string, unknown>;
const namespaceOf = (row: Row): string => String(row.get('namespaceprefix') ?? '');
const byName = (row: Row): string => prefixed(namespaceOf(row), String(row.get('name'))).toLowerCase();
const byDeveloperName = (row: Row): string =>
  prefixed(namespaceOf(row), String(row.get('developername'))).toLowerCase();
/** Id of a class or trigger by its name with its namespace. */
const idByName =
  (idOf: (name: string) => string) =>
  (row: WantedRow): string =>
    idOf(qualified(String(row['NamespacePrefix'] ?? ''), String(row['Name'])));

/** Brings every such row up to date, inside the open transaction. */
export function syncMetadataRows(facts: SyncFacts, code: DeployedCode): void {
  syncOrganization(facts, code.model.namespace);
  syncCode(facts, code);
  syncFlows(facts, code.model);
  syncStages(facts, code.model);
  syncStatuses(facts, code);
  ensureProfiles(facts, code.model.shape);
  ensureCurrencies(facts, code.model.shape);
  syncResources(facts, code.model);
  const permissions = syncRows(
    facts,
    'CustomPermission',
    byDeveloperName,
    componentsOf(code.model, 'CustomPermission').map(labelled),
  );
  const apps = syncRows(facts, 'TabSet', byName, componentsOf(code.model, 'CustomApplication').map(appRow));
  syncRecordTypes(facts, code);
  syncRoles(facts, code);
  syncQueues(facts, code);
  syncRows(
    facts,
    'CustomNotificationType',
    byDeveloperName,
    componentsOf(code.model, 'CustomNotificationType').map(notificationRow),
  );
  syncPermissionSets(facts, code, { permissions, apps });
  syncProfiles(facts, code, { permissions, apps });
  syncCustomMetadata(facts, code);
}

function syncOrganization({ store }: SyncFacts, namespace: string): void {
  const table = store.table('Organization');
  for (const id of table.loadAll().keys()) {
    table.update(id, new Map([['namespaceprefix', namespace || null]]), ['namespaceprefix']);
  }
}

function syncCode(facts: SyncFacts, { model, modules }: DeployedCode): void {
  const common = (file: CodeFile): WantedRow => ({
    Name: file.name,
    NamespacePrefix: file.namespace || null,
    ApiVersion: decimal(file.apiVersion),
    Status: 'Active',
    IsValid: true,
    Body: file.body,
    LengthWithoutComments: file.body.length,
  });
  syncRows(facts, 'ApexClass', byName, model.classes.map(common), undefined, idByName(classId));
  const triggers = model.triggers.map((file): WantedRow => {
    const module = modules.find(
      (candidate) => candidate.kind === 'trigger' && candidate.name === qualified(file.namespace, file.name),
    );
    const events = new Set(module?.trigger?.events.map((event) => event.replace(' ', '')) ?? []);
    const usage = [
      'BeforeInsert',
      'AfterInsert',
      'BeforeUpdate',
      'AfterUpdate',
      'BeforeDelete',
      'AfterDelete',
      'AfterUndelete',
    ];
    const flags = Object.fromEntries(usage.map((name) => [`Usage${name}`, events.has(name.toLowerCase())]));
    return { ...common(file), TableEnumOrId: module?.trigger?.objectName ?? null, UsageIsBulk: false, ...flags };
  });
  syncRows(facts, 'ApexTrigger', byName, triggers, undefined, idByName(triggerId));
}

function syncResources(facts: SyncFacts, model: ProjectModel): void {
  const resources = model.staticResources.map((resource): WantedRow => ({
    Name: resource.name,
    NamespacePrefix: resource.namespace || null,
    ContentType: resource.contentType,
    CacheControl: resource.cacheControl,
    Description: resource.description,
    BodyLength: resource.body?.length ?? 0,
    Body: resource.body === null ? null : new ApexBlob(resource.body),
  }));
  syncRows(facts, 'StaticResource', byName, resources);
  const partitions = componentsOf(model, 'CachePartition').map((component): WantedRow => ({
    DeveloperName: component.fullName,
    NamespacePrefix: component.namespace || null,
    MasterLabel: component.xml?.text('masterLabel') ?? component.fullName,
    Language: 'en_US',
    IsDefaultPartition: component.xml?.bool('isDefaultPartition') ?? false,
  }));
  syncRows(facts, 'PlatformCachePartition', byDeveloperName, partitions);
}

function labelled(component: Component): WantedRow {
  const label = component.xml?.text('label') ?? component.fullName;
  return {
    DeveloperName: component.fullName,
    NamespacePrefix: component.namespace || null,
    MasterLabel: label,
    Description: component.xml?.text('description') ?? null,
  };
}

function appRow(component: Component): WantedRow {
  return { Name: component.fullName, Label: component.xml?.text('label') ?? component.fullName };
}

function notificationRow(component: Component): WantedRow {
  const label = component.xml?.text('masterLabel') ?? component.fullName;
  const channels = { Desktop: component.xml?.bool('desktop') ?? false, Mobile: component.xml?.bool('mobile') ?? false };
  return {
    DeveloperName: component.fullName,
    NamespacePrefix: component.namespace || null,
    MasterLabel: label,
    CustomNotifTypeName: component.fullName,
    ...channels,
  };
}

function syncRecordTypes(facts: SyncFacts, code: DeployedCode): void {
  const wanted = [...code.schema.objects.values()].flatMap((object) =>
    object.recordTypes
      .filter((recordType) => recordType.developerName !== 'Master')
      .map((recordType): WantedRow => ({
        Name: recordType.label,
        DeveloperName: recordType.developerName,
        NamespacePrefix: recordType.namespace || null,
        Description: recordType.description,
        SobjectType: object.apiName,
        IsActive: recordType.active,
      })),
  );
  const keyOf = (row: Row): string =>
    `${String(row.get('sobjecttype'))}.${String(row.get('developername'))}`.toLowerCase();
  syncRows(facts, 'RecordType', keyOf, wanted);
}

/** Roles of the source; roles made in the org stay. */
function syncRoles(facts: SyncFacts, code: DeployedCode): void {
  const components = componentsOf(code.model, 'Role');
  const wanted = components.map((component): WantedRow => ({
    Name: component.xml?.text('name') ?? component.fullName,
    DeveloperName: component.fullName,
  }));
  const names = new Set(components.map((component) => component.fullName.toLowerCase()));
  const ids = syncRows(facts, 'UserRole', byDeveloperName, wanted, (row) => names.has(byDeveloperName(row)));
  for (const component of components) {
    const parent = ids.get(component.xml?.text('parentRole')?.toLowerCase() ?? '') ?? null;
    const id = ids.get(component.fullName.toLowerCase());
    if (id !== undefined)
      facts.store.table('UserRole').update(id, new Map([['parentroleid', parent]]), ['parentroleid']);
  }
}

function syncQueues(facts: SyncFacts, code: DeployedCode): void {
  const queues = componentsOf(code.model, 'Queue');
  const groups = componentsOf(code.model, 'Group');
  const row =
    (type: string) =>
    (component: Component): WantedRow => ({
      Name: component.xml?.text('name') ?? component.fullName,
      DeveloperName: component.fullName,
      Type: type,
    });
  const wanted = [...queues.map(row('Queue')), ...groups.map(row('Regular'))];
  const names = new Set([...queues, ...groups].map((component) => component.fullName.toLowerCase()));
  const ids = syncRows(facts, 'Group', byDeveloperName, wanted, (existing) => names.has(byDeveloperName(existing)));
  const objects = queues.flatMap((queue) =>
    (queue.xml?.all('queueSobject') ?? []).map((entry): WantedRow => ({
      QueueId: ids.get(queue.fullName.toLowerCase()) ?? null,
      SobjectType: entry.text('sobjectType'),
    })),
  );
  const keyOf = (existing: Row): string => `${String(existing.get('queueid'))}.${String(existing.get('sobjecttype'))}`;
  const ours = new Set(ids.values());
  syncRows(facts, 'QueueSobject', keyOf, objects, (existing) => ours.has(String(existing.get('queueid'))));
}

/** Fields that name a field of the object another field of the record names: that field's lower-case name by theirs. */
function controllingFields(code: DeployedCode, typeName: string): ReadonlyMap<string, string> {
  const object = code.model.objects.find((candidate) => candidate.fullName.toLowerCase() === typeName.toLowerCase());
  const pairs = (object?.fields ?? []).flatMap(({ fullName, xml }): [string, string][] => {
    const controlling = xml.text('metadataRelationshipControllingField')?.trim().split('.').at(-1);
    return controlling === undefined ? [] : [[fullName.toLowerCase(), controlling.toLowerCase()]];
  });
  return new Map(pairs);
}

/** `Email` as the durable id of the field, `Contact.Email`. */
function durableFields(
  record: ReadonlyMap<string, string | null>,
  controlling: ReadonlyMap<string, string>,
): Map<string, string | null> {
  const lower = new Map([...record].map(([name, text]) => [name.toLowerCase(), text]));
  return new Map(
    [...record].map(([name, text]) => {
      const owner = lower.get(controlling.get(name.toLowerCase()) ?? '');
      return [name, text !== null && owner && !text.includes('.') ? `${owner}.${text}` : text];
    }),
  );
}

function syncCustomMetadata(facts: SyncFacts, code: DeployedCode): void {
  for (const type of code.schema.objects.values()) {
    if (type.kind !== 'customMetadata') continue;
    const controlling = controllingFields(code, type.apiName);
    const records = code.model.customMetadata.filter(
      (record) => record.typeName.toLowerCase() === type.apiName.toLowerCase(),
    );
    const wanted = records.map((record): WantedRow => {
      const values: Record<string, unknown> = {};
      for (const [name, text] of durableFields(record.values, controlling)) {
        const field = type.fields.get(name);
        if (field !== undefined) values[field.apiName] = metadataValue(code, field, text, record.namespace);
      }
      const names = { DeveloperName: record.developerName, MasterLabel: record.label, Label: record.label };
      const QualifiedApiName = prefixed(record.namespace, record.developerName);
      const NamespacePrefix = record.namespace || null;
      return { ...names, QualifiedApiName, NamespacePrefix, Language: 'en_US', ...values };
    });
    const known = wanted.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => type.fields.has(name))),
    );
    const idFor = (row: WantedRow): string => metadataId(type, String(row['QualifiedApiName']));
    syncRows(facts, type.apiName, byDeveloperName, known, undefined, idFor);
  }
}

/** Ids of custom metadata records follow from their names, so that records can point to each other by name. */
function metadataId(type: ObjectType, qualifiedName: string): string {
  return idOfName(type.keyPrefix ?? 'm00', `${type.apiName}.${qualifiedName}`);
}

/** References to other custom metadata name its record; those to objects and fields are durable ids, which are texts. */
function metadataValue(code: DeployedCode, field: FieldType, text: string | null, namespace: string): unknown {
  const target = field.type === 'reference' ? code.schema.object(field.referenceTo[0] ?? '') : undefined;
  if (target === undefined) return fieldValue(field, text);
  if (text === null || target.kind !== 'customMetadata') return text;
  const isOwn = code.model.customMetadata.some(
    (record) => record.namespace === namespace && record.typeName === target.apiName && record.developerName === text,
  );
  return metadataId(target, isOwn ? prefixed(namespace, text) : text);
}
