import { LightningElement, wire } from 'lwc';
import getMyStanding from '@salesforce/apex/StandingController.getMyStanding';
import { LiveWires } from 'c/liveWires';
import { isMissing, numberText, phrase, valueText } from 'c/phrase';
import { labels } from './labels';

interface BoardCard {
  key: string;
  label: string;
  rank: string;
  of: string;
  value: string;
  gap: string;
}

/** The reader's rank on every board, the gap to the next place, and the ladder of every rule. Follows the pulse. */
export default class MyStanding extends LightningElement {
  labels = labels;
  standing?: Apex.MyStanding;
  error: unknown = null;
  announcement = '';

  private readonly live = new LiveWires();

  override connectedCallback(): void {
    this.live.start();
  }

  override disconnectedCallback(): void {
    this.live.stop();
  }

  @wire(getMyStanding)
  wiredStanding(result: Sf.WireResult<Apex.MyStanding>): void {
    this.live.keep('standing', result);
    if (result.data) {
      this.announcement = changedRanks(this.standing, result.data);
      this.standing = result.data;
      this.error = null;
    } else if (result.error) {
      this.error = result.error;
    }
  }

  get isLoading(): boolean {
    return !this.standing && !this.error;
  }

  get isEmpty(): boolean {
    const { standing } = this;
    return standing ? isMissing(standing.participantId) || standing.boards.length + standing.rules.length === 0 : false;
  }

  get boards(): BoardCard[] {
    return (this.standing?.boards ?? []).map(boardCard);
  }

  get rules(): Apex.RuleProgress[] {
    return this.standing?.rules ?? [];
  }

  handleRetry(): void {
    this.error = null;
    void this.live.refresh();
  }
}

function boardCard(board: Apex.BoardStanding): BoardCard {
  const currency = board.format === 'currency' ? board.currencyCode : null;
  return {
    key: board.boardKey,
    label: phrase(labels.boardAndPeriod, board.label, board.periodLabel),
    rank: isMissing(board.rank) ? labels.noRank : numberText(board.rank),
    of: isMissing(board.rank) ? labels.notRanked : phrase(labels.of, numberText(board.outOf)),
    value: valueText(board.value, currency),
    gap: gapText(board, currency),
  };
}

function gapText(board: Apex.BoardStanding, currency: string | null): string {
  if (isMissing(board.rank)) {
    return '';
  }
  if (isMissing(board.gapToNext) || isMissing(board.nextName)) {
    return labels.leading;
  }
  return phrase(labels.behind, valueText(board.gapToNext, currency), board.nextName);
}

function changedRanks(before: Apex.MyStanding | undefined, now: Apex.MyStanding): string {
  return now.boards
    .flatMap((board) => {
      const was = before?.boards.find((other) => other.boardKey === board.boardKey)?.rank ?? null;
      const changed = !isMissing(was) && !isMissing(board.rank) && was !== board.rank;
      return changed ? [phrase(labels.moved, board.label, numberText(was), numberText(board.rank ?? was))] : [];
    })
    .join(' ');
}
