import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { componentsOf, layeredTree, loadProject, memoryTree } from '../../../src/project/loadProject.ts';

const CLASS_META = '<ApexClass><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>';

describe('loadProject', () => {
  it('reads a static resource that is a folder holding files without a suffix', () => {
    const meta = '<StaticResource><contentType>application/zip</contentType></StaticResource>';
    const model = loadProject(
      memoryTree({ 'staticresources/lib/LICENSE': 'free', 'staticresources/lib.resource-meta.xml': meta }),
    );
    assert.deepEqual(model.problems, []);
    assert.deepEqual(
      model.staticResources.map(({ name }) => name),
      ['lib'],
    );
  });

  it('reads the source format from the package directories of sfdx-project.json, however deep', () => {
    const model = loadProject(
      memoryTree({
        'sfdx-project.json': '{"packageDirectories":[{"path":"force-app","default":true}]}',
        'force-app/main/engine/classes/inner/Adder.cls': 'public class Adder {}',
        'force-app/main/engine/classes/inner/Adder.cls-meta.xml': CLASS_META,
        'force-app/main/engine/triggers/T.trigger': 'trigger T on Account(before insert) {}',
        'force-app/main/engine/triggers/T.trigger-meta.xml': CLASS_META.replaceAll('ApexClass', 'ApexTrigger'),
        'force-app/main/default/objects/A__c/A__c.object-meta.xml': '<CustomObject><label>A</label></CustomObject>',
        'force-app/main/default/objects/A__c/fields/F__c.field-meta.xml':
          '<CustomField><fullName>F__c</fullName></CustomField>',
        'force-app/main/default/lwc/board/board.ts': '',
        'force-app/main/default/lwc/board/__tests__/board.test.ts': '',
        'elsewhere/Other.cls': 'public class Other {}',
      }),
    );
    assert.deepEqual(model.problems, []);
    assert.deepEqual(
      model.classes.map((file) => [file.name, file.apiVersion]),
      [['Adder', 67]],
    );
    assert.deepEqual(
      model.triggers.map((file) => file.name),
      ['T'],
    );
    assert.deepEqual(
      model.objects[0]!.fields.map((field) => field.fullName),
      ['F__c'],
    );
    assert.deepEqual(model.bundles[0]!.files.length, 1);
  });

  it('reads the metadata format of a deploy zip', () => {
    const model = loadProject(
      memoryTree({
        'package.xml': '<Package><version>67.0</version></Package>',
        'classes/Adder.cls': 'public class Adder {}',
        'classes/Adder.cls-meta.xml': CLASS_META,
        'objects/A__c.object':
          '<CustomObject><label>A</label><fields><fullName>F__c</fullName><type>Text</type></fields><validationRules><fullName>R</fullName></validationRules></CustomObject>',
        'labels/CustomLabels.labels':
          '<CustomLabels><labels><fullName>Hello</fullName><value>Hi &amp; bye</value></labels></CustomLabels>',
        'customMetadata/Setting.One.md':
          '<CustomMetadata xmlns:xsi="i" xmlns:xsd="d"><label>One</label><values><field>Value__c</field><value xsi:type="xsd:string">7</value></values><values><field>Empty__c</field><value xsi:nil="true"/></values></CustomMetadata>',
        'destructiveChanges.xml': '<Package><types><members>Old</members><name>ApexClass</name></types></Package>',
      }),
    );
    assert.deepEqual(model.problems, []);
    assert.deepEqual(
      componentsOf(model, 'CustomField').map((c) => c.fullName),
      ['A__c.F__c'],
    );
    assert.deepEqual(
      componentsOf(model, 'ValidationRule').map((c) => c.fullName),
      ['A__c.R'],
    );
    assert.deepEqual(model.labels, [{ name: 'Hello', namespace: '', value: 'Hi & bye', language: 'en_US' }]);
    assert.deepEqual(
      [...model.customMetadata[0]!.values],
      [
        ['Value__c', '7'],
        ['Empty__c', null],
      ],
    );
    assert.equal(model.customMetadata[0]!.typeName, 'Setting__mdt');
    assert.deepEqual(model.destructive, [{ type: 'ApexClass', fullName: 'Old', when: 'after' }]);
  });

  it('names what it does not know and where XML is broken', () => {
    const model = loadProject(
      memoryTree({
        'dialogs/F.bot-meta.xml': '<Bot/>',
        'tabs/T.tab-meta.xml': '<CustomTab>\n<oops></CustomTab>',
        'classes/NoMeta.cls': 'public class NoMeta {}',
      }),
    );
    assert.deepEqual(
      model.problems.map((problem) => [problem.file, problem.line, problem.message.slice(0, 60)]),
      [
        ['classes/NoMeta.cls', 1, 'The file classes/NoMeta.cls has no NoMeta.cls-meta.xml besid'],
        ['dialogs/F.bot-meta.xml', 1, 'Not supported by the local org: metadata files with the suff'],
        ['tabs/T.tab-meta.xml', 2, model.problems[2]!.message.slice(0, 60)],
      ],
    );
  });

  it('lays trees over one another', () => {
    const tree = layeredTree([memoryTree({ a: '1', b: '1' }), memoryTree({ b: '2' })]);
    assert.deepEqual(
      tree.paths().map((path) => tree.text(path)),
      ['1', '2'],
    );
  });
});
