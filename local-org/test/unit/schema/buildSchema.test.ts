import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadProject, memoryTree } from '../../../src/project/loadProject.ts';
import { buildSchema } from '../../../src/schema/buildSchema.ts';
import type { SchemaResult } from '../../../src/schema/buildSchema.ts';
import { readFieldLine } from '../../../src/schema/standard/fieldText.ts';
import { fieldFile, objectFile } from '../records/support.ts';

function build(files: Record<string, string>): SchemaResult {
  return buildSchema(loadProject(memoryTree(files)));
}

const GOAL = objectFile(
  'Goal__c',
  '<label>Goal</label><pluralLabel>Goals</pluralLabel><sharingModel>Private</sharingModel><nameField><label>Name</label><type>Text</type></nameField>',
);

describe('buildSchema', () => {
  it('has the standard objects with their facts', () => {
    const { schema, problems } = build({});
    assert.deepEqual(problems, []);
    const opportunity = schema.object('opportunity')!;
    assert.equal(schema.objectOfPrefix('006'), opportunity);
    const stage = opportunity.fields.get('StageName')!;
    assert.deepEqual([stage.type, stage.nillable, stage.apexType], ['picklist', false, 'String']);
    assert.deepEqual(
      [opportunity.fields.get('IsWon')!.createable, opportunity.fields.get('Amount')!.scale],
      [false, 2],
    );
    assert.deepEqual([...opportunity.parentRelationships.keys()].slice(0, 3), ['Account', 'RecordType', 'Campaign']);
    assert.equal(schema.object('Account')!.childRelationships.get('contacts')!.field, 'AccountId');
    assert.equal(schema.object('Account')!.fields.get('Name')!.nameField, true);
  });

  it('adds fields to standard objects and relationships to their parents', () => {
    const { schema } = build({
      ...GOAL,
      ...fieldFile(
        'Goal__c',
        'Deal__c',
        '<label>Deal</label><type>Lookup</type><referenceTo>Opportunity</referenceTo><relationshipName>Goals</relationshipName><deleteConstraint>Restrict</deleteConstraint>',
      ),
      ...fieldFile(
        'Account',
        'Tier__c',
        '<label>Tier</label><type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><value><fullName>A</fullName><default>true</default></value></valueSetDefinition></valueSet>',
      ),
    });
    const tier = schema.object('Account')!.fields.get('tier__c')!;
    assert.deepEqual([tier.picklist!.restricted, tier.picklist!.values[0]!.isDefault], [true, true]);
    assert.deepEqual(schema.object('Opportunity')!.childRelationships.get('Goals__r'), {
      relationshipName: 'Goals__r',
      childObject: 'Goal__c',
      field: 'Deal__c',
      cascadeDelete: false,
      restrictedDelete: true,
    });
    assert.equal(schema.object('Goal__c')!.parentRelationships.get('Deal__r')!.apiName, 'Deal__c');
  });

  it('makes share objects for private objects only', () => {
    const open = objectFile('Open__c', '<label>Open</label><sharingModel>ReadWrite</sharingModel>');
    const { schema } = build({ ...GOAL, ...open });
    assert.ok(schema.object('Goal__Share'));
    assert.equal(schema.object('Open__Share'), undefined);
  });

  it('takes the owner away from details and lets them follow their master', () => {
    const { schema } = build({
      ...GOAL,
      ...objectFile('Step__c', '<label>Step</label>'),
      ...fieldFile(
        'Step__c',
        'Goal__c',
        '<label>Goal</label><type>MasterDetail</type><referenceTo>Goal__c</referenceTo><relationshipName>Steps</relationshipName>',
      ),
    });
    const step = schema.object('Step__c')!;
    assert.equal(step.fields.has('OwnerId'), false);
    assert.equal(step.sharingModel, 'ControlledByParent');
    assert.equal(step.fields.get('Goal__c')!.deleteConstraint, 'Cascade');
  });

  it('knows events, custom metadata and custom settings', () => {
    const { schema } = build({
      ...objectFile('Ping__e', '<label>Ping</label><publishBehavior>PublishImmediately</publishBehavior>'),
      ...objectFile('Rate__mdt', '<label>Rate</label>'),
      ...objectFile('Switch__c', '<label>Switch</label><customSettingsType>Hierarchy</customSettingsType>'),
    });
    assert.deepEqual(
      [schema.object('Ping__e')!.kind, schema.object('Ping__e')!.publishBehavior],
      ['platformEvent', 'PublishImmediately'],
    );
    assert.equal(schema.object('Rate__mdt')!.createable, false);
    assert.deepEqual(
      [schema.object('Switch__c')!.kind, schema.object('Switch__c')!.fields.has('SetupOwnerId')],
      ['customSetting', true],
    );
  });

  it('says what of the metadata makes no sense', () => {
    const { problems } = build({
      ...GOAL,
      ...fieldFile('Goal__c', 'Bad__c', '<label>Bad</label><type>Lookup</type><referenceTo>Nothing__c</referenceTo>'),
      ...fieldFile('Goal__c', 'Odd__c', '<label>Odd</label><type>Hologram</type>'),
    });
    assert.deepEqual(problems.map((problem) => problem.message).sort(), [
      'Not supported by the local org: field type Hologram',
      "referenceTo value of 'Nothing__c' does not resolve to a valid sObject type",
    ]);
  });
});

describe('the notation of standard fields', () => {
  it('reads types, sizes, flags and values', () => {
    const { field } = readFieldLine('Amount currency(16,3) ! co "The amount"');
    assert.deepEqual(
      [field.precision, field.scale, field.nillable, field.createable, field.updateable, field.label],
      [16, 3, false, true, false, 'The amount'],
    );
    const owner = readFieldLine('OwnerId ->Group|User:Owner/Things:cascade ! def');
    assert.deepEqual(
      [owner.field.referenceTo, owner.field.relationshipName, owner.children, owner.field.deleteConstraint],
      [['Group', 'User'], 'Owner', 'Things', 'Cascade'],
    );
    const status = readFieldLine('Status picklist(40) {New*;In Work;Done}').field;
    assert.deepEqual(
      status.picklist!.values.map((v) => [v.value, v.isDefault]),
      [
        ['New', true],
        ['In Work', false],
        ['Done', false],
      ],
    );
  });
});
