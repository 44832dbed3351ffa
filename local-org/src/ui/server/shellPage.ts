import { escapeHtml, scriptJson, SCHEME_SCRIPT } from './html.ts';
import { PREFIX } from './hostModules.ts';

/** What the page that holds the shell needs. */
export interface ShellPage {
  readonly organizationName: string;
  readonly language: string;
  readonly stylesheets: readonly string[];
  readonly imports: Readonly<Record<string, string>>;
  readonly vendorFingerprint: string;
  /** Facts for the scripts, under `globalThis.localOrg`. */
  readonly boot: unknown;
  readonly nonce: string;
}

/**
 * The one HTML page of the shell: import map, facts, synthetic shadow (a plain script, so that it runs before the engine), shell.
 * An error before the shell can draw is shown as text.
 */
export function shellPage(page: ShellPage): string {
  const nonce = `nonce="${page.nonce}"`;
  return `<!doctype html>
<html lang="${escapeHtml(page.language)}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(page.organizationName)}</title>
<link rel="icon" href="data:,">
${page.stylesheets.map((href) => `<link rel="stylesheet" href="${href}">`).join('\n')}
<script ${nonce}>${SCHEME_SCRIPT}
globalThis.localOrg = ${scriptJson(page.boot)};
globalThis.localOrg.formFactor = matchMedia('(max-width: 767px)').matches ? 'Small' : 'Large';
</script>
<script type="importmap" ${nonce}>${scriptJson({ imports: page.imports })}</script>
<script src="${PREFIX}/vendor/${page.vendorFingerprint}/synthetic-shadow.js"></script>
</head>
<body class="slds-scope">
<noscript>This page needs JavaScript.</noscript>
<script type="module" ${nonce}>
import { createElement } from 'lwc';
try {
  const { default: Shell } = await import('localorg/shell');
  document.body.append(createElement('localorg-shell', { is: Shell }));
} catch (error) {
  const problems = await fetch('${PREFIX}/problems').then((answer) => answer.json(), () => []);
  const box = document.createElement('pre');
  box.setAttribute('role', 'alert');
  box.textContent = ['The shell could not start.', String(error), ...problems.map((problem) => problem.message)].join('\\n\\n');
  document.body.append(box);
  throw error;
}
</script>
</body></html>`;
}
