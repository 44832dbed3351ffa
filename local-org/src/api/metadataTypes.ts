/** The metadata types this org understands, as describeMetadata lists them. */
export interface MetadataTypeInfo {
  readonly xmlName: string;
  readonly directoryName: string;
  readonly suffix?: string;
  readonly metaFile: boolean;
  readonly childXmlNames?: readonly string[];
}

const OBJECT_PARTS = ['CustomField', 'ValidationRule', 'ListView', 'RecordType', 'FieldSet', 'CompactLayout'];

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_describe.htm */
export const METADATA_TYPES: readonly MetadataTypeInfo[] = [
  { xmlName: 'ApexClass', directoryName: 'classes', suffix: 'cls', metaFile: true },
  { xmlName: 'ApexTrigger', directoryName: 'triggers', suffix: 'trigger', metaFile: true },
  { xmlName: 'CustomObject', directoryName: 'objects', suffix: 'object', metaFile: false, childXmlNames: OBJECT_PARTS },
  { xmlName: 'CustomMetadata', directoryName: 'customMetadata', suffix: 'md', metaFile: false },
  {
    xmlName: 'CustomLabels',
    directoryName: 'labels',
    suffix: 'labels',
    metaFile: false,
    childXmlNames: ['CustomLabel'],
  },
  { xmlName: 'CustomPermission', directoryName: 'customPermissions', suffix: 'customPermission', metaFile: false },
  { xmlName: 'PermissionSet', directoryName: 'permissionsets', suffix: 'permissionset', metaFile: false },
  { xmlName: 'CustomApplication', directoryName: 'applications', suffix: 'app', metaFile: false },
  { xmlName: 'CustomTab', directoryName: 'tabs', suffix: 'tab', metaFile: false },
  { xmlName: 'FlexiPage', directoryName: 'flexipages', suffix: 'flexipage', metaFile: false },
  { xmlName: 'Layout', directoryName: 'layouts', suffix: 'layout', metaFile: false },
  { xmlName: 'LightningComponentBundle', directoryName: 'lwc', metaFile: false },
  { xmlName: 'StaticResource', directoryName: 'staticresources', suffix: 'resource', metaFile: true },
  { xmlName: 'GlobalValueSet', directoryName: 'globalValueSets', suffix: 'globalValueSet', metaFile: false },
];
