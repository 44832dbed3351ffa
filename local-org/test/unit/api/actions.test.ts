/** Invocable actions over REST. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createGateway } from '../../../src/api/gateway.ts';
import { Org } from '../../../src/org/org.ts';

const CLASS = `public with sharing class Greeter {
  public class Request { @InvocableVariable(required=true label='Who') public String name; @InvocableVariable public List<String> marks; }
  public class Answer { @InvocableVariable public String greeting; @InvocableVariable public Integer size; }
  @InvocableMethod(label='Greet people' description='Says hello') public static List<Answer> greet(List<Request> requests) {
    List<Answer> all = new List<Answer>();
    for (Request r : requests) { if (r.name == 'bad') throw new IllegalArgumentException('no');
      Answer a = new Answer(); a.greeting = 'Hi ' + r.name; a.size = r.marks == null ? 0 : r.marks.size(); all.add(a); }
    return all; } }`;
const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion><status>Active</status></ApexClass>`;
const FLOW = `<?xml version="1.0" encoding="UTF-8"?>
<Flow xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>62.0</apiVersion><label>Doubling</label><processType>AutoLaunchedFlow</processType><status>Active</status>
<start><connector><targetReference>Set</targetReference></connector></start>
<assignments><name>Set</name><label>Set</label><assignmentItems><assignToReference>twice</assignToReference><operator>Assign</operator><value><elementReference>Double</elementReference></value></assignmentItems></assignments>
<formulas><name>Double</name><dataType>Number</dataType><expression>{!once} * 2</expression><scale>0</scale></formulas>
<variables><name>once</name><dataType>Number</dataType><isCollection>false</isCollection><isInput>true</isInput><isOutput>false</isOutput></variables>
<variables><name>twice</name><dataType>Number</dataType><isCollection>false</isCollection><isInput>false</isInput><isOutput>true</isOutput></variables></Flow>`;

test('Apex actions and flows are listed, described and called', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'actions-'));
  for (const part of ['classes', 'flows']) mkdirSync(join(folder, part));
  writeFileSync(join(folder, 'classes', 'Greeter.cls'), CLASS);
  writeFileSync(join(folder, 'classes', 'Greeter.cls-meta.xml'), META);
  writeFileSync(join(folder, 'flows', 'Doubling.flow-meta.xml'), FLOW);
  const org = Org.open({ dataDir: ':memory:', sources: [folder], log: () => undefined });
  const app = await createGateway(org);
  const headers = { authorization: `Bearer ${org.login(org.adminUsername).token}`, 'content-type': 'application/json' };
  const ask = async (
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown }> => {
    const url = `/services/data/v67.0/actions${path}`;
    const reply = await app.inject({
      method,
      url,
      headers,
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    return { status: reply.statusCode, body: JSON.parse(reply.body) as unknown };
  };
  try {
    assert.deepEqual((await ask('GET', '/custom/apex')).body, {
      actions: [
        {
          label: 'Greet people',
          name: 'Greeter',
          type: 'APEX',
          url: '/services/data/v67.0/actions/custom/apex/Greeter',
        },
      ],
    });
    const { inputs, outputs } = (await ask('GET', '/custom/apex/Greeter')).body as Record<string, { name: string }[]>;
    assert.deepEqual(inputs![0], {
      description: null,
      label: 'Who',
      maxOccurs: 1,
      name: 'name',
      type: 'STRING',
      required: true,
    });
    assert.deepEqual(
      outputs!.map(({ name }) => name),
      ['greeting', 'size'],
    );
    const called = await ask('POST', '/custom/apex/Greeter', {
      inputs: [{ name: 'Ann', marks: ['a', 'b'] }, { name: 'Bo' }],
    });
    assert.equal(called.status, 200);
    const values = (called.body as { outputValues: unknown }[]).map(({ outputValues }) => outputValues);
    assert.deepEqual(values, [
      { greeting: 'Hi Ann', size: 2 },
      { greeting: 'Hi Bo', size: 0 },
    ]);
    const failed = await ask('POST', '/custom/apex/Greeter', { inputs: [{ name: 'bad' }] });
    assert.deepEqual([failed.status, (failed.body as { isSuccess: boolean }[])[0]!.isSuccess], [400, false]);
    const flow = await ask('POST', '/custom/flow/Doubling', { inputs: [{ once: 21 }] });
    assert.deepEqual((flow.body as { outputValues: unknown }[])[0]!.outputValues, {
      twice: 42,
      Flow__InterviewStatus: 'Finished',
    });
    assert.equal((await ask('POST', '/custom/flow/Nowhere', { inputs: [{}] })).status, 404);
  } finally {
    await app.close();
    await org.close();
    rmSync(folder, { recursive: true });
  }
});
