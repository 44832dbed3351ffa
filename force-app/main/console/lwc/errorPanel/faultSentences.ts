import unknownLabel from '@salesforce/label/c.Page_UnknownError';
import { localMoney } from 'c/phrase';

interface WithMessage {
  message: string;
}

const hasMessage = (value: unknown): value is WithMessage =>
  typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string';

/**
 * The sentences in whatever was thrown: an Apex fault (`body.message`), several of them (`body` is a list), or a
 * JavaScript error. Each sentence once; never nothing.
 */
export function faultSentences(fault: unknown): string[] {
  const body: unknown = typeof fault === 'object' && fault !== null && 'body' in fault ? fault.body : fault;
  const parts: unknown[] = Array.isArray(body) ? body : [body];
  const sentences = parts.filter(hasMessage).map((part) => localMoney(part.message.trim()));
  const known = [...new Set(sentences)].filter((sentence) => sentence !== '');
  return known.length > 0 ? known : [unknownLabel];
}
