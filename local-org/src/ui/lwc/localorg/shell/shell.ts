import { LightningElement } from 'lwc';
import type { AppModel } from '../../../metadata/pageModel.ts';
import ToastContainer from 'lightning/toastContainer';
import AppLauncher from 'localorg/appLauncher';
import { describeAll } from 'localorg/describe';
import { currentPage, followLinks, goTo, interceptNavigation, onPage, type PageReference } from 'localorg/pages';
import RecordModal from 'localorg/recordModal';
import { boot, currentApp, openApp } from 'localorg/session';
import { showToast, type ToastDetail } from './toasts';
import { chosenScheme, schemes, useScheme } from './scheme';
import { navigationItems, type NavigationItem } from './navigationItems';
import UserSwitcher from 'localorg/userSwitcher';

/** The frame of every page: header, app navigation, the page itself, toasts and the live region. */
export default class Shell extends LightningElement {
  app = currentApp();
  page: PageReference | null = null;
  navItems: NavigationItem[] = [];
  announcement = '';
  scheme = chosenScheme();
  labels: Readonly<Record<string, string>> = {};
  #isFirstPage = true;
  #stops: (() => void)[] = [];

  override connectedCallback(): void {
    Object.assign(ToastContainer.instance(), { maxToasts: 3, toastPosition: 'top-center', containerPosition: 'fixed' });
    document.body.addEventListener('lightning__showtoast', this.#onToast, true);
    followLinks();
    this.#stops = [interceptNavigation((page) => this.openDialog(page)), onPage((page) => this.show(page))];
    void this.loadLabels();
  }

  override disconnectedCallback(): void {
    document.body.removeEventListener('lightning__showtoast', this.#onToast, true);
    for (const stop of this.#stops) stop();
  }

  get organizationName(): string {
    return boot.organizationName;
  }

  get userName(): string {
    return boot.user.name;
  }

  get userMenuText(): string {
    return `User menu: ${boot.user.name}`;
  }

  get userDetail(): string {
    return [boot.user.roleName, boot.user.profileName].filter(Boolean).join(' · ');
  }

  get schemes(): object[] {
    return schemes.map((scheme) => ({ ...scheme, checked: scheme.value === `scheme:${this.scheme}` }));
  }

  get navLabel(): string {
    return `${this.app.label} tabs`;
  }

  get navStyle(): string {
    return this.app.color ? `--localorg-brand: ${this.app.color}` : '';
  }

  get target(): { page: PageReference; app: AppModel } | null {
    return this.page && { page: this.page, app: this.app };
  }

  openLauncher(): void {
    void AppLauncher.open({ size: 'medium', label: 'App Launcher' }).then(
      (choice: { app?: string; url?: string } | undefined) => {
        if (choice?.app) this.switchApp(choice.app);
        else if (choice?.url) goTo(choice.url);
      },
    );
  }

  chooseFromUserMenu(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    if (value === 'switch') void UserSwitcher.open({ size: 'small', label: 'Switch user' });
    else if (value === 'logout') location.assign('/secur/logout.jsp');
    else {
      this.scheme = value.replace('scheme:', '');
      useScheme(this.scheme);
    }
  }

  focusMain(event: Event): void {
    event.preventDefault();
    (this.refs!['main'] as HTMLElement).focus();
  }

  setTitle(event: CustomEvent<{ title: string }>): void {
    document.title = `${event.detail.title} | ${boot.organizationName}`;
    this.announcement = event.detail.title;
  }

  private switchApp(name: string): void {
    openApp(name);
    this.app = currentApp();
    this.drawNavigation();
    goTo('/lightning/page/home');
  }

  private show(page: PageReference): void {
    if (page.type === 'standard__app') {
      openApp(page.attributes['appTarget'] ?? '');
      this.app = currentApp();
      goTo('/lightning/page/home', true);
      return;
    }
    this.page = page;
    this.drawNavigation();
    if (this.openDialog(page))
      this.page = {
        ...page,
        attributes: { ...page.attributes, actionName: page.attributes['recordId'] ? 'view' : 'list' },
      };
    if (this.#isFirstPage) this.#isFirstPage = false;
    else {
      window.scrollTo(0, 0);
      (this.refs?.['main'] as HTMLElement | undefined)?.focus({ preventScroll: true });
    }
  }

  /** New and Edit are dialogs over the page that is open. */
  private openDialog(page: PageReference): boolean {
    const { actionName, objectApiName, recordId } = page.attributes;
    if (actionName !== 'new' && actionName !== 'edit') return false;
    if (!recordId && !objectApiName) return false;
    void RecordModal.open({
      size: 'medium',
      label: actionName === 'new' ? 'New record' : 'Edit record',
      recordId: recordId ?? null,
      objectApiName: objectApiName ?? null,
      defaults: page.state['defaultFieldValues'] ?? '',
    }).then((savedId: string | undefined) => {
      if (savedId && actionName === 'new') goTo(`/lightning/r/${objectApiName ?? ''}/${savedId}/view`);
      else if (currentPage().attributes['actionName'] === actionName) {
        goTo(
          recordId
            ? `/lightning/r/${objectApiName ?? ''}/${recordId}/view`.replace('//', '/')
            : `/lightning/o/${objectApiName ?? ''}/list`,
          true,
        );
      }
    });
    return true;
  }

  #onToast = (event: Event): void => {
    // the toast component announces itself with an event of the same name: that one is not for the shell
    if ('toast' in ((event as CustomEvent<object | null>).detail ?? {})) return;
    event.stopImmediatePropagation();
    showToast((event as CustomEvent<ToastDetail>).detail, this);
  };

  private async loadLabels(): Promise<void> {
    const objects = await describeAll();
    this.labels = Object.fromEntries(objects.map((object) => [object.name, object.labelPlural]));
    this.drawNavigation();
  }

  private drawNavigation(): void {
    this.navItems = this.page ? navigationItems(this.app, this.page, this.labels) : [];
  }
}
