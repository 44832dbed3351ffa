/** Options of the commands that take source: what kind of org it is for, and in which namespace it is. */
import { UsageError } from './failure.ts';

export const SOURCE_OPTIONS = {
  shape: {
    type: 'string',
    value: 'FILE',
    help: 'Scratch org definition: what kind of org it is (multi-currency, person accounts, …).',
  },
  namespace: {
    type: 'string',
    value: 'NS',
    help: 'Namespace the source is put into, instead of the one its sfdx-project.json names.',
  },
} as const;

/** The options above, and the one of commands that also run code. */
export const RUN_OPTIONS = {
  ...SOURCE_OPTIONS,
  certified: {
    type: 'string',
    multiple: true,
    value: 'NS',
    help: 'Namespace of a certified package, which has governor limits of its own.',
  },
} as const;

/** What the options mean to whoever reads the source. */
export interface SourceGiven {
  readonly shapeFile?: string;
  readonly namespace?: string;
  readonly certified?: readonly string[];
}

/** https://developer.salesforce.com/docs/atlas.en-us.pkg2_dev.meta/pkg2_dev/sfdx_dev_dev2gp_namespaces.htm */
const NAMESPACE = /^[A-Za-z](?!\w*__)\w{0,14}(?<!_)$/;

interface Values {
  readonly shape?: string | undefined;
  readonly namespace?: string | undefined;
  readonly certified?: readonly string[] | undefined;
}

/** Reads the options of a command. */
export function sourceGiven(command: string, { shape, namespace, certified }: Values): SourceGiven {
  if (namespace !== undefined && !NAMESPACE.test(namespace)) {
    throw new UsageError(`--namespace is no namespace: ${namespace}`, command);
  }
  return {
    ...(shape === undefined ? {} : { shapeFile: shape }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(certified === undefined ? {} : { certified }),
  };
}
