/** Queries the platform refuses, in its words. */
import type { SoqlPosition } from '../syntax/parseSoql.ts';

const ADVICE =
  "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. " +
  'Please reference your WSDL or the describe call for the appropriate names.';
const OBJECT_ADVICE =
  "If you are attempting to use a custom object, be sure to append the '__c' after the entity name. " +
  'Please reference your WSDL or the describe call for the appropriate names.';

/** A query that cannot run: the status code of the API, the sentence, and where in the text. */
export class SoqlError extends Error {
  readonly code: string;
  readonly at: SoqlPosition | null;
  /** Fields that the user may not read, by object: what `QueryException.getInaccessibleFields` gives. */
  inaccessible: ReadonlyMap<string, ReadonlySet<string>> = new Map();

  constructor(code: string, message: string, at: SoqlPosition | null = null) {
    super(message);
    this.name = 'SoqlError';
    this.code = code;
    this.at = at;
  }

  /** The message as the query endpoint and dynamic SOQL give it: the text around the place, then the sentence. */
  inContext(text: string): string {
    if (this.at === null) return this.message;
    const { line, column } = this.at;
    const source = text.split('\n')[line - 1] ?? '';
    const caret = `${' '.repeat(Math.max(0, column - 1))}^`;
    return `\n${source}\n${caret}\nERROR at Row:${line}:Column:${column}\n${this.message}`;
  }
}

export function noSuchColumn(field: string, object: string, at: SoqlPosition): SoqlError {
  return new SoqlError('INVALID_FIELD', `No such column '${field}' on entity '${object}'. ${ADVICE}`, at);
}

export function noSuchObject(object: string, at: SoqlPosition): SoqlError {
  return new SoqlError('INVALID_TYPE', `sObject type '${object}' is not supported. ${OBJECT_ADVICE}`, at);
}

export function noSuchRelationship(name: string, at: SoqlPosition): SoqlError {
  const message = `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`;
  return new SoqlError('INVALID_FIELD', message, at);
}

export function noSuchChildRelationship(name: string, at: SoqlPosition): SoqlError {
  const message = `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`;
  return new SoqlError('INVALID_TYPE', message, at);
}

export function malformed(message: string, at: SoqlPosition | null = null): SoqlError {
  return new SoqlError('MALFORMED_QUERY', message, at);
}
