/** Orgs made of projects with namespaces. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkSource } from '../../../src/org/checkSource.ts';
import { Org, type OrgOptions, SourceRefused } from '../../../src/org/org.ts';

const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A project: its namespace, and its files: classes and triggers by name, everything else by path. */
export interface Project {
  readonly namespace: string;
  readonly files: Readonly<Record<string, string>>;
  readonly apiVersion?: string;
}

/** A custom object (or type, or event) with these fields, as XML by field name. */
export function object(fields: Readonly<Record<string, string>>, more = ''): string {
  const parts = Object.entries(fields).map(
    ([name, xml]) => `<fields><fullName>${name}</fullName><label>${name}</label>${xml}</fields>`,
  );
  const name = '<nameField><label>Name</label><type>Text</type></nameField>';
  const facts = `<label>Thing</label><pluralLabel>Things</pluralLabel><deploymentStatus>Deployed</deploymentStatus>`;
  return `${HEAD}<CustomObject ${XMLNS}>${parts.join('')}${facts}${name}<sharingModel>ReadWrite</sharingModel>${more}</CustomObject>`;
}

/** Any other metadata file. */
export function metadata(type: string, inside: string): string {
  return `${HEAD}<${type} ${XMLNS} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">${inside}</${type}>`;
}

export const TEXT = '<type>Text</type><length>80</length>';
export const NUMBER = '<type>Number</type><precision>18</precision><scale>2</scale>';

/** Writes the projects to folders of their own; the function that is returned removes them. */
function written(projects: readonly Project[]): { folders: string[]; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'namespaces-'));
  const folders = projects.map((project, index) => {
    const folder = join(root, String(index));
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    const { namespace, apiVersion = '66.0' } = project;
    write('sfdx-project.json', JSON.stringify({ packageDirectories: [{ path: 'source' }], namespace }));
    for (const [name, text] of Object.entries(project.files)) {
      if (name.includes('/')) {
        write(`source/${name}`, text);
        continue;
      }
      const isTrigger = text.startsWith('trigger ');
      const path = isTrigger ? `source/triggers/${name}.trigger` : `source/classes/${name}.cls`;
      write(path, text);
      const facts = `<apiVersion>${apiVersion}</apiVersion><status>Active</status>`;
      write(`${path}-meta.xml`, metadata(isTrigger ? 'ApexTrigger' : 'ApexClass', facts));
    }
    return folder;
  });
  return { folders, remove: () => rmSync(root, { recursive: true }) };
}

/** Does something with an org of these projects. */
export async function withOrg<T>(
  projects: readonly Project[],
  work: (org: Org) => T | Promise<T>,
  options: Partial<OrgOptions> = {},
): Promise<T> {
  const { folders, remove } = written(projects);
  const org = opened(folders, options);
  try {
    return await work(org);
  } finally {
    await org.close();
    remove();
  }
}

function opened(sources: readonly string[], options: Partial<OrgOptions>): Org {
  try {
    return Org.open({ dataDir: ':memory:', sources, log: () => undefined, ...options });
  } catch (error) {
    if (!(error instanceof SourceRefused)) throw error;
    throw new Error(
      error.prepared.findings.map(({ line, column, message }) => `${line}:${column} ${message}`).join('\n'),
    );
  }
}

/** Outcome of every test by `class.method`: `Pass`, or the message of the failure. */
export function testResults(
  projects: readonly Project[],
  options: Partial<OrgOptions> = {},
): Promise<Record<string, string>> {
  const results = (org: Org): Record<string, string> =>
    Object.fromEntries(
      org
        .runTests({})
        .methods.map(({ className, methodName, outcome, message }) => [
          `${className}.${methodName}`,
          message ?? outcome,
        ]),
    );
  return withOrg(projects, results, options);
}

/** What the compiler finds wrong, as messages. */
export function messages(projects: readonly Project[]): string[] {
  const { folders, remove } = written(projects);
  try {
    return checkSource(folders)
      .filter(({ severity }) => severity === 'error')
      .map(({ message }) => message);
  } finally {
    remove();
  }
}
