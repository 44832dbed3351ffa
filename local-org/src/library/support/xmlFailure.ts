/** What is wrong with a text that is no XML, in the words of the platform's two parsers. */
import { apexError } from '../../runtime/values/apexException.ts';
import type { ApexException } from '../../runtime/values/apexException.ts';

export type XmlFault =
  | 'deep'
  | 'doctype'
  | 'duplicate'
  | 'empty'
  | 'entity'
  | 'epilogTag'
  | 'epilogText'
  | 'malformed'
  | 'mismatch'
  | 'prologText'
  | 'unbound'
  | 'unclosed';

interface Facts {
  readonly fault: XmlFault;
  readonly source: string;
  readonly offset: number;
  readonly name: string;
  readonly expected: string;
  /** Where the element that is concerned was opened. */
  readonly opened: number;
  readonly state: string;
}

/** Thrown by the scanner. */
export class XmlFailure extends Error {
  readonly facts: Facts;

  constructor(facts: Facts) {
    super(facts.fault);
    this.facts = facts;
  }
}

function place(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** `Line: 1 Column: 7`, as `XmlStreamReader.getLocation` writes places. */
export function placeText(source: string, offset: number): string {
  const { line, column } = place(source, offset);
  return `Line: ${line} Column: ${column}`;
}

/** The pull parser behind `Dom.Document.load`. */
export function domFailure(failure: XmlFailure): ApexException {
  const { fault, source, offset, name, expected, opened, state } = failure.facts;
  const { line, column } = place(source, offset);
  const seen = `seen ${source.slice(0, offset)}... @${line}:${Math.max(1, column - 1)}`;
  const from = `from line ${place(source, opened).line}`;
  const ended = 'Encountered premature end of XML: ';
  if (fault === 'empty') {
    const where = source === '' ? 'input contained no data' : `no more data available START_DOCUMENT ${seen}`;
    return apexError('System.XmlException', ended + where);
  }
  if (fault === 'unclosed') {
    const what = `expected end tag </${name}> to close start tag <${name}> ${from}, parser stopped on ${state} ${seen}`;
    return apexError('System.XmlException', `${ended}no more data available - ${what}`);
  }
  const texts: Record<Exclude<XmlFault, 'empty' | 'unclosed'>, string> = {
    deep: `elements are nested more than 50 deep at ${name}`,
    doctype: 'document type declarations are not allowed',
    duplicate: `duplicated attributes ${name} and ${name}`,
    entity: `could not resolve entity named '${name}'`,
    epilogTag: `start tag not allowed in epilog but got ${name}`,
    epilogText: `in epilog non whitespace content is not allowed but got ${name}`,
    malformed: `unexpected character after ${name}`,
    mismatch: `end tag name </${name}> must be the same as start tag <${expected}> ${from}`,
    prologText: `only whitespace content allowed before start tag and not ${name}`,
    unbound: `could not determine namespace bound to element prefix ${name}`,
  };
  return apexError('System.XmlException', `Failed to parse XML due to: ${texts[fault]} (position: ${state} ${seen}) `);
}

/** The stream parser behind `XmlStreamReader`. */
export function streamFailure(failure: XmlFailure): ApexException {
  const { fault, source, offset, name, expected } = failure.facts;
  const { line, column } = place(source, offset);
  const epilog = 'The markup in the document following the root element must be well-formed.';
  const texts: Record<XmlFault, string> = {
    deep: 'The maximum nesting depth of 50 was exceeded.',
    doctype: 'DOCTYPE is disallowed.',
    duplicate: `Attribute "${name.replace(/^:/, '')}" was already specified for element.`,
    empty: 'Premature end of file.',
    entity: `The entity "${name}" was referenced, but not declared.`,
    epilogTag: epilog,
    epilogText: epilog,
    malformed: 'The content of elements must consist of well-formed character data or markup.',
    mismatch: `The element type "${expected}" must be terminated by the matching end-tag "</${expected}>".`,
    prologText: 'Content is not allowed in prolog.',
    unbound: `The prefix "${name}" for element is not bound.`,
    unclosed: 'XML document structures must start and end within the same entity.',
  };
  return apexError('System.XmlException', `ParseError at [row,col]:[${line},${column}]\nMessage: ${texts[fault]}`);
}
