const KEY = 'localorg.scheme';

/** The choices of the user menu. */
export const schemes = [
  { value: 'scheme:system', label: 'Same as system' },
  { value: 'scheme:light', label: 'Light' },
  { value: 'scheme:dark', label: 'Dark' },
];

/** The colour scheme chosen on this browser. */
export function chosenScheme(): string {
  return localStorage.getItem(KEY) ?? 'system';
}

/** Changes the colour scheme and remembers it. */
export function useScheme(scheme: string): void {
  localStorage.setItem(KEY, scheme);
  document.body.classList.remove('slds-color-scheme_system', 'slds-color-scheme_light', 'slds-color-scheme_dark');
  document.body.classList.add(`slds-color-scheme_${scheme}`);
}
