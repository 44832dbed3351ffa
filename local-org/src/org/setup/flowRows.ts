/**
 * Rows that show the flows of the org.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_flowdefinitionview.htm
 */
import type { Component, ProjectModel } from '../../project/model.ts';
import { componentsOf } from '../../project/model.ts';
import { decimal } from '../../runtime/values/decimal.ts';
import type { Schema } from '../../schema/schema.ts';
import { idOfName } from '../tooling/codeIds.ts';
import { syncRows, type SyncFacts, type WantedRow } from './rowSync.ts';

const byDurableId = (row: ReadonlyMap<string, unknown>): string => String(row.get('durableid'));

/** One definition and one version for every flow. */
export function syncFlows(facts: SyncFacts, model: ProjectModel): void {
  const flows = componentsOf(model, 'Flow').filter(({ xml }) => xml !== null);
  const { schema } = facts.store;
  syncRows(
    facts,
    'FlowDefinitionView',
    byDurableId,
    flows.map((flow) => definitionRow(schema, flow)),
  );
  syncRows(facts, 'FlowVersionView', byDurableId, flows.map(versionRow));
}

function definitionId(name: string): string {
  return idOfName('300', name);
}

function versionId(name: string): string {
  return idOfName('301', name);
}

function common({ fullName, xml }: Component): WantedRow {
  return {
    Label: xml!.text('label') ?? fullName,
    Description: xml!.text('description'),
    ProcessType: xml!.text('processType') ?? 'AutoLaunchedFlow',
    IsTemplate: xml!.bool('isTemplate'),
    IsSwingFlow: false,
    VersionNumber: 1,
  };
}

function definitionRow(schema: Schema, flow: Component): WantedRow {
  const xml = flow.xml!;
  const start = xml.first('start');
  const isActive = statusOf(flow) === 'Active';
  const object = start?.text('object') ?? null;
  const order = xml.text('triggerOrder');
  return {
    ...common(flow),
    DurableId: definitionId(flow.fullName),
    ApiName: flow.fullName,
    NamespacePrefix: flow.namespace || null,
    TriggerType: start?.text('triggerType') ?? null,
    RecordTriggerType: start?.text('recordTriggerType') ?? null,
    TriggerObjectOrEventId: object,
    TriggerObjectOrEventLabel: object === null ? null : (schema.object(object)?.label ?? object),
    TriggerOrder: order === null ? null : Number(order),
    ActiveVersionId: isActive ? versionId(flow.fullName) : null,
    LatestVersionId: versionId(flow.fullName),
    IsActive: isActive,
    IsOutOfDate: false,
    HasAsyncAfterCommitPath: false,
    IsOverridable: false,
    ManageableState: 'unmanaged',
    Builder: 'Flow Builder',
    ApiVersion: Math.trunc(xml.number('apiVersion', 0)),
  };
}

function versionRow(flow: Component): WantedRow {
  const xml = flow.xml!;
  return {
    ...common(flow),
    DurableId: versionId(flow.fullName),
    FlowDefinitionViewId: definitionId(flow.fullName),
    Status: statusOf(flow),
    RunInMode: xml.text('runInMode') ?? 'DefaultMode',
    ApiVersion: decimal(String(xml.number('apiVersion', 0))),
    ApiVersionRuntime: decimal(String(xml.number('apiVersion', 0))),
  };
}

function statusOf({ xml }: Component): string {
  return xml!.text('status') ?? 'Active';
}
