import { numberText, phrase, valueText } from 'c/phrase';
import { labels } from './labels';

/** How many rows to show on either side of the reader's own. */
const NEIGHBOURS = 2;

/** One row of the table as it is drawn; a gap stands for the ranks left out. */
export interface BoardLine {
  key: string;
  className: string;
  ariaCurrent: 'true' | null;
  isGap: boolean;
  gapText: string;
  rank: number;
  rankText: string;
  previousRank: number | null;
  medalClass: string;
  name: string;
  isMine: boolean;
  detail: string | null;
  countText: string;
  valueText: string;
  barStyle: string;
}

/** The rows to show: the first `leaders`, then the reader's own row with its neighbours, with gaps where rows are left out. */
export function boardLines(view: Apex.BoardView, leaders: number): BoardLine[] {
  const mine = view.rows.findIndex((row) => row.isMine);
  const best = view.rows.reduce((most, row) => Math.max(most, row.value), 0);
  const lines: BoardLine[] = [];
  let previousRow: Apex.BoardRow | null = null;
  view.rows.forEach((row, index) => {
    const isNear = mine >= 0 && Math.abs(index - mine) <= NEIGHBOURS;
    if (index >= leaders && !isNear) {
      return;
    }
    const leftOut = index > 0 && view.rows[index - 1] !== previousRow;
    const skipsRanks = previousRow !== null && row.rank > previousRow.rank + 1 && index >= leaders;
    if (leftOut || (skipsRanks && !isTie(view.rows, index))) {
      lines.push(gapLine(row.key));
    }
    lines.push(rowLine(row, view, best));
    previousRow = row;
  });
  return lines;
}

/** Standard competition ranking skips ranks after a tie; that is no gap. */
function isTie(rows: readonly Apex.BoardRow[], index: number): boolean {
  const row = rows[index];
  const before = rows[index - 1];
  if (!row || !before) {
    return false;
  }
  const sharing = rows.filter((other) => other.rank === before.rank).length;
  return row.rank === before.rank + sharing;
}

function rowLine(row: Apex.BoardRow, view: Apex.BoardView, best: number): BoardLine {
  const share = best > 0 ? Math.max(0, Math.round((100 * row.value) / best)) : 0;
  return {
    key: row.key,
    className: row.isMine ? 'line line_mine' : 'line',
    ariaCurrent: row.isMine ? 'true' : null,
    isGap: false,
    gapText: '',
    rank: row.rank,
    rankText: numberText(row.rank),
    previousRank: row.previousRank,
    medalClass: row.rank <= 3 ? `place place_${String(row.rank)}` : 'place',
    name: row.name,
    isMine: row.isMine,
    detail: row.detail,
    countText: numberText(row.eventCount),
    valueText: valueText(row.value, view.format === 'currency' ? view.currencyCode : null),
    barStyle: `width: ${String(share)}%`,
  };
}

function gapLine(nextKey: string): BoardLine {
  return {
    key: phrase('gap-{0}', nextKey),
    className: 'line line_gap',
    ariaCurrent: null,
    isGap: true,
    gapText: labels.gap,
    rank: 0,
    rankText: '',
    previousRank: null,
    medalClass: '',
    name: '',
    isMine: false,
    detail: null,
    countText: '',
    valueText: '',
    barStyle: '',
  };
}
