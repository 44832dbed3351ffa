import { LightningElement, api, wire } from 'lwc';
import getBoard from '@salesforce/apex/BoardController.getBoard';
import getBoards from '@salesforce/apex/BoardController.getBoards';
import { LiveWires } from 'c/liveWires';
import { isMissing, numberText, phrase } from 'c/phrase';
import { boardLines, type BoardLine } from './boardLines';
import { labels } from './labels';

/** A leaderboard: the leaders, the reader's own place and who stands next to them. Follows the pulse. */
export default class Board extends LightningElement {
  /** Heading of the card; the board's own name when left empty. */
  @api override title = '';
  /** How many leaders to show above the reader's own place. */
  @api rows = 10;

  labels = labels;
  activeKey?: string;
  periodKey: string | null = null;
  boards: Apex.BoardOption[] = [];
  boardsAnswered = false;
  view?: Apex.BoardView;
  error: unknown = null;
  announcement = '';

  private readonly live = new LiveWires();
  private fixedKey = '';

  /** The board to show; when left empty the reader chooses. */
  @api
  get boardKey(): string {
    return this.fixedKey;
  }
  set boardKey(value: string | undefined) {
    this.fixedKey = value ?? '';
    if (this.fixedKey) {
      this.activeKey = this.fixedKey;
    }
  }

  override connectedCallback(): void {
    this.live.start();
  }

  override disconnectedCallback(): void {
    this.live.stop();
  }

  @wire(getBoards)
  wiredBoards(result: Sf.WireResult<Apex.BoardOption[]>): void {
    this.live.keep('boards', result);
    if (result.data) {
      this.boards = result.data;
      this.boardsAnswered = true;
      this.activeKey ??= result.data[0]?.boardKey;
    }
    if (result.error && !this.fixedKey) {
      this.error = result.error;
    }
  }

  @wire(getBoard, { boardKey: '$activeKey', periodKey: '$periodKey' })
  wiredBoard(result: Sf.WireResult<Apex.BoardView>): void {
    this.live.keep('board', result);
    if (result.data) {
      this.announce(this.view, result.data);
      this.view = result.data;
      this.error = null;
    } else if (result.error) {
      this.error = result.error;
    }
  }

  get heading(): string {
    return this.title || this.view?.label || labels.board;
  }

  get canChoose(): boolean {
    return !this.fixedKey && this.boards.length > 1;
  }

  get options(): { label: string; value: string }[] {
    return this.boards.map((board) => ({
      label: phrase(labels.option, board.label, board.programName),
      value: board.boardKey,
    }));
  }

  get isLoading(): boolean {
    const nothingToChoose = !this.fixedKey && this.boardsAnswered && this.boards.length === 0;
    return !this.view && !this.error && !nothingToChoose;
  }

  get isEmpty(): boolean {
    return this.view ? this.view.rows.length === 0 : !this.error;
  }

  /** False when the server knows no such board for this reader: no program is published yet, or it was withdrawn. */
  get isFound(): boolean {
    return Boolean(this.view?.label);
  }

  get emptyTitle(): string {
    return this.isFound ? labels.emptyTitle : labels.missingTitle;
  }

  get emptyMessage(): string {
    return this.isFound ? labels.emptyMessage : labels.missingMessage;
  }

  /** While everybody is new, nobody is worth pointing out. */
  get showsChange(): boolean {
    return (this.view?.rows ?? []).some((row) => !isMissing(row.previousRank));
  }

  get lines(): BoardLine[] {
    return this.view ? boardLines(this.view, this.rows) : [];
  }

  get nameHeading(): string {
    return this.view?.scope === 'Team' ? labels.team : labels.participant;
  }

  get mineText(): string {
    return this.view?.scope === 'Team' ? labels.myTeam : labels.you;
  }

  get caption(): string {
    const { label = '', periodLabel = '', participantCount = 0 } = this.view ?? {};
    return phrase(labels.caption, label, periodLabel, numberText(participantCount));
  }

  handlePeriod(event: CustomEvent<{ periodKey: string }>): void {
    this.periodKey = event.detail.periodKey;
  }

  handleChoose(event: CustomEvent<{ value: string }>): void {
    this.activeKey = event.detail.value;
    this.periodKey = null;
    this.view = undefined;
    this.error = null;
  }

  handleRetry(): void {
    this.error = null;
    void this.live.refresh();
  }

  /** Says a new rank aloud, when it is the same board and period as before. */
  private announce(before: Apex.BoardView | undefined, now: Apex.BoardView): void {
    if (before?.boardKey !== now.boardKey || before.periodKey !== now.periodKey) {
      this.announcement = '';
      return;
    }
    const was = before.rows.find((row) => row.isMine)?.rank;
    const is = now.rows.find((row) => row.isMine)?.rank;
    if (was !== undefined && is !== undefined && was !== is) {
      this.announcement = phrase(labels.moved, now.label, numberText(was), numberText(is));
    }
  }
}
