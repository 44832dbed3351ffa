/**
 * Flow metadata → Flow. What this org cannot run is refused with its name.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm
 */
import type { XmlElement } from '../../project/xml.ts';
import { readElement } from './readElements.ts';
import { FlowRefused, readLogic, readTarget, readValue } from './readParts.ts';
import type { Flow, FlowElement, FlowLogic, FlowTrigger, FlowVariable } from './model.ts';

export { FlowRefused } from './readParts.ts';

/** Kinds of elements that run here. */
const ELEMENTS = [
  'assignments',
  'decisions',
  'loops',
  'recordLookups',
  'recordCreates',
  'recordUpdates',
  'recordDeletes',
  'actionCalls',
  'subflows',
  'customErrors',
] as const;

/** Parts that say how a flow is shown or kept, not what it does. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set(
  (
    'apiVersion areMetricsLoggedToDataCloud associatedRecordId customProperties description environments fullName interviewLabel ' +
    'isAdditionalPermissionRequiredToRun isOverridable isTemplate label migratedFromWorkflowRuleName overriddenFlow ' +
    'processMetadataValues processType runInMode segment sourceTemplate startElementReference status timeZoneSidKey triggerOrder ' +
    'triggeringFlow variables constants formulas textTemplates start'
  ).split(' '),
);

const PROCESS_TYPES: ReadonlySet<string> = new Set(['AutoLaunchedFlow', 'Flow']);

/** Reads an active flow. */
export function readFlow(name: string, xml: XmlElement): Flow {
  const processType = xml.text('processType') ?? 'AutoLaunchedFlow';
  if (!PROCESS_TYPES.has(processType)) throw new FlowRefused(`flows of the process type ${processType}`);
  refuseOthers(xml);
  const start = xml.first('start');
  const elements = ELEMENTS.flatMap((kind) => xml.all(kind).map((one): FlowElement => readElement(kind, one)));
  return {
    name,
    label: xml.text('label') ?? name,
    description: xml.text('description'),
    processType,
    status: xml.text('status') ?? 'Active',
    apiVersion: xml.number('apiVersion', 0),
    runInMode: xml.text('runInMode') ?? 'DefaultMode',
    start: start === null ? xml.text('startElementReference') : readTarget(start, 'connector'),
    trigger: start === null ? null : readTrigger(start, xml),
    variables: new Map(xml.all('variables').map((one) => [nameOf(one), readVariable(one)])),
    constants: new Map(xml.all('constants').map((one) => [nameOf(one), readValue(one.first('value'))])),
    formulas: new Map(
      xml.all('formulas').map((one) => [
        nameOf(one),
        {
          name: one.text('name')!,
          dataType: one.text('dataType') ?? 'String',
          expression: one.text('expression') ?? '',
        },
      ]),
    ),
    templates: new Map(xml.all('textTemplates').map((one) => [nameOf(one), one.text('text') ?? ''])),
    elements: new Map(elements.map((element) => [element.name.toLowerCase(), element])),
  };
}

function nameOf(xml: XmlElement): string {
  return (xml.text('name') ?? '').toLowerCase();
}

/** Screens, waits and all else that does not run here. */
function refuseOthers(xml: XmlElement): void {
  for (const kind of xml.names()) {
    if (kind.startsWith('@') || WITHOUT_EFFECT.has(kind) || (ELEMENTS as readonly string[]).includes(kind)) continue;
    throw new FlowRefused(`flow element ${xml.first(kind)?.text('name') ?? kind} (${kind})`);
  }
}

function readVariable(xml: XmlElement): FlowVariable {
  return {
    name: xml.text('name') ?? '',
    dataType: xml.text('dataType') ?? 'String',
    objectType: xml.text('objectType'),
    apexClass: xml.text('apexClass'),
    isCollection: xml.bool('isCollection'),
    isInput: xml.bool('isInput'),
    isOutput: xml.bool('isOutput'),
    initial: readValue(xml.first('value')),
  };
}

const MOMENTS: Readonly<Record<string, FlowTrigger['moment']>> = {
  RecordBeforeSave: 'before save',
  RecordAfterSave: 'after save',
  RecordBeforeDelete: 'before delete',
};

/** The start element of a record-triggered flow; null for a flow that is only called. */
function readTrigger(start: XmlElement, flow: XmlElement): FlowTrigger | null {
  const type = start.text('triggerType');
  if (type === null) return null;
  const moment = MOMENTS[type];
  if (moment === undefined) throw new FlowRefused(`flows started by ${type}`);
  if (start.all('scheduledPaths').length > 0) throw new FlowRefused('scheduled paths of flows');
  const on = start.text('recordTriggerType') ?? 'Create';
  const order = flow.text('triggerOrder');
  return {
    object: start.text('object') ?? '',
    moment,
    onCreate: on === 'Create' || on === 'CreateAndUpdate',
    onUpdate: on === 'Update' || on === 'CreateAndUpdate',
    entry: start.all('filters').length === 0 ? null : onRecord(readLogic(start, 'filters', 'filterLogic')),
    entryFormula: start.text('filterFormula'),
    requiresChange: start.bool('doesRequireRecordChangedToMeetCriteria'),
    order: order === null ? null : Number(order),
  };
}

/** The conditions of a start name fields of the record. */
function onRecord(entry: FlowLogic): FlowLogic {
  return { ...entry, conditions: entry.conditions.map((one) => ({ ...one, left: `$Record.${one.left}` })) };
}
