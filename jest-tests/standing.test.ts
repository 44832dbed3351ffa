import getMyStanding from '@salesforce/apex/StandingController.getMyStanding';
import MyStanding from 'c/myStanding';
import RankChange from 'c/rankChange';
import TierLadder from 'c/tierLadder';
import { findAll, mount, settle, textOf, wireOf } from './support/page';
import { ladder, standing } from './support/samples';

jest.mock(
  '@salesforce/apex/StandingController.getMyStanding',
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

const wire = wireOf(getMyStanding);

describe('c-my-standing', () => {
  it('shows the rank, the gap to the next place and the ladder', async () => {
    const element = mount('c-my-standing', MyStanding);
    wire.emit(standing());
    await settle();
    const texts = findAll(element, '.board > span').map((part) => part.textContent);
    expect(texts).toEqual(['Won amount, Q4 2026', '9of 35', '$268,900', '$2,130 behind Hayden Neloms']);
    expect(findAll(element, 'c-tier-ladder')).toHaveLength(1);
  });

  it('says aloud that a rank changed', async () => {
    const element = mount('c-my-standing', MyStanding);
    wire.emit(standing());
    await settle();
    wire.emit(standing({ boards: standing().boards.map((board) => ({ ...board, rank: 8 })) }));
    await settle();
    expect(textOf(element, '[role="status"]')).toBe('Won amount: from place 9 to place 8.');
  });

  it('speaks to those who lead and to those not ranked yet', async () => {
    const element = mount('c-my-standing', MyStanding);
    const [board] = standing().boards;
    const leading = { ...board!, rank: 1, gapToNext: null, nextName: null };
    wire.emit(standing({ boards: [leading, { ...board!, boardKey: 'other', rank: null }] }));
    await settle();
    const [first, second] = findAll(element, '.board').map((card) => card.textContent);
    expect(first).toContain('In the lead');
    expect(second).toContain('not ranked yet');
  });

  it('shows the loading, the empty and the error state', async () => {
    const element = mount('c-my-standing', MyStanding);
    expect(findAll(element, 'c-loading-rows')).toHaveLength(1);
    wire.emit(standing({ boards: [], rules: [] }));
    await settle();
    expect(findAll(element, 'c-empty-state')).toHaveLength(1);
    wire.error({ message: 'No.' });
    await settle();
    expect(findAll(element, 'c-error-panel')).toHaveLength(1);
  });

  it('is accessible', async () => {
    const element = mount('c-my-standing', MyStanding);
    wire.emit(standing());
    await settle();
    await expect(element).toBeAccessible();
  });
});

describe('c-tier-ladder', () => {
  it('names each step, where the reader is and what comes next', async () => {
    const element = mount('c-tier-ladder', TierLadder, { progress: ladder() });
    await settle();
    expect(findAll(element, '.step').map((step) => step.textContent)).toEqual([
      '1 to 5$10 eachReached',
      '6 to 10$15 eachYou are here',
      'From 11$25 eachAhead',
    ]);
    expect(textOf(element, '.next')).toBe('4 more to reach $25 each.');
    expect(findAll(element, '[aria-current="step"]')).toHaveLength(1);
  });

  it('takes a value that Apex left out for one that is null', () => {
    const { toNextStep, nextAmount, ...rest } = ladder();
    const element = mount('c-tier-ladder', TierLadder, { progress: rest });
    expect([toNextStep, nextAmount, textOf(element, '.next')]).toEqual([4, 25, 'You are on the top step.']);
  });

  it('has nothing to promise on the top step', () => {
    const element = mount('c-tier-ladder', TierLadder, { progress: ladder({ toNextStep: null, nextAmount: null }) });
    expect(textOf(element, '.next')).toBe('You are on the top step.');
  });

  it('is accessible', async () => {
    await expect(mount('c-tier-ladder', TierLadder, { progress: ladder() })).toBeAccessible();
  });
});

describe('c-rank-change', () => {
  it.each([
    [9, 11, 'Up 2', '2'],
    [11, 9, 'Down 2', '2'],
    [4, 4, 'Unchanged', '–'],
    [12, null, 'New on this board', 'New'],
  ])('says rank %s after %s as %s', (rank, previousRank, spoken, short) => {
    const element = mount('c-rank-change', RankChange, { rank, previousRank });
    expect(textOf(element, '.slds-assistive-text')).toBe(spoken);
    expect(textOf(element, 'span[aria-hidden]')).toBe(short);
  });

  it('is accessible', async () => {
    await expect(mount('c-rank-change', RankChange, { rank: 1, previousRank: 2 })).toBeAccessible();
  });
});
