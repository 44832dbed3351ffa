/** Elements of flow metadata. */
import type { XmlElement } from '../../project/xml.ts';
import type { FlowElement, RecordStep } from './model.ts';
import { FlowRefused, readLogic, readOutputs, readSettings, readTarget, readValue } from './readParts.ts';

type Kind =
  | 'assignments'
  | 'decisions'
  | 'loops'
  | 'recordLookups'
  | 'recordCreates'
  | 'recordUpdates'
  | 'recordDeletes'
  | 'actionCalls'
  | 'subflows'
  | 'customErrors';

/** Reads one element. */
export function readElement(kind: Kind, xml: XmlElement): FlowElement {
  const name = xml.text('name') ?? '';
  const step = {
    name,
    label: xml.text('label') ?? name,
    next: readTarget(
      xml,
      kind === 'decisions' ? 'defaultConnector' : kind === 'loops' ? 'nextValueConnector' : 'connector',
    ),
    fault: readTarget(xml, 'faultConnector'),
  };
  switch (kind) {
    case 'assignments':
      return { ...step, kind: 'assignment', items: readSettings(xml, 'assignmentItems') };
    case 'decisions': {
      const rules = xml.all('rules').map((rule) => ({
        ...readLogic(rule, 'conditions', 'conditionLogic'),
        next: readTarget(rule, 'connector'),
      }));
      return { ...step, kind: 'decision', rules };
    }
    case 'loops':
      return {
        ...step,
        kind: 'loop',
        collection: xml.text('collectionReference') ?? '',
        descending: xml.text('iterationOrder') === 'Desc',
        item: xml.text('assignNextValueToReference') ?? name,
        done: readTarget(xml, 'noMoreValuesConnector'),
      };
    case 'recordLookups':
      return { ...step, ...recordParts(xml), kind: 'lookup', ...lookupParts(xml) };
    case 'recordCreates':
    case 'recordUpdates':
    case 'recordDeletes': {
      const write = { recordCreates: 'create', recordUpdates: 'update', recordDeletes: 'delete' } as const;
      return { ...step, ...recordParts(xml), kind: write[kind], idTo: xml.text('assignRecordIdToReference') };
    }
    case 'actionCalls':
      return { ...step, kind: 'action', ...actionParts(xml, name) };
    case 'subflows':
      return {
        ...step,
        kind: 'subflow',
        flowName: xml.text('flowName') ?? '',
        inputs: readSettings(xml, 'inputAssignments'),
        outputs: readOutputs(xml, 'outputAssignments'),
        storesOutput: xml.bool('storeOutputAutomatically'),
      };
    case 'customErrors': {
      const messages = xml.all('customErrorMessages').map((one) => ({
        message: { kind: 'text' as const, text: one.text('errorMessage') ?? '' },
        field: one.bool('isFieldError') ? one.text('fieldSelection') : null,
      }));
      return { ...step, kind: 'customError', messages };
    }
  }
}

function recordParts(xml: XmlElement): RecordStep {
  const { logic, conditions } = readLogic(xml, 'filters', 'filterLogic');
  return {
    object: xml.text('object'),
    records: xml.text('inputReference'),
    filters: conditions,
    logic,
    settings: readSettings(xml, 'inputAssignments'),
  };
}

function lookupParts(xml: XmlElement) {
  return {
    firstOnly: xml.bool('getFirstRecordOnly', true),
    storesOutput: xml.bool('storeOutputAutomatically'),
    output: xml.text('outputReference'),
    outputs: readOutputs(xml, 'outputAssignments'),
    queried: xml.texts('queriedFields'),
    nullsWhereNone: xml.bool('assignNullValuesIfNoRecordsFound'),
    sortField: xml.text('sortField'),
    sortDescending: xml.text('sortOrder') === 'Desc',
    limit: readValue(xml.first('limit')),
  };
}

function actionParts(xml: XmlElement, name: string) {
  const type = xml.text('actionType') ?? '';
  if (type !== 'apex') throw new FlowRefused(`flow element ${name} (action ${type})`);
  return {
    actionName: xml.text('actionName') ?? '',
    inputs: readSettings(xml, 'inputParameters'),
    outputs: readOutputs(xml, 'outputParameters'),
    storesOutput: xml.bool('storeOutputAutomatically'),
  };
}
