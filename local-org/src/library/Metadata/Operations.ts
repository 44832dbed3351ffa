/**
 * `Metadata.Operations`: reading custom metadata records; deploying is refused, in tests as the platform refuses it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Metadata_Operations.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import type { ApexEnumValue } from '../../runtime/values/apexObject.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import type { SObject } from '../../runtime/values/sObject.ts';
import { PropertyBag } from '../support/propertyBag.ts';

function enqueueDeployment(env: Env): never {
  if (env.ports.async.isRunningTest()) {
    throw apexError('System.AsyncException', 'Metadata cannot be deployed from within a test');
  }
  throw new UnsupportedError('deployments from Apex', 'Metadata.Operations.enqueueDeployment');
}

/** `Type.Record`, with or without `__mdt`: the record as metadata, its custom fields as values; null where there is none. */
function customMetadata(env: Env, fullName: string): PropertyBag | null {
  const [type = '', name = ''] = fullName.split('.');
  const objectName = type.endsWith('__mdt') ? type : `${type}__mdt`;
  if (env.ports.schema.objectType(objectName) === null) return null;
  const records = [...env.ports.schema.customMetadata(objectName)] as [string, SObject][];
  const record = records.find(([developerName]) => developerName.toLowerCase() === name.toLowerCase())?.[1];
  if (!record) return null;
  const fields = [...record.type.fields.values()].filter((field) => field.custom);
  const values = fields.map((field) => {
    const value = record.fields.get(field.apiName.toLowerCase()) ?? null;
    return new PropertyBag('Metadata.CustomMetadataValue', { field: field.apiName, value });
  });
  return new PropertyBag('Metadata.CustomMetadata', {
    fullName: `${type.replace(/__mdt$/, '')}.${name}`,
    label: record.fields.get('masterlabel') ?? record.fields.get('label') ?? null,
    protected_x: record.fields.get('isprotected') ?? false,
    values: new ApexList(env.type('List<Metadata.CustomMetadataValue>'), values),
  });
}

function retrieve(env: Env, type: ApexEnumValue, names: ApexList): ApexList {
  if (env.ops.nonNull(type).name !== 'CustomMetadata') {
    throw new UnsupportedError(`retrieving metadata of type ${type.name}`, 'Metadata.Operations.retrieve');
  }
  const found = (env.ops.nonNull(names).items as string[]).map((name) => customMetadata(env, name));
  return new ApexList(
    env.type('List<Metadata.Metadata>'),
    found.filter((one) => one !== null),
  );
}

export const behaviour: LibraryType = { enqueueDeployment, retrieve };
