/** Proves that the lint rules for pages are alive: a page with known faults must be refused for each of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ESLint } from 'eslint';

// On CI the type checker would otherwise read the file from disk once and never look at the text given here.
process.env['TSESTREE_SINGLE_RUN'] = 'false';

const root = new URL('../..', import.meta.url).pathname;

const FAULTY = `import { LightningElement, api } from 'lwc';
export default class Bell extends LightningElement {
  @api Ringing = true;
  override connectedCallback(): void {
    setTimeout(() => document.querySelector('x'), 1);
    const anything: any = this.load();
    anything.go();
  }
  async load(): Promise<void> {}
  other(): void {
    this.load();
  }
}
`;

test('refuses a page with known faults', async () => {
  const eslint = new ESLint({ cwd: root });
  // An existing path, so that the type checker knows the file.
  const [result] = await eslint.lintText(FAULTY, { filePath: 'force-app/main/console/lwc/bell/bell.ts' });
  const broken = new Set(result?.messages.map((message) => message.ruleId));
  for (const rule of [
    '@lwc/lwc/valid-api',
    '@lwc/lwc/no-async-operation',
    '@lwc/lwc/no-document-query',
    '@typescript-eslint/no-explicit-any',
    '@typescript-eslint/no-floating-promises',
    '@typescript-eslint/no-unsafe-call',
  ]) {
    assert.ok(broken.has(rule), `${rule} was silent; broken: ${[...broken].join(', ')}`);
  }
});
