/**
 * Several requests in one: composite with references, batch, trees of records.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite.htm
 */
import type { ErrorEntry } from '../errors.ts';
import { ApiError, badRequest } from '../errors.ts';
import { type ApiReply, type ApiRequest, type Route, json, objectBody } from '../http.ts';
import type { Transaction } from '../../org/transaction.ts';

interface CompositePart {
  method: string;
  url: string;
  referenceId: string;
  body?: unknown;
}

interface CompositeAnswer {
  body: unknown;
  httpHeaders: Record<string, string>;
  httpStatusCode: number;
  referenceId: string;
}

/** Thrown to roll back an all-or-none composite. */
class RolledBack extends Error {}

const composite: Route = {
  method: 'POST',
  path: '/services/data/:version/composite',
  async handle(request) {
    const body = objectBody(request);
    const parts = body['compositeRequest'] as CompositePart[] | undefined;
    if (!Array.isArray(parts)) throw badRequest('JSON_PARSER_ERROR', 'compositeRequest is required');
    if (parts.length > 25) throw badRequest('LIMIT_EXCEEDED', 'At most 25 subrequests are allowed');
    const answers = body['allOrNone'] === true ? allOrNone(request, parts) : await oneByOne(request, parts);
    return json({ compositeResponse: answers });
  },
};

async function oneByOne(request: ApiRequest, parts: readonly CompositePart[]): Promise<CompositeAnswer[]> {
  const answers: CompositeAnswer[] = [];
  for (const part of parts) answers.push(await answerPart(request, part, answers));
  return answers;
}

function allOrNone(request: ApiRequest, parts: readonly CompositePart[]): CompositeAnswer[] {
  const answers: CompositeAnswer[] = [];
  try {
    request.transact((tx) => {
      for (const part of parts) {
        const answer = answerPart(request, part, answers, tx);
        if (answer instanceof Promise)
          throw badRequest('INVALID_OPERATION', `${part.url} cannot be part of an all-or-none request`);
        answers.push(answer);
        if (answer.httpStatusCode >= 400) throw new RolledBack();
      }
    });
    return answers;
  } catch (thrown) {
    if (!(thrown instanceof RolledBack)) throw thrown;
    return parts.map((part, index) => haltedAnswer(part, index === answers.length - 1 ? answers[index] : undefined));
  }
}

function haltedAnswer(part: CompositePart, failed: CompositeAnswer | undefined): CompositeAnswer {
  if (failed !== undefined) return failed;
  const message = 'The transaction was rolled back since another operation in the same transaction failed.';
  const body = [{ errorCode: 'PROCESSING_HALTED', message }];
  return { body, httpHeaders: {}, httpStatusCode: 400, referenceId: part.referenceId };
}

function answerPart(
  request: ApiRequest,
  part: CompositePart,
  answers: readonly CompositeAnswer[],
  within?: Transaction,
): CompositeAnswer | Promise<CompositeAnswer> {
  const resolved = resolveReferences(part, answers);
  const sub = {
    method: resolved.method,
    url: resolved.url,
    ...(resolved.body === undefined ? {} : { body: resolved.body }),
  };
  const reply = request.dispatch(within === undefined ? sub : { ...sub, within });
  const shape = (answer: ApiReply): CompositeAnswer => ({
    body: answer.body ?? null,
    httpHeaders: {},
    httpStatusCode: answer.status,
    referenceId: part.referenceId,
  });
  return reply instanceof Promise ? reply.then(shape) : shape(reply);
}

/** Replaces `@{reference.path}` by what an earlier part answered. */
function resolveReferences(part: CompositePart, answers: readonly CompositeAnswer[]): CompositePart {
  const value = (path: string): unknown => {
    const [reference, ...steps] = path.replace(/\[(\d+)\]/g, '.$1').split('.');
    const answer = answers.find((candidate) => candidate.referenceId === reference);
    if (answer === undefined)
      throw badRequest('PROCESSING_HALTED', `Invalid reference specified. No value for ${path} found`);
    return steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | null)?.[step], answer.body);
  };
  const replace = (at: unknown): unknown => {
    if (typeof at === 'string') return at.replace(/@\{([^}]+)\}/g, (_, path: string) => String(value(path)));
    if (Array.isArray(at)) return at.map(replace);
    if (typeof at === 'object' && at !== null) {
      return Object.fromEntries(Object.entries(at).map(([key, inner]) => [key, replace(inner)]));
    }
    return at;
  };
  return replace(part) as CompositePart;
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_batch.htm */
const batch: Route = {
  method: 'POST',
  path: '/services/data/:version/composite/batch',
  async handle(request) {
    const body = objectBody(request);
    const parts = body['batchRequests'] as { method: string; url: string; richInput?: unknown }[] | undefined;
    if (!Array.isArray(parts)) throw badRequest('JSON_PARSER_ERROR', 'batchRequests is required');
    if (parts.length > 25) throw badRequest('LIMIT_EXCEEDED', 'At most 25 subrequests are allowed');
    const results: { statusCode: number; result: unknown }[] = [];
    for (const part of parts) {
      const sub = part.richInput === undefined ? {} : { body: part.richInput };
      const reply = await request.dispatch({ method: part.method, url: part.url, ...sub });
      results.push({ statusCode: reply.status, result: reply.body ?? null });
      if (body['haltOnError'] === true && reply.status >= 400) break;
    }
    return json({ hasErrors: results.some((result) => result.statusCode >= 400), results });
  },
};

interface TreeRecord {
  attributes: { type: string; referenceId: string };
  [field: string]: unknown;
}

interface TreeProblem {
  referenceId: string;
  errors: { statusCode: string; message: string; fields: readonly string[] }[];
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobject_tree.htm */
const tree: Route = {
  method: 'POST',
  path: '/services/data/:version/composite/tree/:object',
  handle(request) {
    const records = objectBody(request)['records'] as TreeRecord[] | undefined;
    if (!Array.isArray(records)) throw badRequest('JSON_PARSER_ERROR', 'records is required');
    const results: { referenceId: string; id: string }[] = [];
    const problems: TreeProblem[] = [];
    try {
      request.transact((tx) => {
        for (const record of records) insertTree(request, tx, record, {}, results, problems);
        if (problems.length > 0) throw new RolledBack();
      });
    } catch (thrown) {
      if (!(thrown instanceof RolledBack)) throw thrown;
      return json({ hasErrors: true, results: problems }, 400);
    }
    return json({ hasErrors: false, results }, 201);
  },
};

function insertTree(
  request: ApiRequest,
  tx: Transaction,
  record: TreeRecord,
  link: Record<string, string>,
  results: { referenceId: string; id: string }[],
  problems: TreeProblem[],
): void {
  const { attributes, ...fields } = record;
  const type = request.org.schema.object(attributes.type);
  const children: [string, TreeRecord[]][] = [];
  const body: Record<string, unknown> = { ...link };
  for (const [name, value] of Object.entries(fields)) {
    const nested = (value as { records?: TreeRecord[] } | null)?.records;
    if (Array.isArray(nested)) children.push([name, nested]);
    else body[name] = value;
  }
  const reply = request.dispatch({
    method: 'POST',
    url: `/services/data/${request.params['version']}/sobjects/${attributes.type}`,
    body,
    within: tx,
  }) as ApiReply;
  if (reply.status >= 400) {
    problems.push({ referenceId: attributes.referenceId, errors: treeErrors(reply.body as ErrorEntry[]) });
    return;
  }
  const id = (reply.body as { id: string }).id;
  results.push({ referenceId: attributes.referenceId, id });
  for (const [name, nested] of children) {
    const relationship = type?.childRelationships.get(name);
    if (relationship === undefined)
      throw new ApiError(400, 'INVALID_FIELD', `No such relationship '${name}' on ${attributes.type}`);
    for (const child of nested) insertTree(request, tx, child, { [relationship.field]: id }, results, problems);
  }
}

function treeErrors(entries: readonly ErrorEntry[]): TreeProblem['errors'] {
  return entries.map(({ errorCode, message, fields }) => ({ statusCode: errorCode, message, fields: fields ?? [] }));
}

export const compositeRoutes: readonly Route[] = [composite, batch, tree];
