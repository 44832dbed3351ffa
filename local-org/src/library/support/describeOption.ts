/** `SObjectDescribeOptions`: everything is described at once, so the option asked for is the full one. */
import type { Env } from '../../abi/env.ts';

export const describeOption = (env: Env): unknown => env.enumValueOf('Schema.SObjectDescribeOptions', 'FULL');
