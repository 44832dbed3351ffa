/** Anonymous Apex in the running org, which gives its debug log over SOAP alone. */
import { element, escapeXml, readEnvelope, textOf } from '../api/soapXml.ts';
import { askRunning } from './runningOrg.ts';

/** What came of a block of anonymous Apex. */
export interface Outcome {
  readonly compiled: boolean;
  readonly success: boolean;
  readonly line: number;
  readonly column: number;
  readonly compileProblem: string | null;
  readonly exceptionMessage: string | null;
  readonly exceptionStackTrace: string | null;
  readonly log: string;
}

/** Has the running org execute Apex as one of its users. */
export async function execOverSoap(
  dataDir: string,
  url: string,
  username: string | undefined,
  apex: string,
): Promise<Outcome> {
  const body = (token: string): string =>
    `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Header><SessionHeader><sessionId>${token}</sessionId>` +
    `</SessionHeader></soapenv:Header><soapenv:Body><executeAnonymous xmlns="http://soap.sforce.com/2006/08/apex"><apexcode>${escapeXml(apex)}` +
    '</apexcode></executeAnonymous></soapenv:Body></soapenv:Envelope>';
  const reply = await askRunning(dataDir, url, '/services/Soap/s/67.0', { username, body });
  const result = element(readEnvelope(reply).arguments['result']);
  const text = (name: string): string | null => textOf(result[name]) || null;
  return {
    compiled: text('compiled') === 'true',
    success: text('success') === 'true',
    line: Number(text('line')),
    column: Number(text('column')),
    compileProblem: text('compileProblem'),
    exceptionMessage: text('exceptionMessage'),
    exceptionStackTrace: text('exceptionStackTrace'),
    log:
      /<debugLog>(.*?)<\/debugLog>/s
        .exec(reply)?.[1]
        ?.replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&') ?? '',
  };
}
