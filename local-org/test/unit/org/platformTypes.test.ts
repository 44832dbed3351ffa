/** Library types around the core: metadata in Apex, pick list classes, tokens, sites, collators, DataWeave scripts. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { results } from './apexTests.ts';

const TYPE = `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Rule</label><pluralLabel>Rules</pluralLabel>
<fields><fullName>Limit__c</fullName><label>Limit</label><type>Number</type><precision>5</precision><scale>0</scale></fields>
</CustomObject>`;
const RECORD = `<?xml version="1.0" encoding="UTF-8"?>
<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:xsd="http://www.w3.org/2001/XMLSchema"><label>First one</label><protected>false</protected>
<values><field>Limit__c</field><value xsi:type="xsd:double">7</value></values></CustomMetadata>`;

const PICK = `public class Colours extends VisualEditor.DynamicPickList {
  public override VisualEditor.DataRow getDefaultValue() { return new VisualEditor.DataRow('Red', 'r'); }
  public override VisualEditor.DynamicPickListRows getValues() {
    VisualEditor.DynamicPickListRows rows = new VisualEditor.DynamicPickListRows();
    rows.addRow(getDefaultValue());
    rows.addRow(new VisualEditor.DataRow('Blue', 'b', true));
    return rows;
  }
}`;

const CALLBACK = `public class Done implements Metadata.DeployCallback {
  public static String seen;
  public void handleResult(Metadata.DeployResult result, Metadata.DeployCallbackContext context) {
    seen = result.status + ' ' + context.getCallbackJobId();
  }
  public class TestContext extends Metadata.DeployCallbackContext {
    public override Id getCallbackJobId() { return '000000000000001AAA'; }
  }
}`;

const SCRIPT = `<?xml version="1.0" encoding="UTF-8"?>
<DataWeaveResource xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion></DataWeaveResource>`;

let outcomes: Record<string, string>;
const passes = (name: string): void => assert.equal(outcomes[name], 'Pass');

before(async () => {
  outcomes = await results(
    {
      retrieve: `Metadata.CustomMetadata m = (Metadata.CustomMetadata) Metadata.Operations.retrieve(
          Metadata.MetadataType.CustomMetadata, new List<String>{ 'Rule.First', 'Rule.None' })[0];
        Assert.areEqual('Rule.First First one', m.fullName + ' ' + m.label);
        Assert.areEqual('Limit__c', m.values[0].field);
        Assert.areEqual(7, (Decimal) m.values[0].value);`,
      deploy: `Metadata.CustomMetadata m = new Metadata.CustomMetadata();
        m.fullName = 'Rule.New'; m.values.add(new Metadata.CustomMetadataValue());
        Metadata.DeployContainer c = new Metadata.DeployContainer();
        c.addMetadata(m);
        Assert.areEqual('Rule.New', c.getMetadata()[0].fullName);
        Assert.isTrue(c.removeMetadataByFullName('Rule.New'));
        try { Metadata.Operations.enqueueDeployment(c, new Done()); Assert.fail(); } catch (AsyncException e) {
          Assert.areEqual('Metadata cannot be deployed from within a test', e.getMessage());
        }
        Metadata.DeployResult r = new Metadata.DeployResult();
        r.status = Metadata.DeployStatus.Succeeded;
        new Done().handleResult(r, new Done.TestContext());
        Assert.areEqual('Succeeded 000000000000001AAA', Done.seen);`,
      pickList: `VisualEditor.DynamicPickList p = new Colours();
        Assert.areEqual(2, p.getValues().size());
        Assert.areEqual('Blue', p.getValues().get(1).getLabel());
        Assert.isTrue(p.getValues().getDataRows()[1].isSelected());`,
      token: `Auth.JWT t = new Auth.JWT();
        t.setIss('me'); t.setValidityLength(60); t.setAdditionalClaims(new Map<String, Object>{ 'scope' => 'all' });
        Map<String, Object> claims = (Map<String, Object>) JSON.deserializeUntyped(t.toJSONString());
        Assert.areEqual('me all', claims.get('iss') + ' ' + claims.get('scope'));
        Assert.areEqual(60, (Integer) claims.get('exp') - (Integer) claims.get('iat'));
        Assert.areEqual(UserInfo.getUserId(), Auth.SessionManagement.getCurrentSession().get('UsersId'));
        Auth.UserData u = new Auth.UserData('id', 'Ada', 'L', 'Ada L', 'a@example.com', null, 'ada', 'en', 'p', null, null);
        Assert.areEqual('Ada id', u.firstName + ' ' + u.identifier);`,
      sites: `Assert.isNull(Site.getSiteId()); Assert.isNull(Network.getNetworkId()); Assert.isFalse(Site.isLoginEnabled());`,
      collator: `List<String> texts = new List<String>{ 'b', 'Ä', 'a', null };
        texts.sort(Collator.getInstance());
        Assert.areEqual(new List<String>{ null, 'a', 'Ä', 'b' }, texts);`,
      organisation: `Assert.areEqual(UserInfo.getOrganizationId(), (Id) ConnectApi.Organization.getSettings().orgId);
        Assert.isNotNull(Schema.SoapType.DECIMAL);`,
      script: `DataWeave.Script s = new DataWeaveScriptResource.toJson(); s.execute(new Map<String, Object>());`,
      scriptByName: `DataWeave.Script.createScript('other').execute(new Map<String, Object>());`,
    },
    {
      Colours: PICK,
      Done: CALLBACK,
      'objects/Rule__mdt.object': TYPE,
      'customMetadata/Rule.First.md-meta.xml': RECORD,
      'dw/toJson.dwl': '%dw 2.0\n---\npayload',
      'dw/toJson.dwl-meta.xml': SCRIPT,
    },
  );
});

describe('metadata in Apex', () => {
  it('reads records of custom metadata types', () => passes('retrieve'));
  it('is put together and not deployed from tests', () => passes('deploy'));
});

it('pick lists of components extend a class of the platform', () => passes('pickList'));
it('tokens hold claims, sessions tell of their user', () => passes('token'));
it('code runs for no site', () => passes('sites'));
it('the organisation tells its id', () => passes('organisation'));
it('collators sort by the language', () => passes('collator'));

it('DataWeave scripts are refused by name when they are called', () => {
  assert.match(outcomes['script'] ?? '', /DataWeave script toJson/);
  assert.match(outcomes['scriptByName'] ?? '', /DataWeave script other/);
});
