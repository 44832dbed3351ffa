/**
 * `System.XmlStreamReader`: forward reading, after the Java interface of that name. CDATA sections are characters.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_xml_XmlStream_reader.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import type { ApexException } from '../../runtime/values/apexException.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import { given } from '../support/arguments.ts';
import { XmlFailure, placeText, streamFailure } from '../support/xmlFailure.ts';
import { scanXml } from '../support/xmlScanner.ts';
import type { XmlAttribute, XmlToken } from '../support/xmlScanner.ts';

/** Numbers of the events, as `next` returns them. */
const EVENT_NUMBERS = {
  START_ELEMENT: 1,
  END_ELEMENT: 2,
  PROCESSING_INSTRUCTION: 3,
  CHARACTERS: 4,
  CDATA: 4,
  COMMENT: 5,
  START_DOCUMENT: 7,
  END_DOCUMENT: 8,
} as const;

const TEXT_STATES = 'CHARACTERS, COMMENT, CDATA, SPACE, ENTITY_REFERENCE, DTD';

function illegalState(message: string): ApexException {
  return apexError('System.XmlException', `Illegal State: ${message}`);
}

class XmlStreamReader extends ApexObject {
  static override $type = sharedType('XmlStreamReader', 'library');
  readonly source: string;
  readonly version: string | null;
  readonly #tokens: readonly XmlToken[];
  #at = 0;
  coalescing = false;
  namespaceAware = true;

  constructor(source: string) {
    super();
    this.source = source;
    try {
      const { tokens, version } = scanXml(source);
      this.#tokens = tokens;
      this.version = version;
    } catch (error) {
      throw error instanceof XmlFailure ? streamFailure(error) : error;
    }
  }

  get token(): XmlToken {
    return this.#tokens[this.#at] as XmlToken;
  }

  get event(): string {
    return this.token.kind === 'CDATA' ? 'CHARACTERS' : this.token.kind;
  }

  get hasNext(): boolean {
    return this.#at < this.#tokens.length - 1;
  }

  get isElement(): boolean {
    return this.event === 'START_ELEMENT' || this.event === 'END_ELEMENT';
  }

  get text(): string {
    return this.#tokens
      .slice(this.#at, this.#blockEnd + 1)
      .map(({ text }) => text)
      .join('');
  }

  /** The last of the text tokens that count as one while coalescing. */
  get #blockEnd(): number {
    let end = this.#at;
    if (!this.coalescing || this.event !== 'CHARACTERS') return end;
    while (/^(CHARACTERS|CDATA)$/.test(this.#tokens[end + 1]?.kind ?? '')) end++;
    return end;
  }

  next(): number {
    if (!this.hasNext) throw apexError('System.NoSuchElementException', 'No more events to read');
    this.#at = this.#blockEnd + 1;
    return EVENT_NUMBERS[this.token.kind];
  }

  nextTag(): number {
    for (;;) {
      const event = this.next();
      if (this.isElement || this.event === 'END_DOCUMENT') return event;
      if (this.event === 'CHARACTERS' && this.text.trim() !== '') {
        const [line, column] = placeText(this.source, this.token.end).match(/\d+/g) ?? [];
        const message = 'found: CHARACTERS, expected START_ELEMENT or END_ELEMENT';
        throw apexError('System.XmlException', `ParseError at [row,col]:[${line},${column}]\nMessage: ${message}`);
      }
    }
  }
}

function attributes({ event, token }: XmlStreamReader, method: string): readonly XmlAttribute[] {
  if (event === 'START_ELEMENT') return token.attributes;
  throw illegalState(`Current state is not among the states START_ELEMENT , ATTRIBUTEvalid for ${method}()`);
}

function attributeAt(self: XmlStreamReader, index: number, method: string): XmlAttribute | undefined {
  return attributes(self, method)[given(index, 1)];
}

function attributeValue(self: XmlStreamReader, namespace: string | null, name: string): string | null {
  const fits = (one: XmlAttribute): boolean =>
    one.localName === name && ((namespace ?? '') === '' || one.namespace === namespace);
  return attributes(self, 'getAttributeValue').find(fits)?.value ?? null;
}

function declarations(self: XmlStreamReader): readonly XmlAttribute[] {
  if (self.isElement) return self.token.declarations;
  const states = 'START_ELEMENT, END_ELEMENT, UNKNOWN_EVENT_TYPE, 13 valid for getNamespaceCount().';
  throw illegalState(`Current event state is ${self.event} is not among the states ${states}`);
}

function textOf(self: XmlStreamReader): string {
  if (self.event === 'CHARACTERS' || self.event === 'COMMENT') return self.text;
  throw illegalState(`Current state ${self.event} is not among the states${TEXT_STATES} valid for getText() `);
}

function instruction(self: XmlStreamReader): XmlToken {
  if (self.event === 'PROCESSING_INSTRUCTION') return self.token;
  throw illegalState(`Current state of the parser is ${self.event} But Expected state is 3`);
}

export const behaviour: LibraryType = {
  new: (_env: Env, source: string) => new XmlStreamReader(given(source, 1)),
  getAttributeCount: (_env, self: XmlStreamReader) => attributes(self, 'getAttributeCount').length,
  getAttributeLocalName: (_env, self: XmlStreamReader, index: number) =>
    attributeAt(self, index, 'getAttributeLocalName')?.localName ?? null,
  getAttributeNamespace: (_env, self: XmlStreamReader, index: number) =>
    attributeAt(self, index, 'getAttributeNamespace')?.namespace ?? null,
  getAttributePrefix: (_env, self: XmlStreamReader, index: number) =>
    attributeAt(self, index, 'getAttributePrefix')?.prefix ?? null,
  getAttributeType: (_env, self: XmlStreamReader, index: number) =>
    attributeAt(self, index, 'getAttributeType') ? 'CDATA' : null,
  getAttributeValue: (_env, self: XmlStreamReader, namespace: string | null, name: string) =>
    attributeValue(self, namespace, name),
  getAttributeValueAt: (_env, self: XmlStreamReader, index: number) =>
    attributeAt(self, index, 'getAttributeValueAt')?.value ?? null,
  getEventType: (env, self: XmlStreamReader) => env.enumValueOf('XmlTag', self.event),
  getLocalName: (_env, self: XmlStreamReader) => (self.isElement ? self.token.localName : null),
  getLocation: (_env, self: XmlStreamReader) => placeText(self.source, self.token.end),
  getNamespace: (_env, self: XmlStreamReader) => self.token.namespace,
  getNamespaceCount: (_env, self: XmlStreamReader) => declarations(self).length,
  getNamespacePrefix: (_env, self: XmlStreamReader, index: number) => declarations(self)[index]?.localName ?? null,
  getNamespaceURI: (_env, self: XmlStreamReader, prefix: string | null) => self.token.scope.get(prefix ?? '') ?? null,
  getNamespaceURIAt: (_env, self: XmlStreamReader, index: number) => declarations(self)[index]?.value ?? null,
  getPIData: (_env, self: XmlStreamReader) => instruction(self).text,
  getPITarget: (_env, self: XmlStreamReader) => instruction(self).localName,
  getPrefix: (_env, self: XmlStreamReader) => (self.isElement ? self.token.prefix : null),
  getText: (_env, self: XmlStreamReader) => textOf(self),
  getVersion: (_env, self: XmlStreamReader) => self.version,
  hasName: (_env, self: XmlStreamReader) => self.isElement,
  hasNext: (_env, self: XmlStreamReader) => self.hasNext,
  hasText: (_env, self: XmlStreamReader) => self.event === 'CHARACTERS' || self.event === 'COMMENT',
  isCharacters: (_env, self: XmlStreamReader) => self.event === 'CHARACTERS',
  isEndElement: (_env, self: XmlStreamReader) => self.event === 'END_ELEMENT',
  isStartElement: (_env, self: XmlStreamReader) => self.event === 'START_ELEMENT',
  isWhitespace: (_env, self: XmlStreamReader) => self.event === 'CHARACTERS' && self.text.trim() === '',
  next: (_env, self: XmlStreamReader) => self.next(),
  nextTag: (_env, self: XmlStreamReader) => self.nextTag(),
  setCoalescing: (_env, self: XmlStreamReader, value: boolean) => void (self.coalescing = given(value, 1)),
  setNamespaceAware: (_env, self: XmlStreamReader, value: boolean) => void (self.namespaceAware = given(value, 1)),
};
