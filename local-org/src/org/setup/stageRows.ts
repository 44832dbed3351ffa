/**
 * Opportunity stages as rows: those of the standard value set in the source, else those a new org begins with.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitystage.htm
 */
import { componentsOf, type ProjectModel } from '../../project/model.ts';
import { decimal } from '../../runtime/values/decimal.ts';
import { DEFAULT_STAGES, FORECAST_CATEGORY_NAMES, type StageDefinition } from '../../schema/standardValueSets.ts';
import { syncRows, type SyncFacts, type WantedRow } from './rowSync.ts';

/** Makes the stages equal to the source. */
export function syncStages(facts: SyncFacts, model: ProjectModel): void {
  const stages = sourceStages(model) ?? DEFAULT_STAGES;
  const wanted = stages.map((stage, index): WantedRow => ({
    MasterLabel: stage.name,
    ApiName: stage.name,
    IsActive: true,
    SortOrder: index + 1,
    IsClosed: stage.closed,
    IsWon: stage.won,
    ForecastCategory: stage.forecastCategory,
    ForecastCategoryName: FORECAST_CATEGORY_NAMES[stage.forecastCategory] ?? stage.forecastCategory,
    DefaultProbability: decimal(stage.probability),
  }));
  facts.store.memo.clear();
  syncRows(facts, 'OpportunityStage', (row) => String(row.get('apiname')).toLowerCase(), wanted);
}

function sourceStages(model: ProjectModel): StageDefinition[] | null {
  const set = componentsOf(model, 'StandardValueSet').find((component) => component.fullName === 'OpportunityStage');
  const xml = set?.xml ?? null;
  if (xml === null) return null;
  return xml.all('standardValue').map((value) => ({
    name: value.text('fullName') ?? '',
    probability: value.number('probability', 0),
    closed: value.bool('closed'),
    won: value.bool('won'),
    forecastCategory: value.text('forecastCategory') ?? 'Pipeline',
  }));
}
