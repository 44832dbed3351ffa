/**
 * What the UI host needs from an org, and nothing more. The org façade implements it; the tests implement it with a small fake.
 * Records, describes and queries are not here: the pages read them over the REST API with the session cookie.
 */
export interface UiOrg {
  readonly organizationId: string;
  readonly organizationName: string;
  /** The name of an object (`Box__c`) or of a field by its path (`Box__c.Owner__r.Size__c`) with the prefix of the org's namespace. */
  apiName(name: string): string;
  /** The name of a component that has no suffix, with that prefix. */
  componentName(name: string): string;
  readonly metadata: MetadataFiles;
  /** Active users, for the login page and the user switcher. */
  users(): readonly UserSummary[];
  /** Starts a session and returns its token (the value of the `sid` cookie). There is no password: the org trusts its machine. */
  login(username: string): string;
  /** The session behind a token, or null when it has ended or never was. */
  session(token: string): UiSession | null;
  /** Ends a session. */
  logout(token: string): void;
  /** Runs an `@AuraEnabled` method in its own transaction. Throws `ApexCallError` with the body that the platform would send. */
  invokeApex(token: string, call: ApexCall): unknown;
  /** Follows a platform event channel such as `/event/Pulse__e`; returns the function that stops it. */
  subscribe(
    token: string,
    channel: string,
    replayId: number,
    listener: (message: PlatformEventMessage) => void,
  ): () => void;
}

/** One line of the login page. */
export interface UserSummary {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly title: string | null;
  readonly profileName: string;
  readonly roleName: string | null;
}

/** A session and what the pages must know of its user. */
export interface UiSession {
  readonly token: string;
  readonly user: UserSummary & {
    readonly email: string;
    /** `LocaleSidKey`, such as `en_US`. */
    readonly locale: string;
    /** `LanguageLocaleKey`, such as `en_US`. */
    readonly language: string;
    /** `TimeZoneSidKey`, such as `America/New_York`. */
    readonly timeZone: string;
    readonly currencyCode: string;
  };
  /** API names of the custom permissions the user has. */
  readonly customPermissions: readonly string[];
  /** API names of the user permissions the user has, such as `ViewSetup`. */
  readonly userPermissions: readonly string[];
  /** API names of the applications the user may open; null = all of them. */
  readonly visibleApps: readonly string[] | null;
  /** API names of the custom tabs the user may open; null = all of them. */
  readonly visibleTabs: readonly string[] | null;
}

/** A call of an `@AuraEnabled` static method. */
export interface ApexCall {
  readonly namespace: string | null;
  readonly className: string;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** True when the page wired the method: then it must be declared `cacheable=true`. */
  readonly wired: boolean;
}

/** One delivered platform event, in the shape `lightning/empApi` gives to its listeners. */
export interface PlatformEventMessage {
  readonly channel: string;
  readonly data: {
    readonly schema?: string;
    readonly payload: Readonly<Record<string, unknown>>;
    readonly event: { readonly replayId: number; readonly EventApiName?: string };
  };
}

/** The deployed metadata as files in source format (`…/lwc/board/board.ts`, `…/applications/Sales.app-meta.xml`). */
export interface MetadataFiles {
  /** Every path, `/` separated. Cheap: called on each page load. */
  list(): readonly string[];
  /** Changes whenever the file's content may have changed (a deploy, an edit). */
  stamp(path: string): string;
  read(path: string): Uint8Array;
}

/** The failure of an Apex call, as the browser must see it: HTTP status and JSON body `{ message, exceptionType?, stackTrace?, … }`. */
export class ApexCallError extends Error {
  override readonly name = 'ApexCallError';
  readonly status: number;
  readonly body: Readonly<Record<string, unknown> & { message: string }>;

  constructor(status: number, body: Record<string, unknown> & { message: string }) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}
