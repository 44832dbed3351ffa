/** Places and flags that all scripts share. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Flags for child processes of the pinned Node. */
export const nodeArguments = ['--disable-warning=ExperimentalWarning'];
