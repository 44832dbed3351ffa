/** Drawn when a program names no icon, or one that the platform cannot draw. */
const FALLBACK = 'utility:ribbon';

/** Icons of the design system that suit a badge. The platform draws nothing for an unknown name, so names are taken from this list only. */
export const BADGE_ICONS: readonly string[] = [
  'announcement',
  'chart',
  'diamond',
  'favorite',
  'graph',
  'heart',
  'like',
  'magicwand',
  'moneybag',
  'rating',
  'ribbon',
  'sparkles',
  'success',
  'target',
  'thunder',
  'trending',
];

/** The icon to draw for what a program says: `rating` or `utility:rating`. */
export function badgeIcon(named: string | null | undefined): string {
  const name = (named ?? '').replace(/^utility:/, '');
  return BADGE_ICONS.includes(name) ? `utility:${name}` : FALLBACK;
}
