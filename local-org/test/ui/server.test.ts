import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { diskFiles } from '../../src/ui/diskFiles.ts';
import { loadPageModel } from '../../src/ui/metadata/loadPageModel.ts';
import { CompileError, moduleCompiler } from '../../src/ui/server/compileModule.ts';
import { localeModule } from '../../src/ui/server/localeModules.ts';
import { platformModule, UnknownModuleError } from '../../src/ui/server/platformModules.ts';
import { localPath } from '../../src/ui/server/session.ts';
import type { UiSession } from '../../src/ui/uiOrg.ts';

const library = diskFiles([join(import.meta.dirname, 'fixtures', 'library')]);
const session: UiSession = {
  token: 't',
  user: {
    id: '005000000000001AAA',
    username: 'ana@library.example',
    name: 'Ana Ruiz',
    title: null,
    profileName: 'Standard User',
    roleName: null,
    email: 'ana@library.example',
    locale: 'de_DE',
    language: 'de',
    timeZone: 'Europe/Berlin',
    currencyCode: 'EUR',
  },
  customPermissions: ['Librarian'],
  userPermissions: [],
  visibleApps: null,
  visibleTabs: null,
};

describe('page model', () => {
  const { model, labels, problems } = loadPageModel(library);

  it('reads apps with their home page and record pages', () => {
    const [app] = model.apps;
    assert.equal(app?.homePage, 'Library_Home');
    assert.deepEqual(app?.recordPages, { Book__c: 'Book_Record' });
    assert.deepEqual(problems, []);
  });

  it('types component properties by the targetConfig of the page and fills in defaults and labels', () => {
    const items = model.pages['Library_Home']?.regions.find((region) => region.name === 'top')?.items;
    assert.deepEqual(items?.[0]?.props, { heading: 'Books on the shelf', limit: 3, compact: false });
    assert.equal(labels['Shelf_Heading'], 'Books on the shelf');
  });

  it('nests the facets of a tab set and names standard tabs', () => {
    const tabs = model.pages['Book_Record']?.regions.find((region) => region.name === 'main')?.items[0];
    assert.deepEqual(
      tabs?.sections.map((section) => [section.label, section.items[0]?.name]),
      [
        ['Details', 'force:detailPanel'],
        ['Related', 'force:relatedListContainer'],
      ],
    );
  });

  it('says what is wrong with a component that is not exposed', () => {
    const [first] = model.pages['Trouble_Page']?.regions[0]?.items ?? [];
    assert.match(first?.problem ?? '', /isExposed false/);
  });

  it('reads compact layouts, page layouts and list views', () => {
    assert.deepEqual(model.compactLayouts['Book__c'], ['Name', 'Price__c', 'Author__c']);
    assert.equal(model.layouts['Book__c']?.relatedLists[0]?.name, 'Loan__c.Book__c');
    assert.equal(model.listViews['Book__c']?.[0]?.filters[0]?.value, 'Rare');
  });
});

describe('compiling on request', () => {
  const cache = mkdtempSync(join(tmpdir(), 'pages-'));
  after(() => rmSync(cache, { recursive: true }));
  const compile = moduleCompiler(cache);
  const source = (text: string): Parameters<typeof compile>[0] => ({
    namespace: 'c',
    bundle: 'x',
    file: 'x.ts',
    text,
    scoped: false,
  });

  it('keeps decorators and maps back to the TypeScript', () => {
    const code = compile(
      source(
        `import { LightningElement, api } from 'lwc';\nexport default class X extends LightningElement {\n  @api name: string = 'a';\n}\n`,
      ),
    );
    assert.match(code, /registerDecorators/);
    const map = JSON.parse(Buffer.from(/base64,(\S+)/.exec(code)?.[1] ?? '', 'base64').toString()) as {
      sources: string[];
      sourcesContent: string[];
    };
    assert.deepEqual(map.sources, ['c/x/x.ts']);
    assert.match(map.sourcesContent[0] ?? '', /name: string/);
  });

  it('names file, line and column of an error', () => {
    assert.throws(
      () =>
        compile(
          source(
            'import { LightningElement } from "lwc";\nexport default class extends LightningElement {\n  a = ;\n}',
          ),
        ),
      (error) => {
        assert.ok(error instanceof CompileError);
        assert.match(error.message, /^c\/x\/x\.ts: .*/);
        return true;
      },
    );
  });
});

describe('platform modules', () => {
  const context = {
    session,
    labels: { Hello: 'Hallo' },
    apiName: (name: string) => name.replaceAll('Shelf__', 'lib__Shelf__'),
    componentName: (name: string) => `lib__${name}`,
    hasResource: (name: string) => name === 'logo',
    resourceUrl: (name: string) => `/resource/${name}`,
  };
  const value = (id: string): string => platformModule(id, context);

  it('gives labels, schema, permissions, resources and the user', () => {
    assert.equal(value('@salesforce/label/c.Hello'), 'export default "Hallo";');
    assert.equal(
      value('@salesforce/schema/Book__c.Author__r.Name'),
      'export default {"objectApiName":"Book__c","fieldApiName":"Author__r.Name"};',
    );
    assert.equal(value('@salesforce/schema/Shelf__c'), 'export default {"objectApiName":"lib__Shelf__c"};');
    assert.equal(value('@salesforce/customPermission/Librarian'), 'export default true;');
    assert.equal(value('@salesforce/customPermission/Other'), 'export default undefined;');
    assert.equal(value('@salesforce/resourceUrl/logo'), 'export default "/resource/logo";');
    assert.equal(value('@salesforce/user/Id'), 'export default "005000000000001AAA";');
    assert.match(
      value('@salesforce/apex/ns.Shelf.getBooks'),
      /"namespace":"ns","className":"Shelf","method":"getBooks"/,
    );
  });

  it('refuses by name what does not exist', () => {
    for (const id of [
      '@salesforce/label/c.Missing',
      '@salesforce/community/Id',
      '@salesforce/resourceUrl/nothing',
      '@salesforce/user/Email',
    ]) {
      assert.throws(
        () => value(id),
        (error) => error instanceof UnknownModuleError && error.message.includes(id),
      );
    }
  });

  it("follows the user's locale", () => {
    const read = (name: string): unknown =>
      JSON.parse(localeModule(name, session.user).replace(/^export default (.*);$/, '$1'));
    assert.equal(read('locale'), 'de-DE');
    assert.equal(read('timeZone'), 'Europe/Berlin');
    assert.equal(read('number.decimalSeparator'), ',');
    assert.equal(read('dateTime.mediumDateFormat'), 'dd.MM.yyyy');
    assert.equal(read('firstDayOfWeek'), 2);
    assert.match(localeModule('common.digits', session.user), /export default/);
  });
});

describe('login targets', () => {
  it('stay on this host', () => {
    assert.equal(localPath('/lightning/n/Shelf'), '/lightning/n/Shelf');
    for (const path of ['//evil.example', 'https://evil.example', '/\\evil.example', undefined]) {
      assert.equal(localPath(path), '/lightning/page/home');
    }
  });
});
