/** Publishes a program through the package's own publishing code: drafts are records, publishing is a call of its REST resource. */
import type { Connection } from 'jsforce';
import { step } from './progress.ts';

/** A program with the event definitions it needs; the JSON is what `docs/package/program-definition.md` describes. */
export interface ProgramDraft {
  readonly key: string;
  readonly definition: { readonly name: string } & Record<string, unknown>;
  readonly events: readonly {
    readonly key: string;
    readonly label: string;
    readonly definition: Record<string, unknown>;
  }[];
}

/** The program was refused; the message is the org's own sentence. */
export class PublishError extends Error {}

/** Saves the drafts and publishes; repeating it without a change changes nothing. */
export async function publish(connection: Connection, draft: ProgramDraft): Promise<void> {
  const progress = step(`Publish "${draft.definition.name}"`);
  for (const event of draft.events) {
    await upsert(connection, 'EventDefinition__c', {
      Key__c: event.key,
      Name: event.label,
      Label__c: event.label,
      Definition__c: JSON.stringify(event.definition, null, 2),
      Version__c: 1,
      Active__c: true,
    });
  }
  const name = draft.definition.name;
  await upsert(connection, 'Program__c', {
    Key__c: draft.key,
    Name: name,
    Draft__c: JSON.stringify(draft.definition, null, 2),
  });
  try {
    const answer = await connection.apex.post<{ version: number; created: boolean }>('/programs/publish', {
      programKey: draft.key,
    });
    progress.done(answer.created ? `version ${answer.version}` : `version ${answer.version} stands unchanged`);
  } catch (cause) {
    throw new PublishError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

async function upsert(connection: Connection, object: string, record: Record<string, unknown>): Promise<void> {
  const result = await connection.sobject(object).upsert(record, 'Key__c');
  if (!result.success)
    throw new PublishError(`${object} "${String(record['Key__c'])}": ${JSON.stringify(result.errors)}`);
}
