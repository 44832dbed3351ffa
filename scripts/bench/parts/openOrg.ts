/**
 * Opens an org in a process of its own and prints how many milliseconds that took since the process began.
 * Usage: node openOrg.ts DATA_DIR [SOURCE…]
 */
import { Org } from '../../../local-org/src/org/org.ts';

const [dataDir = ':memory:', ...sources] = process.argv.slice(2);
const org = Org.open({ dataDir, sources, log: () => undefined });
org.login(org.adminUsername);
console.log(performance.now());
await org.close();
