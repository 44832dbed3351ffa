import type { AppModel, PageModel } from '../../../metadata/pageModel.ts';

/** What the server put on the page for this session. */
export interface Boot {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly user: {
    readonly id: string;
    readonly username: string;
    readonly name: string;
    readonly email: string;
    readonly title: string | null;
    readonly profileName: string;
    readonly roleName: string | null;
    readonly locale: string;
    readonly language: string;
    readonly timeZone: string;
    readonly currencyCode: string;
  };
  readonly customPermissions: readonly string[];
  readonly userPermissions: readonly string[];
  readonly formFactor: 'Large' | 'Small';
  readonly model: PageModel;
}

/** Facts about the session. */
export const boot = (globalThis as unknown as { localOrg: Boot }).localOrg;

/** The user's locale as a BCP 47 tag. */
export const locale = boot.user.locale.replaceAll('_', '-');

const STANDARD_SALES: AppModel = {
  name: 'standard__LightningSales',
  label: 'Sales',
  description: 'Manage your sales process with accounts, contacts, opportunities, and more',
  color: null,
  tabs: ['standard-home', 'standard-Opportunity', 'standard-Account', 'standard-Contact'],
  homePage: null,
  recordPages: {},
};

/** The apps of the launcher: those of the project, and the platform's own Sales app. */
export const apps: readonly AppModel[] = [...boot.model.apps, STANDARD_SALES];

const APP_KEY = 'localorg.app';

/** The app that is open. */
export function currentApp(): AppModel {
  const chosen = sessionStorage.getItem(APP_KEY) ?? localStorage.getItem(APP_KEY);
  return apps.find((app) => app.name === chosen) ?? apps[0] ?? STANDARD_SALES;
}

/** Opens another app; this browser tab keeps it, and new tabs start with it. */
export function openApp(name: string): void {
  sessionStorage.setItem(APP_KEY, name);
  localStorage.setItem(APP_KEY, name);
}
