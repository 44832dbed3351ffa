/**
 * The Tooling API: queries on code and test results, anonymous Apex, test runs.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources.htm
 */
import { OrgError } from '../../org/errors.ts';
import { classId } from '../../org/tooling/codeIds.ts';
import { evaluate, isCount } from '../../org/tooling/evaluate.ts';
import { toolingRows } from '../../org/tooling/toolingTables.ts';
import { synchronousTestResult } from '../../org/tests/testReport.ts';
import type { TestSelection } from '../../org/tests/testTypes.ts';
import { parseSoql, SoqlSyntaxError } from '../../syntax/parseSoql.ts';
import { badRequest, notFound } from '../errors.ts';
import { streamHub } from '../streaming/streamHub.ts';
import { type ApiReply, type ApiRequest, type Route, json, jsonBody, param } from '../http.ts';

const BASE = '/services/data/:version/tooling';

const query: Route = {
  method: 'GET',
  path: `${BASE}/query`,
  handle(request) {
    const soql = request.query.get('q') ?? '';
    const parsed = parse(soql);
    const entity = parsed.from[0]?.path.names.at(-1) ?? '';
    const rows = toolingRows(request.org.toolingFacts(), entity);
    if (rows === null) return dataQuery(request, entity);
    if (request.query.get('columns') === 'true') return json(toolingColumns(entity, parsed));
    const records = isCount(parsed) ? [] : evaluate(parsed, rows, entity);
    const size = isCount(parsed) ? rows.length : records.length;
    return json({ size, totalSize: size, done: true, queryLocator: null, entityTypeName: entity, records });
  },
};

/** Objects that exist in both APIs are answered from the records. */
function dataQuery(request: ApiRequest, entity: string): ApiReply | Promise<ApiReply> {
  if (request.org.schema.object(entity) === undefined) {
    throw badRequest('INVALID_TYPE', `sObject type '${entity}' is not supported.`);
  }
  return request.dispatch({ method: 'GET', url: `/services/data/${param(request, 'version')}/query?${request.query}` });
}

function parse(soql: string): ReturnType<typeof parseSoql>['query'] {
  try {
    return parseSoql(soql).query;
  } catch (thrown) {
    if (thrown instanceof SoqlSyntaxError) throw new OrgError('MALFORMED_QUERY', thrown.message);
    throw thrown;
  }
}

function toolingColumns(entity: string, parsed: ReturnType<typeof parse>): Record<string, unknown> {
  const columnMetadata = parsed.select.map((item) => {
    const name = item.kind === 'field' ? item.path.names.join('.') : 'expr0';
    const flags = {
      aggregate: false,
      booleanType: false,
      custom: false,
      insertable: false,
      numberType: false,
      textType: true,
    };
    return {
      ...flags,
      apexType: 'String',
      columnName: name,
      displayName: name,
      foreignKeyName: null,
      joinColumns: [],
      updatable: false,
    };
  });
  return { columnMetadata, entityName: entity, groupBy: false, idSelected: false, keyPrefix: null };
}

const anonymous: Route = {
  method: 'GET',
  path: `${BASE}/executeAnonymous`,
  handle(request) {
    const { log: _log, ...result } = request.org.executeAnonymous(
      request.session,
      request.query.get('anonymousBody') ?? '',
    );
    return json(result);
  },
};

interface RunRequest {
  tests?: readonly { className?: string; classId?: string; testMethods?: readonly string[] }[];
  classNames?: string;
  classids?: string;
  testLevel?: string;
  skipCodeCoverage?: boolean;
}

/** What a request body asks to run: test items, comma-separated class names, or a bare array of class names. */
function selectionOf(request: ApiRequest): TestSelection {
  const body = jsonBody(request) as RunRequest | readonly string[] | null;
  if (Array.isArray(body)) return { tests: body as readonly string[], coverage: true };
  const asked = (body ?? {}) as RunRequest;
  const named = [...(asked.classNames ?? '').split(','), ...(asked.classids ?? '').split(',')].filter(
    (name) => name !== '',
  );
  const items = (asked.tests ?? []).flatMap((item) => {
    const name = item.className ?? item.classId ?? '';
    return item.testMethods === undefined ? [name] : item.testMethods.map((method) => `${name}.${method}`);
  });
  const tests = [...named, ...items].map((name) => nameOf(request, name));
  const all = tests.length === 0 && (asked.testLevel === 'RunLocalTests' || asked.testLevel === 'RunAllTestsInOrg');
  if (tests.length === 0 && !all) throw badRequest('INVALID_INPUT', 'No tests were named');
  const coverage = asked.skipCodeCoverage !== true;
  return all ? { coverage } : { tests, coverage };
}

/** Class names stand as they are; ids are looked up. */
function nameOf(request: ApiRequest, name: string): string {
  if (!/^01p\w{12,15}$/.test(name)) return name;
  const unit = request.org.toolingFacts().code.find((code) => classId(code.name).startsWith(name.slice(0, 15)));
  if (unit === undefined) throw notFound(`No class has the id ${name}`);
  return unit.name;
}

const runSynchronous: Route = {
  method: 'POST',
  path: `${BASE}/runTestsSynchronous`,
  handle: (request) => json(synchronousTestResult(request.org.runTests(selectionOf(request), request.session))),
};

const runAsynchronous: Route = {
  method: 'POST',
  path: `${BASE}/runTestsAsynchronous`,
  handle(request) {
    const { id } = request.org.runTests(selectionOf(request), request.session);
    streamHub(request.org).testRunEnded(id);
    return json(id);
  },
};

/** Absent here: clients take that as "this org does not track source changes". */
const sourceMember: Route = {
  method: 'GET',
  path: `${BASE}/sobjects/SourceMember/describe`,
  handle() {
    throw notFound();
  },
};

const root: Route = {
  method: 'GET',
  path: BASE,
  handle(request) {
    const base = `/services/data/${param(request, 'version')}/tooling`;
    return json({ query: `${base}/query`, executeAnonymous: `${base}/executeAnonymous`, sobjects: `${base}/sobjects` });
  },
};

export const toolingRoutes: readonly Route[] = [query, anonymous, runSynchronous, runAsynchronous, sourceMember, root];
