/**
 * Scripts of packages and sandboxes, run by tests.
 * https://developer.salesforce.com/docs/atlas.en-us.packagingGuide.meta/packagingGuide/apex_post_install_script_testing.htm
 */
import type { Env } from '../../abi/env.ts';
import { contextObject } from './contextObject.ts';

/** `Test.testInstall`: an upgrade where there was a version before. */
export function testInstall(env: Env, handler: unknown, previous: unknown, isPush: boolean | null): void {
  const { session } = env.ports;
  const context = contextObject(env.type('InstallContext'), {
    organizationId: () => session.organizationId,
    installerId: () => session.userId,
    isUpgrade: () => previous !== null,
    isPush: () => isPush ?? false,
    previousVersion: () => previous,
  });
  env.invoke(env.ops.nonNull(handler), 'onInstall', ['InstallContext'], [context]);
}

/** `Test.testUninstall` */
export function testUninstall(env: Env, handler: unknown): void {
  const { session } = env.ports;
  const context = contextObject(env.type('UninstallContext'), {
    organizationId: () => session.organizationId,
    uninstallerId: () => session.userId,
  });
  env.invoke(env.ops.nonNull(handler), 'onUninstall', ['UninstallContext'], [context]);
}

/** `Test.testSandboxPostCopyScript` */
export function testSandboxPostCopy(env: Env, script: unknown, orgId: string, sandboxId: string, name: string): void {
  const context = contextObject(env.type('SandboxContext'), {
    organizationId: () => orgId,
    sandboxId: () => sandboxId,
    sandboxName: () => name,
  });
  env.invoke(env.ops.nonNull(script), 'runApexClass', ['SandboxContext'], [context]);
}
