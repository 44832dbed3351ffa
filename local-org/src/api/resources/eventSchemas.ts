/**
 * The schema of a platform event, by the event's name and by the schema's id. Only the compact form is known, the one that binary events are in.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_eventschema.htm
 */
import type { ObjectType } from '../../schema/schema.ts';
import { badRequest, notFound } from '../errors.ts';
import { type ApiReply, type ApiRequest, type Route, json, param } from '../http.ts';
import { eventSchema } from '../streaming/eventSchema.ts';

const byName: Route = {
  method: 'GET',
  path: '/services/data/:version/sobjects/:object/eventSchema',
  handle: (request) => reply(request, request.org.schema.object(param(request, 'object'))),
};

const byId: Route = {
  method: 'GET',
  path: '/services/data/:version/event/eventSchema/:id',
  handle(request) {
    const id = param(request, 'id');
    const events = [...request.org.schema.objects.values()].filter(({ kind }) => kind === 'platformEvent');
    return reply(
      request,
      events.find((type) => eventSchema(type).id === id),
    );
  },
};

function reply(request: ApiRequest, type: ObjectType | undefined): ApiReply {
  if (type?.kind !== 'platformEvent') throw notFound();
  const format = request.query.get('payloadFormat') ?? 'EXPANDED';
  if (format !== 'COMPACT') {
    throw badRequest('INVALID_INPUT', `The local org has event schemas with payloadFormat=COMPACT only, not ${format}`);
  }
  const { id, record } = eventSchema(type);
  return json({ ...record, uuid: id });
}

export const eventSchemaRoutes: readonly Route[] = [byName, byId];
