import LightningModal from 'lightning/modal';
import { errorMessage, hostGet, hostPost } from 'localorg/http';
import { boot } from 'localorg/session';

interface User {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly roleName: string | null;
  readonly profileName: string;
}

/** Logs in as somebody else and shows the same page again. */
export default class UserSwitcher extends LightningModal {
  users: User[] = [];
  words: string[] = [];
  error = '';

  override connectedCallback(): void {
    super.connectedCallback?.();
    hostGet<User[]>('/users').then(
      (users) => (this.users = users),
      (error: unknown) => (this.error = errorMessage(error)),
    );
  }

  get shown(): object[] {
    return this.users
      .map((user) => ({
        ...user,
        isCurrent: user.id === boot.user.id,
        detail: [user.roleName, user.profileName, user.id === boot.user.id ? 'logged in' : null]
          .filter(Boolean)
          .join(' · '),
      }))
      .filter((user) =>
        this.words.every((word) => `${user.name} ${user.detail} ${user.username}`.toLowerCase().includes(word)),
      );
  }

  get countText(): string {
    return `${this.shown.length} users`;
  }

  search(event: CustomEvent<{ value: string }>): void {
    this.words = event.detail.value.toLowerCase().split(/\s+/).filter(Boolean);
  }

  choose(event: Event): void {
    const { username } = (event.currentTarget as HTMLElement).dataset;
    hostPost('/switchUser', { username }).then(
      () => location.reload(),
      (error: unknown) => (this.error = errorMessage(error)),
    );
  }
}
