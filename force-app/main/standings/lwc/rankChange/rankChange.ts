import { LightningElement, api } from 'lwc';
import downLabel from '@salesforce/label/c.Rank_Down';
import newLabel from '@salesforce/label/c.Rank_New';
import newShortLabel from '@salesforce/label/c.Rank_NewShort';
import sameLabel from '@salesforce/label/c.Rank_Same';
import upLabel from '@salesforce/label/c.Rank_Up';
import { isMissing, numberText, phrase } from 'c/phrase';

/** How far a rank moved: an arrow, a number, and the same in words for those who do not see them. */
export default class RankChange extends LightningElement {
  /** The rank now. */
  @api rank = 0;
  /** The rank before; none for a newcomer. */
  @api previousRank: number | null = null;

  get tone(): string {
    return this.places === null || this.places === 0
      ? 'change'
      : this.places > 0
        ? 'change change_up'
        : 'change change_down';
  }

  get icon(): string | null {
    return this.places === null || this.places === 0 ? null : this.places > 0 ? 'utility:arrowup' : 'utility:arrowdown';
  }

  get short(): string {
    return this.places === null ? newShortLabel : this.places === 0 ? '–' : numberText(Math.abs(this.places));
  }

  get spoken(): string {
    if (this.places === null) {
      return newLabel;
    }
    const moved = numberText(Math.abs(this.places));
    return this.places === 0 ? sameLabel : phrase(this.places > 0 ? upLabel : downLabel, moved);
  }

  /** Places won (positive) or lost (negative). */
  private get places(): number | null {
    return isMissing(this.previousRank) ? null : this.previousRank - this.rank;
  }
}
