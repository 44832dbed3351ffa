const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes text safe inside HTML text and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Makes JSON safe inside a `<script>` element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028|\u2029/g, ' ');
}

/** Script that sets the colour scheme chosen earlier before anything is drawn. */
export const SCHEME_SCRIPT = `
document.addEventListener('DOMContentLoaded', () => {
  document.body.classList.add('slds-color-scheme_' + (localStorage.getItem('localorg.scheme') ?? 'system'));
});`;
