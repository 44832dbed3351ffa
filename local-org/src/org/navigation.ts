/**
 * Which applications and tabs a user sees: what the user's profile or one of the user's permission sets shows.
 *
 * What no profile and no permission set of the source speaks of is shown to everyone: profiles are made in an org, a project may leave them out.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_profile.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm
 */
import { componentsOf, type Component, type ProjectModel } from '../project/model.ts';
import type { XmlElement } from '../project/xml.ts';
import { profileLabel } from './setup/profiles.ts';

/** Names of applications and tabs. */
export interface Navigation {
  readonly apps: readonly string[];
  readonly tabs: readonly string[];
}

/** Whose view it is: the profile's label and the names of all permission sets that count for the user. */
export interface Holder {
  readonly profileName: string;
  readonly permissionSets: readonly string[];
}

/** A profile's default-on and default-off tabs and a permission set's available and visible tabs can be opened; the others cannot. */
const SHOWN_TABS = new Set(['DefaultOn', 'DefaultOff', 'Available', 'Visible']);

interface Statement {
  readonly name: string;
  readonly shown: boolean;
  readonly mine: boolean;
}

/** What a user sees. */
export function navigationOf(model: ProjectModel, holder: Holder): Navigation {
  const sets = new Set(holder.permissionSets.map((name) => name.toLowerCase()));
  const givers = [
    ...componentsOf(model, 'PermissionSet').map((set) => ({
      ...part(set),
      mine: sets.has(set.fullName.toLowerCase()),
    })),
    ...componentsOf(model, 'Profile').map((profile) => ({ ...part(profile), mine: isProfile(profile, holder) })),
  ];
  const apps = givers.flatMap(({ xml, mine }) =>
    xml
      .all('applicationVisibilities')
      .map((entry) => statement(entry.text('application'), entry.bool('visible'), mine)),
  );
  const tabs = givers.flatMap(({ xml, mine }) =>
    [...xml.all('tabSettings'), ...xml.all('tabVisibilities')].map((entry) =>
      statement(entry.text('tab'), SHOWN_TABS.has(entry.text('visibility') ?? ''), mine),
    ),
  );
  return {
    apps: shownNames(componentsOf(model, 'CustomApplication'), apps),
    tabs: shownNames(componentsOf(model, 'CustomTab'), tabs),
  };
}

function part({ xml }: Component): { xml: XmlElement } {
  if (xml === null) throw new Error('a profile or permission set without XML');
  return { xml };
}

function isProfile({ fullName }: Component, { profileName }: Holder): boolean {
  const name = decodeURIComponent(fullName);
  return profileLabel(name).toLowerCase() === profileName.toLowerCase();
}

function statement(name: string | null, shown: boolean, mine: boolean): Statement {
  return { name: (name ?? '').toLowerCase(), shown, mine };
}

function shownNames(components: readonly Component[], statements: readonly Statement[]): string[] {
  const spokenOf = new Set(statements.map(({ name }) => name));
  const shown = new Set(statements.filter(({ mine, shown: isShown }) => mine && isShown).map(({ name }) => name));
  return components
    .map(({ fullName }) => fullName)
    .filter((name) => shown.has(name.toLowerCase()) || !spokenOf.has(name.toLowerCase()));
}
