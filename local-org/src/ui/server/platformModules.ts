import { localeModule } from './localeModules.ts';
import type { UiSession } from '../uiOrg.ts';

/** What a platform module may depend on. */
export interface PlatformModuleContext {
  readonly session: UiSession;
  readonly labels: Readonly<Record<string, string>>;
  readonly apiName: (name: string) => string;
  readonly componentName: (name: string) => string;
  readonly hasResource: (name: string) => boolean;
  readonly resourceUrl: (name: string) => string;
}

/** An `@salesforce/…` module that does not exist here; the message says which and why. */
export class UnknownModuleError extends Error {
  override readonly name = 'UnknownModuleError';
}

/**
 * `@salesforce/label/c.Hello` ──► the source of an ES module. One function for the whole `@salesforce/` scope.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-salesforce-modules.html
 */
export function platformModule(id: string, context: PlatformModuleContext): string {
  const [, kind = '', ...rest] = id.split('/');
  const name = rest.join('/');
  switch (kind) {
    case 'apex':
      return apexModule(name);
    case 'label':
      return constant(labelText(id, name, context.labels));
    case 'schema':
      return constant(schemaReference(context.apiName(name)));
    case 'resourceUrl':
      if (!context.hasResource(name)) throw new UnknownModuleError(`${id}: there is no static resource ${name}.`);
      return constant(context.resourceUrl(name));
    case 'user':
      return constant(userFact(id, name, context.session));
    case 'customPermission':
      return constant(hasPermission(context, name) || undefined);
    case 'userPermission':
      return constant(context.session.userPermissions.includes(name) || undefined);
    case 'messageChannel':
      return constant({ name });
    case 'i18n':
      return localeModule(name, context.session.user);
    case 'client':
      if (name === 'formFactor') return 'export default globalThis.localOrg.formFactor;';
      break;
    default:
  }
  throw new UnknownModuleError(`${id} is not supported by the local org.`);
}

function constant(value: unknown): string {
  return `export default ${value === undefined ? 'undefined' : JSON.stringify(value)};`;
}

// '' is @salesforce/apex itself; 'Controller.method' and 'ns.Controller.method' are methods
function apexModule(name: string): string {
  if (name === '') return `export { refreshApex, getSObjectValue } from 'localorg/apex';`;
  const parts = name.split('.');
  const [namespace, className, method] = parts.length === 3 ? parts : [null, ...parts];
  return `import { apexMethod } from 'localorg/apex'; export default apexMethod(${JSON.stringify({ namespace, className, method })});`;
}

function labelText(id: string, name: string, labels: Readonly<Record<string, string>>): string {
  const found = labels[name.replace(/^[^.]+\./, '')];
  if (found === undefined) throw new UnknownModuleError(`${id}: there is no custom label of that name.`);
  return found;
}

function hasPermission({ session, componentName }: PlatformModuleContext, name: string): boolean {
  return [componentName(name), name].some((one) => session.customPermissions.includes(one));
}

function schemaReference(name: string): { objectApiName: string; fieldApiName?: string } {
  const [objectApiName = '', ...field] = name.split('.');
  return field.length > 0 ? { objectApiName, fieldApiName: field.join('.') } : { objectApiName };
}

function userFact(id: string, name: string, session: UiSession): unknown {
  if (name === 'Id') return session.user.id;
  if (name === 'isGuest') return false;
  throw new UnknownModuleError(`${id} is not supported by the local org.`);
}
