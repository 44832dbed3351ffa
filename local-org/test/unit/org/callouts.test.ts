/** Callouts of Apex: the platform's mocks, and when a callout is refused. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { results } from './apexTests.ts';

const MOCK = `public class Answers implements HttpCalloutMock {
  public HttpResponse respond(HttpRequest request) { return new HttpResponse(); }
}`;

const SOAP = `public class SoapAnswers implements WebServiceMock {
  public void doInvoke(Object stub, Object request, Map<String, Object> response, String endpoint, String soapAction,
      String requestName, String responseNS, String responseName, String responseType) {
    response.put('response_x', endpoint + ' ' + requestName);
  }
}`;

const RESOURCE = `<?xml version="1.0" encoding="UTF-8"?>
<StaticResource xmlns="http://soap.sforce.com/2006/04/metadata"><contentType>application/json</contentType></StaticResource>`;

const call = (endpoint = 'https://example.com/a'): string =>
  `HttpRequest q = new HttpRequest(); q.setEndpoint('${endpoint}'); HttpResponse r = new Http().send(q);`;
const refused = (): string =>
  `try { ${call()} Assert.fail(); } catch (CalloutException e) { Assert.areEqual(message, e.getMessage()); }`;
const UNCOMMITTED = 'You have uncommitted work pending. Please commit or rollback before calling out';

let outcomes: Record<string, string>;
const passes = (name: string): void => assert.equal(outcomes[name], 'Pass');

before(async () => {
  outcomes = await results(
    {
      staticResource: `StaticResourceCalloutMock mock = new StaticResourceCalloutMock();
        mock.setStaticResource('answer'); mock.setStatusCode(201); mock.setHeader('Kind', 'json');
        Test.setMock(HttpCalloutMock.class, mock);
        ${call()}
        Assert.areEqual('{"a":1}', r.getBody());
        Assert.areEqual(201, r.getStatusCode());
        Assert.areEqual('json', r.getHeader('kind'));`,
      multiStaticResource: `MultiStaticResourceCalloutMock mock = new MultiStaticResourceCalloutMock();
        mock.setStaticResource('https://example.com/a', 'answer'); mock.setStatusCode(200);
        Test.setMock(HttpCalloutMock.class, mock);
        ${call()}
        Assert.areEqual('{"a":1}', r.getBody());
        q.setEndpoint('https://example.com/b');
        try { new Http().send(q); Assert.fail(); } catch (CalloutException e) { Assert.isTrue(true); }`,
      soap: `Test.setMock(WebServiceMock.class, new SoapAnswers());
        Map<String, Object> response = new Map<String, Object>();
        WebServiceCallout.invoke(null, null, response, new String[]{ 'e', 'a', 'ns', 'name', 'rns', 'rn', 'rt' });
        Assert.areEqual('e name', response.get('response_x'));`,
      afterDml: `String message = '${UNCOMMITTED}'; Test.setMock(HttpCalloutMock.class, new Answers());
        insert new Account(Name = 'a'); ${refused()}`,
      afterStartTest: `Test.setMock(HttpCalloutMock.class, new Answers());
        insert new Account(Name = 'a');
        Test.startTest(); ${call()} Test.stopTest();`,
      afterSavepoint: `String message = 'All the active Savepoints must be released before making callouts.';
        Test.setMock(HttpCalloutMock.class, new Answers());
        Savepoint s = Database.setSavepoint(); ${refused()}`,
      afterRollbackAndRelease: `Test.setMock(HttpCalloutMock.class, new Answers());
        Savepoint s = Database.setSavepoint();
        insert new Account(Name = 'a');
        Database.rollback(s); Database.releaseSavepoint(s);
        ${call()}`,
    },
    {
      Answers: MOCK,
      SoapAnswers: SOAP,
      'staticresources/answer.resource-meta.xml': RESOURCE,
      'staticresources/answer.json': '{"a":1}',
    },
  );
});

describe('callouts of Apex tests', () => {
  it('are answered by a static resource', () => passes('staticResource'));
  it('are answered by a static resource per endpoint', () => passes('multiStaticResource'));
  it('to web services are answered by their mock', () => passes('soap'));
  it('are refused while records wait to be committed', () => passes('afterDml'));
  it('are allowed after startTest, whatever was saved before', () => passes('afterStartTest'));
  it('are refused while a savepoint is active', () => passes('afterSavepoint'));
  it('are allowed once everything is rolled back and released', () => passes('afterRollbackAndRelease'));
});
