/** `System.AsyncOptions`, duplicate signatures, and the one way jobs are enqueued. */
import { createHash } from 'node:crypto';
import type { Env } from '../../abi/env.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

/** `System.QueueableDuplicateSignature` */
export class DuplicateSignature extends ApexObject {
  static override $type = sharedType('QueueableDuplicateSignature', 'library');
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }

  override toString(): string {
    return this.text;
  }
}

/** `System.QueueableDuplicateSignature.Builder` */
export class DuplicateSignatureBuilder extends ApexObject {
  static override $type = sharedType('QueueableDuplicateSignature.Builder', 'library');
  readonly parts: string[] = [];

  add(kind: string, value: unknown): this {
    this.parts.push(`${kind}:${String(value)}`);
    return this;
  }

  build(): DuplicateSignature {
    return new DuplicateSignature(createHash('sha256').update(this.parts.join('\n')).digest('base64'));
  }
}

/** `System.AsyncOptions` */
export class AsyncOptions extends ApexObject {
  static override $type = sharedType('AsyncOptions', 'library');
  maximumDepth: number | null = null;
  delayMinutes: number | null = null;
  signature: DuplicateSignature | null = null;
}

/** `System.enqueueJob` in its three forms: alone, with a delay in minutes, with options. */
export function enqueue(env: Env, job: unknown, options: unknown): string {
  env.ops.nonNull(job);
  env.usage.count('QueueableJobs');
  env.usage.pendingWork = true;
  const given = options instanceof AsyncOptions ? options : null;
  return env.ports.async.enqueueQueueable(job, {
    delayMinutes: typeof options === 'number' ? options : (given?.delayMinutes ?? 0),
    maximumDepth: given?.maximumDepth ?? null,
    signature: given?.signature?.text ?? null,
  });
}
