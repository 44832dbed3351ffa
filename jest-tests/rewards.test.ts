import getCatalog from '@salesforce/apex/RedemptionController.getCatalog';
import getPayouts from '@salesforce/apex/RedemptionController.getPayouts';
import getWallet from '@salesforce/apex/WalletController.getWallet';
import PayoutList from 'c/payoutList';
import PayoutSteps from 'c/payoutSteps';
import RedeemModal from 'c/redeemModal';
import RewardCatalog from 'c/rewardCatalog';
import Rewards from 'c/rewards';
import WalletSummary from 'c/walletSummary';
import { askPulseNow } from 'c/pulse';
import { find, findAll, mount, settle, textOf, wireOf } from './support/page';
import { catalog, payout, wallet } from './support/samples';

jest.mock(
  '@salesforce/apex/RedemptionController.getCatalog',
  () => {
    const { createApexTestWireAdapter } =
      jest.requireActual<typeof import('@salesforce/sfdx-lwc-jest')>('@salesforce/sfdx-lwc-jest');
    return { __esModule: true, default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/RedemptionController.getPayouts',
  () => {
    const { createApexTestWireAdapter } =
      jest.requireActual<typeof import('@salesforce/sfdx-lwc-jest')>('@salesforce/sfdx-lwc-jest');
    return { __esModule: true, default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/WalletController.getWallet',
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
jest.mock('c/redeemModal', () => ({ __esModule: true, default: { open: jest.fn() } }));

const toastsOf = (element: HTMLElement): unknown[] => {
  const toasts: unknown[] = [];
  element.addEventListener('lightning__showtoast', (event) => toasts.push((event as CustomEvent<unknown>).detail));
  return toasts;
};

describe('c-reward-catalog', () => {
  async function open(): Promise<HTMLElement> {
    const element = mount('c-reward-catalog', RewardCatalog);
    wireOf(getCatalog).emit(catalog());
    wireOf(getWallet).emit(wallet());
    await settle();
    return element;
  }

  beforeEach(() => {
    jest.clearAllMocks();
  });

  it('offers what the wallet can pay and says from when the rest is available', async () => {
    const element = await open();
    const buttons = findAll<HTMLButtonElement>(element, '.choose');
    expect(buttons.map((button) => button.disabled)).toEqual([false, false, true]);
    expect(findAll(element, '.card')[2]!.textContent).toContain('Available from $500');
  });

  it('opens the confirmation, says that the payout was requested, and refreshes', async () => {
    jest.mocked(RedeemModal.open).mockResolvedValue(payout({ status: 'Requested', statusLabel: 'Requested' }));
    const element = await open();
    const toasts = toastsOf(element);
    find(element, '.choose').click();
    await settle();
    expect(RedeemModal.open).toHaveBeenCalledWith(
      expect.objectContaining({ available: 55, reward: expect.objectContaining({ name: 'Coffee House' }) as unknown }),
    );
    expect(toasts).toMatchObject([{ title: 'Coffee House requested', variant: 'success' }]);
    expect(askPulseNow).toHaveBeenCalledTimes(1);
  });

  it('changes nothing when the confirmation is cancelled', async () => {
    jest.mocked(RedeemModal.open).mockResolvedValue(undefined);
    const element = await open();
    const toasts = toastsOf(element);
    find(element, '.choose').click();
    await settle();
    expect(toasts).toEqual([]);
    expect(askPulseNow).not.toHaveBeenCalled();
  });

  it('shows the loading, the empty and the error state', async () => {
    const element = mount('c-reward-catalog', RewardCatalog);
    expect(findAll(element, 'c-loading-rows')).toHaveLength(1);
    wireOf(getCatalog).emit([]);
    await settle();
    expect(findAll(element, 'c-empty-state')).toHaveLength(1);
    wireOf(getWallet).error({ message: 'No.' });
    await settle();
    expect(findAll(element, 'c-error-panel')).toHaveLength(1);
  });

  it('is accessible', async () => {
    await expect(await open()).toBeAccessible();
  });
});

describe('c-wallet-summary', () => {
  it('shows what the ledger says', async () => {
    const element = mount('c-wallet-summary', WalletSummary);
    wireOf(getWallet).emit(wallet());
    await settle();
    const amounts = findAll<HTMLElement & { amount: number }>(element, 'c-money').map((money) => money.amount);
    expect(amounts).toEqual([55, 25, 0, 80]);
  });

  it('offers nothing to spend to someone who does not take part', async () => {
    const element = mount('c-wallet-summary', WalletSummary);
    wireOf(getWallet).emit(wallet({ participantId: null, available: 0, entries: [] }));
    await settle();
    expect(findAll(element, 'c-empty-state')).toHaveLength(1);
    expect(findAll(element, '.open, c-money')).toHaveLength(0);
  });

  it('greets a newcomer, and shows what went wrong', async () => {
    const element = mount('c-wallet-summary', WalletSummary, { noLink: true });
    expect(findAll(element, 'c-loading-rows')).toHaveLength(1);
    wireOf(getWallet).emit(wallet({ available: 0, pending: 0, earned: 0, entries: [] }));
    await settle();
    expect(element.shadowRoot.textContent).toContain('Your first reward');
    expect(findAll(element, '.open')).toHaveLength(0);
    wireOf(getWallet).error({ message: 'No.' });
    await settle();
    expect(findAll(element, 'c-error-panel')).toHaveLength(1);
  });

  it('is accessible', async () => {
    const element = mount('c-wallet-summary', WalletSummary);
    wireOf(getWallet).emit(wallet());
    await settle();
    await expect(element).toBeAccessible();
  });
});

describe('c-payout-list', () => {
  it('says when a redemption moves on and when it is delivered', async () => {
    const element = mount('c-payout-list', PayoutList);
    const toasts = toastsOf(element);
    wireOf(getPayouts).emit([payout()]);
    await settle();
    expect(toasts).toEqual([]);

    wireOf(getPayouts).emit([payout({ status: 'Delivered', statusLabel: 'Delivered' })]);
    await settle();

    expect(textOf(element, '[role="status"]')).toBe('Coffee House: Delivered.');
    expect(toasts).toMatchObject([{ title: 'Coffee House delivered', message: '$25 is in your inbox.' }]);
  });

  it('shows the loading, the empty and the error state', async () => {
    const element = mount('c-payout-list', PayoutList);
    expect(findAll(element, 'c-loading-rows')).toHaveLength(1);
    wireOf(getPayouts).emit([]);
    await settle();
    expect(findAll(element, 'c-empty-state')).toHaveLength(1);
    wireOf(getPayouts).error({ message: 'No.' });
    await settle();
    expect(findAll(element, 'c-error-panel')).toHaveLength(1);
  });

  it('is accessible', async () => {
    const element = mount('c-payout-list', PayoutList);
    wireOf(getPayouts).emit([payout(), payout({ payoutId: '2', status: 'ActionNeeded', message: 'Out of stock.' })]);
    await settle();
    await expect(element).toBeAccessible();
  });
});

describe('c-payout-steps', () => {
  it.each([
    ['Requested', ['done', 'current', 'ahead', 'ahead']],
    ['PendingApproval', ['done', 'current', 'ahead', 'ahead']],
    ['Approved', ['done', 'done', 'current', 'ahead']],
    ['Leased', ['done', 'done', 'current', 'ahead']],
    ['Ordered', ['done', 'done', 'done', 'current']],
    ['Delivered', ['done', 'done', 'done', 'done']],
    ['ActionNeeded', ['done', 'done', 'stopped']],
    ['Rejected', ['done', 'stopped']],
  ] as const)('draws %s', (status, states) => {
    const element = mount('c-payout-steps', PayoutSteps, { payout: payout({ status, statusLabel: status }) });
    expect(findAll(element, '.step').map((step) => step.className)).toEqual(
      states.map((state) => `step step_${state}`),
    );
  });

  it('says why it stopped', () => {
    const stopped = payout({ status: 'ActionNeeded', statusLabel: 'Not delivered', message: 'Out of stock.' });
    const element = mount('c-payout-steps', PayoutSteps, { payout: stopped });
    expect(textOf(element, '.note')).toBe('Out of stock.');
    expect(textOf(element, '.step_stopped .label')).toBe('Not delivered');
  });
});

describe('c-rewards', () => {
  it('holds the wallet, the catalog and the redemptions, and is accessible', async () => {
    const element = mount('c-rewards', Rewards);
    expect(findAll(element, 'c-wallet-summary, c-reward-catalog, c-payout-list')).toHaveLength(3);
    await expect(element).toBeAccessible();
  });
});
