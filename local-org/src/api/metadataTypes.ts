/** The metadata types this org accepts, as describeMetadata lists them. */
import { BUNDLES, METADATA_TYPES } from '../project/metadataTypes.ts';

export interface MetadataTypeInfo {
  readonly xmlName: string;
  readonly directoryName: string;
  readonly suffix?: string;
  readonly inFolder: boolean;
  readonly metaFile: boolean;
  readonly childXmlNames?: readonly string[];
}

const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  CustomObject: METADATA_TYPES.filter((type) => type.shape === 'child').map((type) => type.name),
  CustomLabels: ['CustomLabel'],
};
const IN_FOLDERS: readonly string[] = ['Report', 'Dashboard'];

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_describe.htm */
export const DESCRIBED_TYPES: readonly MetadataTypeInfo[] = [
  ...METADATA_TYPES.filter((type) => type.shape !== 'child' && !type.name.endsWith('Folder')).map(
    ({ name, folder, suffix, shape }): MetadataTypeInfo => {
      const children = CHILDREN[name];
      return {
        xmlName: name,
        directoryName: folder,
        suffix,
        inFolder: IN_FOLDERS.includes(name),
        metaFile: shape === 'code',
        ...(children === undefined ? {} : { childXmlNames: children }),
      };
    },
  ),
  ...Object.entries(BUNDLES).map(([directoryName, xmlName]) => ({
    xmlName,
    directoryName,
    inFolder: false,
    metaFile: false,
  })),
];
