/** Content of the org's static resources, whoever asks. */
import type { Env } from '../../abi/env.ts';
import { ApexBlob } from '../../runtime/values/apexBlob.ts';
import type { SObject } from '../../runtime/values/sObject.ts';

/** The bytes of a static resource; null where there is none of that name. */
export function staticResource(env: Env, name: string): ApexBlob | null {
  const access = { mode: 'system', sharing: 'without' } as const;
  const text = 'SELECT Body FROM StaticResource WHERE Name = :name';
  const { rows } = env.ports.query.runText(text, new Map([['name', name]]), access);
  const row = rows[0] as SObject | undefined;
  return row ? ((row.fields.get('body') as ApexBlob | null | undefined) ?? new ApexBlob(new Uint8Array())) : null;
}
