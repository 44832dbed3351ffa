/** `npm run check`: everything that can be known without running the product. Ends with `N passed, N failed`. */
import { checks } from './lib/checks.ts';
import { runSuites } from './lib/suites.ts';

if (process.argv.includes('--help')) {
  console.log(
    'npm run check\n\nFormat, lint, types, generated files, dependency directions and two Apex compile checks. Ends with "N passed, N failed".',
  );
} else {
  process.exitCode = await runSuites(checks());
}
