/** Builds the vendor bundle into the folder named on the command line; run by `ensureVendor` or by hand. */
import { buildVendor } from './buildVendor.ts';

const folder = process.argv[2];
if (!folder) throw new Error('Usage: node vendorMain.ts FOLDER');
const started = performance.now();
let reported = 0;
await buildVendor(folder, (compiled) => {
  if (compiled < reported + 500) return;
  reported = compiled;
  console.log(`  ${compiled} files compiled`);
});
console.log(`  done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
