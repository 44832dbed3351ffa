/**
 * Merge fields of e-mail templates: `{!Contact.FirstName}`, `{!Account.Owner.Name}`, `{{{Recipient.Name}}}`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_messaging.htm
 */
import type { Env } from '../../abi/env.ts';
import type { ObjectType } from '../../schema/schema.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import { SObject } from '../../runtime/values/sObject.ts';

interface MergeError {
  readonly fieldName: string;
  readonly message: string;
  readonly offset: number;
  readonly statusCode: string;
}

/** `Messaging.RenderEmailTemplateBodyResult` */
export class RenderedBody extends ApexObject {
  static override $type = sharedType('Messaging.RenderEmailTemplateBodyResult', 'library');
  readonly text: string;
  readonly errors: readonly MergeError[];

  constructor(text: string, errors: readonly MergeError[]) {
    super();
    this.text = text;
    this.errors = errors;
  }
}

/** Whom a message is for and what it is about. */
export interface MergeTargets {
  readonly whoId: string | null;
  readonly whatId: string | null;
}

const FIELD = /\{!\s*([\w.]+)\s*\}|\{\{\{?\s*([\w.]+)\s*\}?\}\}/g;
const SYSTEM = { mode: 'system', sharing: 'without' } as const;

/** A text with its merge fields filled in; fields without a value leave nothing behind. */
export function renderText(env: Env, text: string, targets: MergeTargets): RenderedBody {
  const errors: MergeError[] = [];
  const merged = text.replace(FIELD, (_whole, plain: string | undefined, curly: string | undefined, offset: number) => {
    const name = plain ?? curly ?? '';
    try {
      return env.ops.text(valueOf(env, name, targets) ?? '');
    } catch (error) {
      const message = `Field ${name} does not exist. Check spelling.`;
      if (!(error instanceof ApexObject)) throw error;
      errors.push({ fieldName: name, message, offset, statusCode: 'INVALID_FIELD' });
      return '';
    }
  });
  return new RenderedBody(merged, errors);
}

function valueOf(env: Env, name: string, targets: MergeTargets): unknown {
  const [root = '', ...path] = name.split('.');
  const id = recordFor(env, root, targets);
  if (id === null || path.length === 0) return null;
  const object = objectOf(env, id);
  const access = path.join('.');
  const { rows } = env.ports.query.runText(
    `SELECT ${access} FROM ${object} WHERE Id = :id`,
    new Map([['id', id]]),
    SYSTEM,
  );
  return read(rows[0], path);
}

function read(row: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (value instanceof SObject ? (value.fields.get(step.toLowerCase()) ?? null) : null),
    row,
  );
}

/** The record that the first part of a merge field means; null where the message has none. */
function recordFor(env: Env, root: string, { whoId, whatId }: MergeTargets): string | null {
  const name = root.toLowerCase();
  const { session } = env.ports;
  if (name === 'user' || name === 'sender') return session.userId;
  if (name === 'organization') return session.organizationId;
  if (name === 'recipient' || name === 'receiving_user') return whoId;
  const fits = (id: string | null): boolean => id !== null && objectOf(env, id).toLowerCase() === name;
  if (fits(whoId)) return whoId;
  if (fits(whatId)) return whatId;
  if (env.ports.schema.objectType(root) === null) {
    throw apexError('System.EmailException', `Field ${root} does not exist. Check spelling.`);
  }
  return null;
}

function objectOf(env: Env, id: string): string {
  const object = env.ports.schema.objectByKeyPrefix(id.slice(0, 3)) as ObjectType | null;
  if (!object) throw apexError('System.StringException', `Invalid id: ${id}`);
  return object.apiName;
}

/** Subject and bodies of a stored template, as they are stored. */
export function storedTemplate(
  env: Env,
  id: string,
): { subject: string | null; html: string | null; text: string | null } {
  const query = 'SELECT Subject, HtmlValue, Body FROM EmailTemplate WHERE Id = :id';
  const { rows } = env.ports.query.runText(query, new Map([['id', id]]), SYSTEM);
  const row = rows[0] as SObject | undefined;
  if (!row) throw apexError('System.EmailException', `Invalid email template id: ${id}`);
  const field = (name: string): string | null => (row.fields.get(name) as string | null | undefined) ?? null;
  return { subject: field('subject'), html: field('htmlvalue'), text: field('body') };
}
