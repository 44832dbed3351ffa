/** Writes pairs of accounts, one transaction a pair, and says so after each commit; ends only when killed. */
import { Bench } from '../records/support.ts';

const bench = new Bench({}, process.argv[2]);
for (let n = 1; ; n++) {
  bench.insert('Account', { Name: `pair ${n} a` });
  bench.insert('Account', { Name: `pair ${n} b` });
  bench.store.commit();
  process.stdout.write(`${n}\n`);
  bench.store.begin();
}
