/**
 * The metadata types the local org accepts, by file suffix.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_types_list.htm
 */

/** How a type's files look. */
export interface MetadataType {
  readonly name: string;
  readonly folder: string;
  readonly suffix: string;
  /** 'xml' one XML file; 'code' a source file with an XML file beside it; 'child' part of a decomposed object. */
  readonly shape: 'xml' | 'code' | 'child';
}

function xml(name: string, folder: string, suffix: string): MetadataType {
  return { name, folder, suffix, shape: 'xml' };
}
function code(name: string, folder: string, suffix: string): MetadataType {
  return { name, folder, suffix, shape: 'code' };
}
function child(name: string, folder: string, suffix: string): MetadataType {
  return { name, folder, suffix, shape: 'child' };
}

export const METADATA_TYPES: readonly MetadataType[] = [
  code('ApexClass', 'classes', 'cls'),
  code('ApexTrigger', 'triggers', 'trigger'),
  code('StaticResource', 'staticresources', 'resource'),
  code('ApexPage', 'pages', 'page'),
  code('DataWeaveResource', 'dw', 'dwl'),
  code('ApexComponent', 'components', 'component'),
  xml('CustomObject', 'objects', 'object'),
  child('CustomField', 'fields', 'field'),
  child('RecordType', 'recordTypes', 'recordType'),
  child('ValidationRule', 'validationRules', 'validationRule'),
  child('ListView', 'listViews', 'listView'),
  child('FieldSet', 'fieldSets', 'fieldSet'),
  child('CompactLayout', 'compactLayouts', 'compactLayout'),
  child('WebLink', 'webLinks', 'webLink'),
  child('BusinessProcess', 'businessProcesses', 'businessProcess'),
  child('SharingReason', 'sharingReasons', 'sharingReason'),
  child('Index', 'indexes', 'index'),
  xml('CustomMetadata', 'customMetadata', 'md'),
  xml('CustomLabels', 'labels', 'labels'),
  xml('PermissionSet', 'permissionsets', 'permissionset'),
  xml('PermissionSetGroup', 'permissionsetgroups', 'permissionsetgroup'),
  xml('Profile', 'profiles', 'profile'),
  xml('CustomPermission', 'customPermissions', 'customPermission'),
  xml('CustomTab', 'tabs', 'tab'),
  xml('CustomApplication', 'applications', 'app'),
  xml('FlexiPage', 'flexipages', 'flexipage'),
  xml('Layout', 'layouts', 'layout'),
  xml('CustomNotificationType', 'notificationtypes', 'notiftype'),
  xml('Queue', 'queues', 'queue'),
  xml('Role', 'roles', 'role'),
  xml('Group', 'groups', 'group'),
  xml('GlobalValueSet', 'globalValueSets', 'globalValueSet'),
  xml('StandardValueSet', 'standardValueSets', 'standardValueSet'),
  xml('RemoteSiteSetting', 'remoteSiteSettings', 'remoteSite'),
  xml('CspTrustedSite', 'cspTrustedSites', 'cspTrustedSite'),
  xml('NamedCredential', 'namedCredentials', 'namedCredential'),
  xml('ExternalCredential', 'externalCredentials', 'externalCredential'),
  xml('ReportType', 'reportTypes', 'reportType'),
  xml('Report', 'reports', 'report'),
  xml('ReportFolder', 'reports', 'reportFolder'),
  xml('Dashboard', 'dashboards', 'dashboard'),
  xml('DashboardFolder', 'dashboards', 'dashboardFolder'),
  xml('LightningMessageChannel', 'messageChannels', 'messageChannel'),
  xml('SharingRules', 'sharingRules', 'sharingRules'),
  xml('Settings', 'settings', 'settings'),
  xml('PathAssistant', 'pathAssistants', 'pathAssistant'),
  xml('QuickAction', 'quickActions', 'quickAction'),
  xml('CachePartition', 'cachePartitions', 'cachePartition'),
  xml('Flow', 'flows', 'flow'),
  xml('PlatformEventChannelMember', 'platformEventChannelMembers', 'platformEventChannelMember'),
  xml('PlatformEventSubscriberConfig', 'PlatformEventSubscriberConfigs', 'platformEventSubscriberConfig'),
  code('ContentAsset', 'contentassets', 'asset'),
];

const BY_SUFFIX = new Map(METADATA_TYPES.map((type) => [type.suffix, type]));

/** The type whose files end in `.suffix` or `.suffix-meta.xml`. */
export function typeOfSuffix(suffix: string): MetadataType | undefined {
  return BY_SUFFIX.get(suffix);
}

/** Bundles: a folder a component, every file in it belongs to it. */
export const BUNDLES: Readonly<Record<string, string>> = {
  lwc: 'LightningComponentBundle',
  aura: 'AuraDefinitionBundle',
};
