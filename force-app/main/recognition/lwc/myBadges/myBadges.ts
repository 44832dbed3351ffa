import { LightningElement, wire } from 'lwc';
import getMyBadges from '@salesforce/apex/BadgeController.getMyBadges';
import { LiveWires } from 'c/liveWires';
import { numberText, phrase } from 'c/phrase';
import { badgeIcon } from './badgeIcons';
import { labels } from './labels';

interface BadgeCard extends Apex.BadgeView {
  key: string;
  className: string;
  state: string;
  barStyle: string;
  timeZone: 'UTC' | undefined;
}

/** Badges earned and in progress, earned ones first. Follows the pulse. */
export default class MyBadges extends LightningElement {
  labels = labels;
  badges?: Apex.BadgeView[];
  error: unknown = null;

  private readonly live = new LiveWires();

  override connectedCallback(): void {
    this.live.start();
  }

  override disconnectedCallback(): void {
    this.live.stop();
  }

  @wire(getMyBadges)
  wiredBadges(result: Sf.WireResult<Apex.BadgeView[]>): void {
    this.live.keep('badges', result);
    if (result.data) {
      this.badges = result.data;
      this.error = null;
    } else if (result.error) {
      this.error = result.error;
    }
  }

  get isLoading(): boolean {
    return !this.badges && !this.error;
  }

  get isEmpty(): boolean {
    return this.badges?.length === 0;
  }

  get cards(): BadgeCard[] {
    const badges = this.badges ?? [];
    return [...badges.filter((badge) => badge.earned), ...badges.filter((badge) => !badge.earned)].map(badgeCard);
  }

  handleRetry(): void {
    this.error = null;
    void this.live.refresh();
  }
}

function badgeCard(badge: Apex.BadgeView): BadgeCard {
  const share = badge.target > 0 ? Math.min(100, Math.round((100 * badge.progress) / badge.target)) : 0;
  return {
    ...badge,
    key: `${badge.badgeKey} ${badge.periodLabel}`,
    className: badge.earned ? 'badge badge_earned' : 'badge',
    icon: badgeIcon(badge.icon),
    state: stateText(badge),
    barStyle: `width: ${String(share)}%`,
    timeZone: isWholeDay(badge.awardedAt) ? 'UTC' : undefined,
  };
}

/** What happened on a day without a time arrives as that day's midnight in UTC; elsewhere it would be shown as the day before. */
function isWholeDay(moment: string | null): boolean {
  return /T00:00:00(\.000)?Z$/.test(moment ?? '');
}

function stateText(badge: Apex.BadgeView): string {
  if (!badge.earned) {
    return phrase(labels.progress, numberText(badge.progress), numberText(badge.target), badge.periodLabel);
  }
  return badge.timesEarned > 1 ? phrase(labels.earnedTimes, numberText(badge.timesEarned)) : labels.earned;
}
