/** The small parts of flow metadata: values, conditions, connectors. */
import type { XmlElement } from '../../project/xml.ts';
import type { FlowLogic, FlowOutput, FlowSetting, FlowValue } from './model.ts';

/** A flow that this org cannot run; the message names what it is. */
export class FlowRefused extends Error {
  readonly feature: string;
  constructor(feature: string) {
    super(`Not supported by the local org: ${feature}`);
    this.feature = feature;
  }
}

const NONE: FlowValue = { kind: 'none' };

/** A `<value>`, `<rightValue>` or `<limit>`. */
export function readValue(xml: XmlElement | null): FlowValue {
  const part = xml?.names()[0];
  if (xml === null || part === undefined) return NONE;
  const text = xml.text(part) ?? '';
  switch (part) {
    case 'stringValue':
      return { kind: 'text', text };
    case 'numberValue':
      return { kind: 'number', text };
    case 'booleanValue':
      return { kind: 'boolean', value: text === 'true' };
    case 'dateValue':
      return { kind: 'date', text };
    case 'dateTimeValue':
      return { kind: 'datetime', text };
    case 'elementReference':
      return { kind: 'reference', path: text };
    default:
      throw new FlowRefused(`the value ${part} in a flow`);
  }
}

/** The element a connector leads to; null where it ends. */
export function readTarget(xml: XmlElement, connector: string): string | null {
  return xml.first(connector)?.text('targetReference')?.toLowerCase() ?? null;
}

/** Conditions of a decision, a start or a record element. */
export function readLogic(xml: XmlElement, part: string, logic: string): FlowLogic {
  return {
    logic: xml.text(logic) ?? 'and',
    conditions: xml.all(part).map((one) => ({
      left: one.text('leftValueReference') ?? one.text('field') ?? '',
      operator: one.text('operator') ?? 'EqualTo',
      right: readValue(one.first('rightValue') ?? one.first('value')),
    })),
    requiresChange: xml.bool('doesRequireRecordChangedToMeetCriteria'),
  };
}

/** `field = value` and its like. */
export function readSettings(xml: XmlElement, part: string): FlowSetting[] {
  return xml.all(part).map((one) => ({
    name: one.text('assignToReference') ?? one.text('field') ?? one.text('name') ?? '',
    operator: one.text('operator') ?? 'Assign',
    value: readValue(one.first('value')),
  }));
}

/** Where outputs go to. */
export function readOutputs(xml: XmlElement, part: string): FlowOutput[] {
  return xml.all(part).map((one) => ({
    to: one.text('assignToReference') ?? '',
    name: one.text('field') ?? one.text('name') ?? '',
  }));
}
