import { refreshApex } from '@salesforce/apex';
import getBoard from '@salesforce/apex/BoardController.getBoard';
import getBoards from '@salesforce/apex/BoardController.getBoards';
import Board from 'c/board';
import { find, findAll, mount, settle, textOf, wireOf } from './support/page';
import { wonAmount } from './support/samples';

jest.mock(
  '@salesforce/apex/BoardController.getBoard',
  () => {
    const { createApexTestWireAdapter } =
      jest.requireActual<typeof import('@salesforce/sfdx-lwc-jest')>('@salesforce/sfdx-lwc-jest');
    return { __esModule: true, default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/BoardController.getBoards',
  () => {
    const { createApexTestWireAdapter } =
      jest.requireActual<typeof import('@salesforce/sfdx-lwc-jest')>('@salesforce/sfdx-lwc-jest');
    return { __esModule: true, default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock('@salesforce/apex', () => ({ __esModule: true, refreshApex: jest.fn(() => Promise.resolve()) }), {
  virtual: true,
});
jest.mock('c/pulse', () => ({ __esModule: true, watchPulse: jest.fn(() => jest.fn()), askPulseNow: jest.fn() }));

const board = wireOf(getBoard);
const boards = wireOf(getBoards);

async function open(view: Apex.BoardView, properties = {}): Promise<HTMLElement> {
  const element = mount('c-board', Board, { boardKey: 'won-amount', ...properties });
  board.emit(view);
  await settle();
  return element;
}

const names = (element: HTMLElement): (string | undefined)[] =>
  findAll(element, 'tbody tr').map((row) => row.querySelector('.name, .gap')?.textContent ?? undefined);

describe('c-board', () => {
  it('shows the leaders, a gap, and the reader with neighbours', async () => {
    const element = await open(wonAmount(), { rows: 3 });
    expect(names(element)).toEqual([
      'Rosalina Dieter',
      'Vicki Laflamme',
      'Donn Cantrell',
      '…',
      'Kami Bicknell',
      'Hayden Neloms',
      'Darcel Schlecht',
      'Anna Snelling',
      'Zane Levy',
    ]);
    expect(textOf(element, '.line_mine .mine')).toBe('You');
    expect(find(element, '.line_mine').getAttribute('aria-current')).toBe('true');
  });

  it('writes money, ranks and the caption in words and numbers', async () => {
    const element = await open(wonAmount());
    expect(textOf(element, '.value')).toContain('$412,350');
    expect(textOf(element, 'caption')).toBe('Won amount, Q4 2026: 35 ranked');
    expect(findAll(element, '.place_1, .place_2, .place_3')).toHaveLength(3);
  });

  it('does not take a tie for a gap', async () => {
    const view = wonAmount();
    const rows = view.rows.map((row, index) => ({ ...row, isMine: false, rank: index === 1 ? 1 : row.rank }));
    const element = await open({ ...view, rows });
    expect(names(element)).not.toContain('…');
  });

  it('asks for another period', async () => {
    const element = await open(wonAmount());
    find(element, 'c-period-picker').dispatchEvent(
      new CustomEvent('periodchange', { detail: { periodKey: '2026-Q3' } }),
    );
    await settle();
    expect(board.getLastConfig()).toEqual({ boardKey: 'won-amount', periodKey: '2026-Q3' });
  });

  it('says aloud that the reader moved', async () => {
    const element = await open(wonAmount());
    const rows = wonAmount().rows.map((row) => (row.isMine ? { ...row, rank: 7 } : row));
    board.emit(wonAmount({ rows }));
    await settle();
    expect(textOf(element, '[role="status"]')).toBe('Won amount: from place 9 to place 7.');
  });

  it('lets the reader choose when no board is fixed', async () => {
    const element = mount('c-board', Board);
    boards.emit([
      { boardKey: 'won-amount', label: 'Won amount', programName: 'Sprint', scope: 'Participant', periodLabel: 'Q4' },
      { boardKey: 'region-won-amount', label: 'Regions', programName: 'Sprint', scope: 'Team', periodLabel: 'Q4' },
    ]);
    await settle();
    expect(board.getLastConfig()).toEqual({ boardKey: 'won-amount', periodKey: null });

    const choice = new CustomEvent('change', { detail: { value: 'region-won-amount' } });
    find(element, 'lightning-combobox').dispatchEvent(choice);
    await settle();

    expect(board.getLastConfig()).toEqual({ boardKey: 'region-won-amount', periodKey: null });
  });

  it('shows that data is on its way, that there is none, and what went wrong', async () => {
    const element = mount('c-board', Board, { boardKey: 'won-amount' });
    expect(findAll(element, 'c-loading-rows')).toHaveLength(1);

    board.emit(wonAmount({ rows: [] }));
    await settle();
    expect(findAll(element, 'c-empty-state')).toHaveLength(1);

    board.error({ message: 'You may not see this board.' });
    await settle();
    find(element, 'c-error-panel').dispatchEvent(new CustomEvent('retry'));
    await settle();
    expect(refreshApex).toHaveBeenCalled();
  });

  it('tells kindly that a board is not there, without a period to pick', async () => {
    const element = await open(wonAmount({ label: '', periodLabel: '', rankingRule: '', rows: [] }));
    const empty = find<HTMLElement & { heading: string }>(element, 'c-empty-state');
    expect(empty.heading).toBe('No board to show yet');
    expect(textOf(element, '.heading')).toBe('Board');
    expect(findAll(element, 'c-period-picker, .footer')).toHaveLength(0);
  });

  it('points out newcomers only among those who were there before', async () => {
    const rows = wonAmount().rows.map((row) => ({ ...row, previousRank: null as number | null }));
    const element = await open(wonAmount({ rows }));
    expect(findAll(element, 'c-rank-change')).toHaveLength(0);

    board.emit(wonAmount({ rows: rows.map((row, index) => ({ ...row, previousRank: index === 0 ? null : 1 })) }));
    await settle();
    expect(findAll(element, 'c-rank-change')).not.toHaveLength(0);
  });

  it('is accessible', async () => {
    await expect(await open(wonAmount())).toBeAccessible();
  });
});
