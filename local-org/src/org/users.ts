/** Users as log-in pages and identity endpoints show them. */
import type { RowValues } from '../store/objectTable.ts';
import type { Store } from '../store/store.ts';
import type { UserDirectory, UserRef } from './sessions.ts';

export interface UserProfile {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly alias: string;
  readonly title: string | null;
  readonly active: boolean;
  readonly locale: string;
  readonly language: string;
  readonly timeZone: string;
  readonly currencyCode: string;
  readonly profileName: string;
  readonly roleName: string | null;
}

/** Finds users for sessions. */
export function userDirectory(store: Store): UserDirectory {
  const ref = (row: RowValues | undefined): UserRef | null =>
    row === undefined
      ? null
      : { id: String(row.get('id')), username: String(row.get('username')), active: row.get('isactive') === true };
  return {
    byId: (id) => ref(store.table('User').load([id]).get(id)),
    byName: (username) => ref([...store.table('User').loadWhere('Username', [username]).values()][0]),
  };
}

/** The user of this id; null when there is none. */
export function userProfile(store: Store, id: string): UserProfile | null {
  const row = store.table('User').load([id]).get(id);
  return row === undefined ? null : profileOf(store, row);
}

/** All active users. */
export function userProfiles(store: Store): UserProfile[] {
  const rows = [...store.table('User').loadAll().values()];
  return rows.filter((row) => row.get('isactive') === true).map((row) => profileOf(store, row));
}

function profileOf(store: Store, row: RowValues): UserProfile {
  const text = (field: string, otherwise: string): string => String(row.get(field) ?? otherwise);
  return {
    id: text('id', ''),
    username: text('username', ''),
    name: text('name', ''),
    email: text('email', ''),
    alias: text('alias', ''),
    title: row.get('title') === null ? null : text('title', ''),
    active: row.get('isactive') === true,
    locale: text('localesidkey', 'en_US'),
    language: text('languagelocalekey', 'en_US'),
    timeZone: text('timezonesidkey', 'UTC'),
    currencyCode: text('defaultcurrencyisocode', 'USD'),
    profileName: nameOf(store, 'Profile', row.get('profileid')) ?? '',
    roleName: nameOf(store, 'UserRole', row.get('userroleid')),
  };
}

function nameOf(store: Store, object: string, id: unknown): string | null {
  if (typeof id !== 'string') return null;
  const name = store.table(object).load([id]).get(id)?.get('name');
  return typeof name === 'string' ? name : null;
}
