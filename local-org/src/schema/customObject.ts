/** Object metadata → draft with the fields the platform adds itself. */
import type { ObjectMetadata } from '../project/model.ts';
import type { XmlElement } from '../project/xml.ts';
import { newDraft } from './draft.ts';
import type { ObjectDraft } from './draft.ts';
import type { ObjectKind, SharingModel } from './schema.ts';
import { readFieldLine } from './standard/fieldText.ts';
import { ACTIVITY_DATE, AUDIT, DELETED, ID, OWNER_OR_QUEUE, VIEWED } from './standard/systemFields.ts';

const SUFFIXES: Readonly<Record<string, ObjectKind>> = {
  __c: 'custom',
  __mdt: 'customMetadata',
  __e: 'platformEvent',
};

/** A custom object, custom setting, custom metadata type or platform event. */
export function customDraft(object: ObjectMetadata): ObjectDraft {
  const suffix = /__[a-z]+$/i.exec(object.fullName)?.[0] ?? '';
  const kind = SUFFIXES[suffix];
  if (kind === undefined) throw new Error(`Not supported by the local org: object ${object.fullName}`);
  const xml = object.xml;
  if (xml === null) throw new Error(`Entity Enumeration Or ID: no CustomObject named ${object.fullName} found`);
  const setting = xml.text('customSettingsType');
  const draft = newDraft(object.fullName, {
    label: xml.text('label') ?? object.fullName,
    labelPlural: xml.text('pluralLabel') ?? xml.text('label') ?? object.fullName,
    kind: setting === null ? kind : 'customSetting',
    custom: true,
    nameField: kind === 'platformEvent' ? null : kind === 'customMetadata' ? 'DeveloperName' : 'Name',
    sharingModel: (xml.text('sharingModel') as SharingModel | null) ?? 'ReadWrite',
    triggerable: kind !== 'customMetadata' && setting === null,
    customSettingsType: setting as ObjectDraft['customSettingsType'],
    publishBehavior:
      kind === 'platformEvent'
        ? ((xml.text('publishBehavior') as ObjectDraft['publishBehavior']) ?? 'PublishAfterCommit')
        : null,
    description: xml.text('description'),
    queryable: kind !== 'platformEvent',
    updateable: kind === 'custom',
    createable: kind !== 'customMetadata',
    deletable: kind === 'custom',
    undeletable: kind === 'custom' && setting === null,
    searchable: xml.bool('enableSearch'),
  });
  addLines(draft, linesOf(draft, xml));
  return draft;
}

function addLines(draft: ObjectDraft, lines: string): void {
  for (const line of lines.split('\n')) {
    if (line.trim() === '') continue;
    const { field } = readFieldLine(line);
    draft.fields.set(field.apiName, { ...field, nameField: field.apiName === draft.nameField });
  }
}

function linesOf(draft: ObjectDraft, xml: XmlElement): string {
  if (draft.kind === 'customMetadata') return METADATA_LINES;
  if (draft.kind === 'platformEvent') return EVENT_LINES;
  if (draft.kind === 'customSetting') return `${ID}\n${DELETED}\nName string(80)\n${SETTING_OWNER}${AUDIT}`;
  const activities = xml.bool('enableActivities') ? `\n${ACTIVITY_DATE}` : '';
  addLines(draft, `${ID}\n${OWNER_OR_QUEUE}\n${DELETED}`);
  addNameField(draft, xml.first('nameField'));
  return `${AUDIT}${activities}${VIEWED}`;
}

function addNameField(draft: ObjectDraft, xml: XmlElement | null): void {
  const label = xml?.text('label') ?? 'Name';
  const autoNumber = xml?.text('type') === 'AutoNumber';
  const { field } = readFieldLine(autoNumber ? 'Name string(80) ! ro key' : 'Name string(80) def key');
  draft.fields.set('Name', {
    ...field,
    label,
    nameField: true,
    autoNumber: autoNumber ? (xml?.text('displayFormat') ?? '{0}') : null,
  });
}

const SETTING_OWNER = 'SetupOwnerId ->Organization|Profile|User:SetupOwner ! co "Location"';

const METADATA_LINES = `${ID}
  DeveloperName string(40) ! ro "Custom Metadata Record Name"
  MasterLabel string(40) ! ro "Label"
  Language picklist(40) ro {en_US} "Master Language"
  NamespacePrefix string(15) ro
  Label string(40) ro
  QualifiedApiName string(70) ro
  SystemModstamp datetime ! ro`;

const EVENT_LINES = `
  ReplayId string(255) ro "Replay ID"
  EventUuid string(36) co "Event UUID"
  CreatedDate datetime ! ro
  CreatedById ->User:CreatedBy ! ro`;
