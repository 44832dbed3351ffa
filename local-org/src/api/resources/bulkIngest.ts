/** Bulk API 2.0 ingest jobs over REST. The work itself is in `org/bulk`. */
import type { IngestJob } from '../../org/bulk/ingestStore.ts';
import { type ApiReply, NO_CONTENT, type Route, json, objectBody, param } from '../http.ts';

/** Clients sleep for seconds when the first look does not show the end of a small job, so the first look waits a moment. */
const FIRST_LOOK = 1500;
const BASE = '/services/data/:version/jobs/ingest';
const CSV = 'text/csv;charset=UTF-8';

const create: Route = {
  method: 'POST',
  path: BASE,
  handle(request) {
    const asked = objectBody(request) as Partial<IngestJob>;
    return json(request.org.ingest.create(request.session, asked, param(request, 'version')));
  },
};

const list: Route = {
  method: 'GET',
  path: BASE,
  handle: (request) => json({ done: true, nextRecordsUrl: null, records: request.org.ingest.store.all() }),
};

const upload: Route = {
  method: 'PUT',
  path: `${BASE}/:id/batches`,
  handle(request) {
    request.org.ingest.upload(param(request, 'id'), request.body.toString('utf8'));
    return { status: 201 };
  },
};

const setState: Route = {
  method: 'PATCH',
  path: `${BASE}/:id`,
  handle: (request) => json(request.org.ingest.setState(param(request, 'id'), String(objectBody(request)['state']))),
};

const look: Route = {
  method: 'GET',
  path: `${BASE}/:id`,
  async handle(request): Promise<ApiReply> {
    const id = param(request, 'id');
    await request.org.ingest.settled(id, FIRST_LOOK);
    return json(request.org.ingest.get(id));
  },
};

const remove: Route = {
  method: 'DELETE',
  path: `${BASE}/:id`,
  handle(request) {
    request.org.ingest.store.delete(request.org.ingest.get(param(request, 'id')).id);
    return NO_CONTENT;
  },
};

const successful: Route = {
  method: 'GET',
  path: `${BASE}/:id/successfulResults`,
  handle: (request) => ({ status: 200, type: CSV, body: request.org.ingest.results(param(request, 'id'), 'success') }),
};

const failed: Route = {
  method: 'GET',
  path: `${BASE}/:id/failedResults`,
  handle: (request) => ({ status: 200, type: CSV, body: request.org.ingest.results(param(request, 'id'), 'failed') }),
};

const unprocessed: Route = {
  method: 'GET',
  path: `${BASE}/:id/unprocessedrecords`,
  handle: (request) => ({ status: 200, type: CSV, body: request.org.ingest.unprocessed(param(request, 'id')) }),
};

export const bulkIngestRoutes: readonly Route[] = [
  create,
  list,
  upload,
  successful,
  failed,
  unprocessed,
  setState,
  look,
  remove,
];
