/** SOAP envelopes in and out. Clients look for the prefix `soapenv:` literally. */
import { XMLParser } from 'fast-xml-parser';
import { badRequest } from './errors.ts';

/** The first element of a SOAP body with the session of its header. */
export interface SoapCall {
  readonly operation: string;
  readonly arguments: SoapElement;
  readonly sessionId: string | null;
}

/** An element's children by local name; text elements are strings, repeated ones arrays. */
export interface SoapElement {
  readonly [name: string]: SoapValue | undefined;
}

export type SoapValue = string | SoapElement | readonly SoapValue[];

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: true,
  htmlEntities: false,
});

/** Reads a request envelope. */
export function readEnvelope(text: string): SoapCall {
  const parsed = parser.parse(text) as { Envelope?: { Header?: SoapElement; Body?: SoapElement } };
  const body = parsed.Envelope?.Body;
  const operation = Object.keys(body ?? {}).find((name) => name !== '#text');
  if (body === undefined || operation === undefined)
    throw badRequest('INVALID_SOAP', 'The request is not a SOAP envelope');
  const header = parsed.Envelope?.Header;
  const session = typeof header === 'object' ? element(header['SessionHeader']) : {};
  return { operation, arguments: element(body[operation]), sessionId: textOf(session['sessionId']) };
}

/** A value as an element; a text or nothing has no children. */
export function element(value: SoapValue | undefined): SoapElement {
  return typeof value === 'object' && !Array.isArray(value) ? (value as SoapElement) : {};
}

/** A value as text; null when it is missing or has children. */
export function textOf(value: SoapValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** A value as the list of its repetitions. */
export function listOf(value: SoapValue | undefined): readonly SoapValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as SoapValue];
}

/** Text with the characters that mean something in XML escaped. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char);
}

/** A value as XML: arrays repeat the element, null is `xsi:nil`, undefined is left out. */
export function toXml(name: string, value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return `<${name} xsi:nil="true"/>`;
  if (Array.isArray(value)) return value.map((item) => toXml(name, item)).join('');
  if (typeof value === 'object') {
    const inner = Object.entries(value).map(([key, item]) => toXml(key, item));
    return `<${name}>${inner.join('')}</${name}>`;
  }
  return `<${name}>${escapeXml(String(value))}</${name}>`;
}

const PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>';
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** A reply envelope; `header` is XML text. */
export function soapReply(namespace: string, operation: string, result: unknown, header = ''): string {
  return (
    `${PROLOGUE}<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="${namespace}" ${XSI}>` +
    `${header}<soapenv:Body><${operation}Response>${toXml('result', result)}</${operation}Response></soapenv:Body></soapenv:Envelope>`
  );
}

/** A fault envelope. */
export function soapFault(code: string, message: string): string {
  return (
    `${PROLOGUE}<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ` +
    `xmlns:sf="http://soap.sforce.com/2006/04/metadata" ${XSI}><soapenv:Body><soapenv:Fault><faultcode>sf:${code}</faultcode>` +
    `<faultstring>${escapeXml(`${code}: ${message}`)}</faultstring></soapenv:Fault></soapenv:Body></soapenv:Envelope>`
  );
}
