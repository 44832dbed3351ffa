/**
 * `@AuraEnabled` methods: JSON arguments by parameter name in, JSON out, as Lightning pages call them.
 *
 * https://developer.salesforce.com/docs/platform/lwc/guide/apex.html
 */
import type { MethodInfo, TypeInfo } from '../../abi/types.ts';
import { qualified } from '../../base/nameScope.ts';
import { ApexException } from '../../runtime/values/apexException.ts';
import type { ApexCore } from '../apexCore.ts';
import { OrgError } from '../errors.ts';
import { fromJson } from './jsonArguments.ts';
import { auraJson } from './auraJson.ts';

/** A call from a page. */
export interface AuraCall {
  /** Namespace of the class; null or absent = the org's own. */
  readonly namespace?: string | null;
  readonly className: string;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The page wired the method; it must then be cacheable. */
  readonly wired: boolean;
}

/** A call that Apex refused, with what the page may see of it. */
export class AuraFailure extends Error {
  readonly exceptionType: string;
  readonly stackTrace: string;
  readonly isHandled: boolean;
  constructor(message: string, exceptionType: string, stackTrace: string, isHandled: boolean) {
    super(message);
    this.exceptionType = exceptionType;
    this.stackTrace = stackTrace;
    this.isHandled = isHandled;
  }
}

/** Runs the method as a user in a transaction of its own. */
export function callAura(core: ApexCore, userId: string, call: AuraCall): unknown {
  const { info, method } = findMethod(core, call);
  requireClassAccess(core, userId, info);
  try {
    return core.run({ userId, profile: 'synchronous' }, () => {
      const args = method.paramNames.map((name, index) =>
        fromJson(core.env, argumentNamed(call.params, name), method.paramTypes[index] ?? 'Object'),
      );
      return auraJson(core.env, core.env.callStatic(info.name, method.name, args));
    });
  } catch (thrown) {
    throw outward(core, thrown);
  }
}

function argumentNamed(params: Readonly<Record<string, unknown>>, name: string): unknown {
  const key = Object.keys(params).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? null : (params[key] ?? null);
}

function findMethod(core: ApexCore, call: AuraCall): { info: TypeInfo; method: MethodInfo } {
  const info = core.env.types.info(qualified(call.namespace ?? core.code.model.namespace, call.className));
  const methods = info?.methods.filter((method) => method.name.toLowerCase() === call.method.toLowerCase()) ?? [];
  for (const method of methods) {
    const annotation = method.annotations.find((candidate) => candidate.name === 'auraenabled');
    if (info === undefined || annotation === undefined || !method.isStatic) continue;
    if (call.wired && annotation.parameters['cacheable'] !== 'true') {
      throw new OrgError('INVALID_OPERATION', `${call.className}.${call.method} is wired but not cacheable=true`);
    }
    return { info, method };
  }
  throw new OrgError('NOT_FOUND', `There is no @AuraEnabled method ${call.className}.${call.method}`, [], 404);
}

/** Users call classes that their profile or permission sets give them. https://help.salesforce.com/s/articleView?id=sf.code_package_security_perm_sets.htm */
function requireClassAccess(core: ApexCore, userId: string, info: TypeInfo): void {
  const access = core.access(userId);
  const id = core.classIdOf(info.unit);
  if (access.systemPermissions.has('AuthorApex') || (id !== null && access.setupEntities.has(id))) return;
  throw new OrgError('INSUFFICIENT_ACCESS', `You do not have access to the Apex class named '${info.unit}'.`, [], 403);
}

function outward(core: ApexCore, thrown: unknown): unknown {
  const { message, stackTrace, exception } = core.describeFailure(thrown);
  if (!(exception instanceof ApexException)) return thrown instanceof Error ? thrown : new Error(message);
  const isHandled = exception.typeName.endsWith('AuraHandledException');
  return new AuraFailure(exception.message ?? exception.text, exception.typeName, stackTrace, isHandled);
}
