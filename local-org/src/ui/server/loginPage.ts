import type { UserSummary } from '../uiOrg.ts';
import { escapeHtml, SCHEME_SCRIPT } from './html.ts';

/** What the login page shows. */
export interface LoginPage {
  readonly organizationName: string;
  readonly users: readonly UserSummary[];
  readonly startUrl: string;
  readonly error: string | null;
  readonly stylesheets: readonly string[];
  readonly nonce: string;
}

/** The login page: one button per active user, with a search. Works without scripts except for the search. */
export function loginPage(page: LoginPage): string {
  const styles = page.stylesheets.map((href) => `<link rel="stylesheet" href="${href}">`).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Log in | ${escapeHtml(page.organizationName)}</title>
<link rel="icon" href="data:,">${styles}
<script nonce="${page.nonce}">${SCHEME_SCRIPT}</script>
</head>
<body class="localorg-login">
<main class="localorg-login__card slds-card">
<h1 class="slds-text-heading_large">${escapeHtml(page.organizationName)}</h1>
<p class="slds-m-top_x-small slds-text-color_weak">Choose who to log in as. There is no password: this org runs on this machine and trusts it.</p>
${page.error ? `<p role="alert" class="localorg-login__error">${escapeHtml(page.error)}</p>` : ''}
<div class="slds-form-element slds-m-top_medium">
<label class="slds-form-element__label" for="search">Search by name, role or profile</label>
<div class="slds-form-element__control"><input class="slds-input" id="search" type="search" autocomplete="off" autofocus></div>
</div>
<p class="slds-assistive-text" role="status" id="count">${page.users.length} users</p>
<form method="post" action="/login">
<input type="hidden" name="startURL" value="${escapeHtml(page.startUrl)}">
<ul class="localorg-login__users">${page.users.map(userLine).join('')}</ul>
<p id="none" hidden class="slds-p-around_medium slds-text-align_center">No user matches.</p>
</form>
</main>
<script nonce="${page.nonce}">${SEARCH_SCRIPT}</script>
</body></html>`;
}

function userLine(user: UserSummary): string {
  const facts = [user.title ?? user.roleName, user.roleName, user.profileName].filter((fact): fact is string =>
    Boolean(fact),
  );
  const detail = [...new Set(facts)].join(' · ');
  const initials = user.name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();
  return `<li data-search="${escapeHtml(`${user.name} ${user.username} ${detail}`.toLowerCase())}">
<button class="localorg-login__user" name="username" value="${escapeHtml(user.username)}">
<span class="localorg-login__initials" aria-hidden="true">${escapeHtml(initials)}</span>
<span class="localorg-login__who"><strong>${escapeHtml(user.name)}</strong><span>${escapeHtml(detail)}</span></span>
</button></li>`;
}

const SEARCH_SCRIPT = `
const lines = [...document.querySelectorAll('[data-search]')];
const box = document.getElementById('search');
const apply = () => {
  const words = box.value.toLowerCase().split(/\\s+/);
  let shown = 0;
  for (const line of lines) {
    line.hidden = !words.every((word) => line.dataset.search.includes(word));
    if (!line.hidden) shown += 1;
  }
  document.getElementById('count').textContent = shown + (shown === 1 ? ' user' : ' users');
  document.getElementById('none').hidden = shown > 0;
};
box.addEventListener('input', apply);
box.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  lines.find((line) => !line.hidden)?.querySelector('button').click();
});
apply();`;
