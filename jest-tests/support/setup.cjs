/* Runs before each test file: accessibility matcher, the package's real label texts, and what jsdom lacks. */
const { randomUUID } = require('node:crypto');
const { globSync, readFileSync } = require('node:fs');
const { resolve } = require('node:path');
const { setup } = require('@sa11y/jest');

setup();

const root = resolve(__dirname, '../..');
const labelFiles = globSync('force-app/**/labels/*.labels-meta.xml', { cwd: root });
for (const file of labelFiles) {
  const xml = readFileSync(resolve(root, file), 'utf8');
  for (const [, name, value] of xml.matchAll(/<fullName>(.*?)<\/fullName>[\s\S]*?<value>(.*?)<\/value>/g)) {
    jest.doMock(`@salesforce/label/c.${name}`, () => ({ __esModule: true, default: value }), { virtual: true });
  }
}

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

afterEach(() => {
  document.body.replaceChildren();
});
