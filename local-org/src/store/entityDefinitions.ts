/**
 * EntityDefinition rows: one per object of the schema, made again with every migration.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_entitydefinition.htm
 */
import type { ObjectType } from '../schema/schema.ts';
import { recordId } from './counters.ts';
import type { Store } from './store.ts';

/** Makes the rows equal to the schema. */
export function syncEntityDefinitions(store: Store): void {
  store.db.exec('DELETE FROM "EntityDefinition"');
  let n = 0;
  for (const object of store.schema.objects.values()) {
    const id = recordId('4ie', ++n);
    store.table('EntityDefinition').insert(new Map([['id', id], ...valuesOf(object)]));
  }
}

function valuesOf(object: ObjectType): [string, unknown][] {
  return [
    ['durableid', object.apiName],
    ['developername', object.apiName.replace(/__\w+$/, '')],
    ['masterlabel', object.label],
    ['label', object.label],
    ['plurallabel', object.labelPlural],
    ['qualifiedapiname', object.apiName],
    ['keyprefix', object.keyPrefix],
    ['iscustomizable', object.kind === 'standard' || object.custom],
    ['isapextriggerable', object.triggerable],
    ['isqueryable', object.queryable],
    ['iscustomsetting', object.kind === 'customSetting'],
  ];
}
