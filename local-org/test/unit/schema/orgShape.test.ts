/** The shape of an org: which features bring which objects. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadProject, memoryTree } from '../../../src/project/loadProject.ts';
import { SHAPE_FILE } from '../../../src/project/orgShape.ts';
import { buildSchema } from '../../../src/schema/buildSchema.ts';
import type { Schema } from '../../../src/schema/schema.ts';

function schemaOf(files: Record<string, string>): Schema {
  return buildSchema(loadProject(memoryTree(files))).schema;
}

function shaped(definition: unknown): Schema {
  return schemaOf({ [SHAPE_FILE]: JSON.stringify(definition) });
}

describe('the shape of an org', () => {
  it('is plain without a definition: no currencies, teams, communities or quotes', () => {
    const plain = schemaOf({});
    for (const name of ['CurrencyType', 'OpportunityTeamMember', 'OpportunitySplit', 'Network', 'Quote']) {
      assert.equal(plain.object(name), undefined, name);
    }
    assert.notEqual(plain.object('Order'), undefined);
  });

  it('comes from the features of a scratch org definition', () => {
    const schema = shaped({ features: ['Communities', 'ContactsToMultipleAccounts', 'OpportunitySplits:1'] });
    for (const name of ['Network', 'AccountContactRelation', 'OpportunitySplit', 'OpportunityTeamMember']) {
      assert.notEqual(schema.object(name), undefined, name);
    }
  });

  it('comes from the settings of a definition as well', () => {
    const schema = shaped({ settings: { quoteSettings: { enableQuote: true } } });
    assert.equal(schema.object('Quote')?.fields.get('OpportunityId')?.referenceTo[0], 'Opportunity');
  });

  it('comes from deployed settings', () => {
    const settings = `<?xml version="1.0"?><OpportunitySettings xmlns="http://soap.sforce.com/2006/04/metadata"><enableOpportunityTeam>true</enableOpportunityTeam></OpportunitySettings>`;
    const schema = schemaOf({ 'settings/Opportunity.settings-meta.xml': settings });
    assert.notEqual(schema.object('OpportunityTeamMember'), undefined);
  });

  it('has references only to objects that are there', () => {
    for (const schema of [schemaOf({}), shaped({ features: ['Communities'] })]) {
      for (const object of schema.objects.values()) {
        for (const field of object.fields.values()) {
          const isDangling = field.referenceTo.length > 0 && field.referenceTo.every((name) => !schema.object(name));
          assert.equal(isDangling, false, `${object.apiName}.${field.apiName}`);
        }
      }
    }
  });

  it('gives custom objects a history where the metadata asks for one', () => {
    const object = (history: boolean): string =>
      `<?xml version="1.0"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>G</label><pluralLabel>Gs</pluralLabel><enableHistory>${history}</enableHistory><nameField><label>N</label><type>Text</type></nameField></CustomObject>`;
    const schema = schemaOf({
      'objects/Tracked__c/Tracked__c.object-meta.xml': object(true),
      'objects/Plain__c/Plain__c.object-meta.xml': object(false),
    });
    assert.equal(schema.object('Tracked__History')?.fields.get('ParentId')?.referenceTo[0], 'Tracked__c');
    assert.equal(schema.object('Plain__History'), undefined);
    assert.equal(
      schema.object('Opportunity')?.childRelationships.get('Histories')?.childObject,
      'OpportunityFieldHistory',
    );
  });
});
