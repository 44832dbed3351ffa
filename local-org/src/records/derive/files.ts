/**
 * Files: a first version makes its document, and links it to its owner and to where it is published.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contentversion.htm
 */
import { createHash } from 'node:crypto';
import { ApexBlob } from '../../runtime/values/apexBlob.ts';
import { insertSystemRow, updateSystemRow } from '../../store/systemRow.ts';
import type { SaveContext } from '../context.ts';
import type { Row } from '../row.ts';
import { fail } from '../row.ts';

/** Values of FileType by extension; other extensions stand for themselves. */
const FILE_TYPES: Readonly<Record<string, string>> = {
  docx: 'WORD_X',
  doc: 'WORD',
  xlsx: 'EXCEL_X',
  xls: 'EXCEL',
  pptx: 'POWER_POINT_X',
  ppt: 'POWER_POINT',
  txt: 'TEXT',
};

/** Size, type and number of a version; the document of a first version gets its id here. */
export function deriveContentVersion(context: SaveContext, row: Row): void {
  const { fields } = row.record;
  const path = (fields.get('pathonclient') ?? null) as string | null;
  if (row.before === null && path === null && !fields.get('contenturl')) {
    return fail(row, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [PathOnClient]', ['PathOnClient']);
  }
  if (
    row.before === null &&
    fields.get('contentlocation') === 'S' &&
    !(fields.get('versiondata') instanceof ApexBlob)
  ) {
    return fail(row, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [VersionData]', ['VersionData']);
  }
  if (row.before === null) firstFacts(context, row, path ?? '');
  const data = fields.get('versiondata');
  if (data instanceof ApexBlob) {
    fields.set('contentsize', data.bytes.length);
    fields.set('checksum', createHash('md5').update(data.bytes).digest('hex'));
  }
}

function firstFacts(context: SaveContext, row: Row, path: string): void {
  const { fields } = row.record;
  const extension = /\.([A-Za-z0-9]+)$/.exec(path)?.[1] ?? null;
  if (!fields.get('title')) fields.set('title', path.replace(/\.[A-Za-z0-9]+$/, ''));
  fields.set('fileextension', extension);
  fields.set(
    'filetype',
    extension === null ? 'UNKNOWN' : (FILE_TYPES[extension.toLowerCase()] ?? extension.toUpperCase()),
  );
  fields.set('islatest', true);
  const document = fields.get('contentdocumentid');
  const versions = typeof document === 'string' ? versionsOf(context, document).length : 0;
  fields.set('versionnumber', String(versions + 1));
}

function versionsOf(context: SaveContext, documentId: string): string[] {
  const rows = context.store.prepare('SELECT "Id" FROM "ContentVersion" WHERE "ContentDocumentId" = ?').all(documentId);
  return rows.map((row) => String((row as unknown as unknown[])[0]));
}

/** Follows a new version: its document, the links of a new document, and the versions before. */
export function publishVersion(context: SaveContext, row: Row): void {
  const { store, userId } = context;
  const { fields } = row.record;
  const now = context.now();
  const facts = {
    Title: fields.get('title'),
    FileExtension: fields.get('fileextension') ?? null,
    FileType: fields.get('filetype') ?? null,
    ContentSize: fields.get('contentsize') ?? null,
    LatestPublishedVersionId: row.record.id,
  };
  const known = fields.get('contentdocumentid');
  if (typeof known === 'string') {
    for (const id of versionsOf(context, known)) {
      if (id !== row.record.id) updateSystemRow(store, 'ContentVersion', id, { IsLatest: false });
    }
    return updateSystemRow(store, 'ContentDocument', known, facts);
  }
  const owner = (fields.get('ownerid') ?? userId) as string;
  const document = insertSystemRow(
    store,
    'ContentDocument',
    { ...facts, PublishStatus: 'P', OwnerId: owner, IsDeleted: false },
    now,
    userId,
  );
  fields.set('contentdocumentid', document);
  updateSystemRow(store, 'ContentVersion', row.record.id!, { ContentDocumentId: document });
  const place = fields.get('firstpublishlocationid');
  const links = new Map<string, string>([[owner, 'I']]);
  if (typeof place === 'string' && place !== owner) links.set(place, 'V');
  for (const [linked, share] of links) {
    const values = { LinkedEntityId: linked, ContentDocumentId: document, ShareType: share, Visibility: 'AllUsers' };
    insertSystemRow(store, 'ContentDocumentLink', { ...values, IsDeleted: false }, now, userId);
  }
}

/** A delivery gets its addresses. */
export function deriveContentDistribution(context: SaveContext, row: Row): void {
  const { fields } = row.record;
  const version = fields.get('contentversionid');
  if (row.before !== null || typeof version !== 'string') return;
  const document = context.store.table('ContentVersion').load([version]).get(version)?.get('contentdocumentid') ?? null;
  fields.set('contentdocumentid', document);
  fields.set('viewcount', 0);
  const key = context.store.counters.next('content delivery').toString(36);
  fields.set('distributionpublicurl', `https://local.documentforce.test/sfc/p/${key}`);
  if (fields.get('preferencesalloworiginaldownload') === true) {
    fields.set(
      'contentdownloadurl',
      `https://local.documentforce.test/sfc/dist/version/download/?ids=${version}&d=${key}`,
    );
  }
}
