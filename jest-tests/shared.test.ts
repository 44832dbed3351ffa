import Bell from 'c/bell';
import EmptyState from 'c/emptyState';
import ErrorPanel from 'c/errorPanel';
import LoadingRows from 'c/loadingRows';
import Money from 'c/money';
import PeriodPicker from 'c/periodPicker';
import { qualified } from 'c/qualified';
import { find, findAll, mount, textOf } from './support/page';

describe('c-error-panel', () => {
  it('says what Apex said, once', () => {
    const error = { body: [{ message: 'Not enough.' }, { message: 'Not enough.' }] };
    const panel = mount('c-error-panel', ErrorPanel, { error });
    expect(findAll(panel, '.sentence').map((line) => line.textContent)).toEqual(['Not enough.']);
  });

  it('says something even when the reason is not known', () => {
    const panel = mount('c-error-panel', ErrorPanel, { error: { status: 500 } });
    expect(textOf(panel, '.sentence')).toContain('Something went wrong');
  });

  it('offers to try again, unless there is nothing to try', () => {
    const retry = jest.fn();
    const panel = mount('c-error-panel', ErrorPanel, { error: new Error('no') });
    panel.addEventListener('retry', retry);
    find(panel, 'lightning-button').click();
    expect(retry).toHaveBeenCalledTimes(1);

    const still = mount('c-error-panel', ErrorPanel, { error: new Error('no'), noRetry: true });
    expect(findAll(still, 'lightning-button')).toHaveLength(0);
  });

  it('is accessible', async () => {
    await expect(mount('c-error-panel', ErrorPanel, { error: new Error('no') })).toBeAccessible();
  });
});

describe('c-period-picker', () => {
  it('fires the key of the period it steps to', () => {
    const chosen = jest.fn();
    const picker = mount('c-period-picker', PeriodPicker, { label: 'Q4', previousKey: '2026-Q3', nextKey: null });
    picker.addEventListener('periodchange', (event) => {
      chosen((event as CustomEvent<unknown>).detail);
    });
    find(picker, '.previous').click();
    find(picker, '.next').click();
    expect(chosen.mock.calls).toEqual([[{ periodKey: '2026-Q3' }]]);
    expect(find<HTMLElement & { disabled: boolean }>(picker, '.next').disabled).toBe(true);
  });

  it('is accessible', async () => {
    await expect(mount('c-period-picker', PeriodPicker, { label: 'Q4' })).toBeAccessible();
  });
});

describe('c-money', () => {
  it('gives the platform the amount and the currency', () => {
    const money = mount('c-money', Money, { amount: -10, currencyCode: 'EUR' });
    expect(find(money, 'lightning-formatted-number')).toMatchObject({ value: -10, currencyCode: 'EUR' });
  });
});

describe('small parts', () => {
  it('are accessible', async () => {
    mount('c-empty-state', EmptyState, { heading: 'Nothing', message: 'Yet' });
    mount('c-loading-rows', LoadingRows, { rows: 2 });
    mount('c-bell', Bell, { ringing: true });
    await expect(document.body).toBeAccessible();
  });

  it('keep the name of a tab as it is where there is no namespace', () => {
    expect(qualified('Bellringer_Rewards')).toBe('Bellringer_Rewards');
  });
});
