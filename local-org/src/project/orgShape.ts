/**
 * What kind of org it is: features that bring objects and fields of their own. Said by a scratch org definition and by settings of the
 * source. https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_scratch_orgs_def_file.htm
 */
import type { XmlElement } from './xml.ts';

/** Features that change the objects of the org. */
export type OrgFeature =
  | 'AccountTeams'
  | 'Communities'
  | 'ContactsToMultipleAccounts'
  | 'MiddleName'
  | 'MultiCurrency'
  | 'NameSuffix'
  | 'OpportunitySplits'
  | 'OpportunityTeams'
  | 'PersonAccounts'
  | 'Quotes'
  | 'StateAndCountryPicklist';

/** The shape of an org. */
export type OrgShape = ReadonlySet<OrgFeature>;

/** An org without any of the features. */
export const PLAIN_SHAPE: OrgShape = new Set();

/** Where the source tree keeps the definition of the org it is meant for. */
export const SHAPE_FILE = 'org-shape.json';

/** Features of a definition by their name there. */
const FEATURES: Readonly<Record<string, OrgFeature>> = {
  communities: 'Communities',
  contactstomultipleaccounts: 'ContactsToMultipleAccounts',
  multicurrency: 'MultiCurrency',
  opportunitysplits: 'OpportunitySplits',
  opportunityteams: 'OpportunityTeams',
  personaccounts: 'PersonAccounts',
  stateandcountrypicklist: 'StateAndCountryPicklist',
  teamselling: 'OpportunityTeams',
};

/** Settings that switch a feature on: type of the settings, then the setting. */
const SETTINGS: readonly (readonly [string, string, OrgFeature])[] = [
  ['account', 'enableAccountTeams', 'AccountTeams'],
  ['account', 'enableRelateContactToMultipleAccounts', 'ContactsToMultipleAccounts'],
  ['communities', 'enableNetworksEnabled', 'Communities'],
  ['currency', 'enableMultiCurrency', 'MultiCurrency'],
  ['name', 'enableMiddleName', 'MiddleName'],
  ['name', 'enableNameSuffix', 'NameSuffix'],
  ['opportunity', 'enableOpportunityTeam', 'OpportunityTeams'],
  ['quote', 'enableQuote', 'Quotes'],
];

interface Definition {
  readonly features?: readonly string[];
  readonly settings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The features that a definition asks for; throws with a sentence where the text is no definition. */
export function featuresOfDefinition(text: string): Set<OrgFeature> {
  const definition = readDefinition(text);
  const features = new Set<OrgFeature>();
  for (const name of definition.features ?? []) {
    const feature = FEATURES[name.replace(/:.*$/, '').toLowerCase()];
    if (feature !== undefined) features.add(feature);
  }
  for (const [group, setting, feature] of SETTINGS) {
    const value = definition.settings?.[`${group}Settings`]?.[setting];
    if (value === true || value === 'true') features.add(feature);
  }
  return withImplied(features);
}

/** The features that settings of the source switch on; `name` is that of the settings (`Currency`). */
export function featuresOfSettings(name: string, xml: XmlElement): OrgFeature[] {
  const own = SETTINGS.filter(([group, setting]) => group === name.toLowerCase() && xml.bool(setting));
  return own.map(([, , feature]) => feature);
}

/** Splits need teams. https://help.salesforce.com/s/articleView?id=sales.teamselling_opp_splits_enable.htm */
export function withImplied(features: ReadonlySet<OrgFeature>): Set<OrgFeature> {
  const all = new Set(features);
  if (all.has('OpportunitySplits')) all.add('OpportunityTeams');
  return all;
}

function readDefinition(text: string): Definition {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new Error(`The org definition is no JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Error('The org definition is no JSON object');
  }
  return parsed;
}
