import redeem from '@salesforce/apex/RedemptionController.redeem';
import RedeemModal from 'c/redeemModal';
import { find, findAll, mount, settle } from './support/page';
import { payout, reward } from './support/samples';

jest.mock('@salesforce/apex/RedemptionController.redeem', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});

const CARD = reward('a06000000000001AAA', 'Coffee House', 5, 100);
const UUID = /^[0-9a-f-]{36}$/;

interface Opened {
  modal: HTMLElement;
  closed: jest.Mock;
}

function open(change: Partial<Apex.RewardOption> = {}): Opened {
  const modal = mount('c-redeem-modal', RedeemModal, { reward: { ...CARD, ...change }, available: 55 });
  const closed = jest.fn();
  modal.addEventListener('close', (event) => {
    closed((event as CustomEvent<unknown>).detail);
  });
  for (const input of findAll(modal, 'lightning-input')) {
    Object.assign(input, { reportValidity: () => true });
  }
  return { modal, closed };
}

const enter = async (modal: HTMLElement, value: string): Promise<void> => {
  find(modal, 'lightning-input').dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
};

const requests = (): { requestKey: string | null }[] =>
  jest.mocked(redeem).mock.calls.map(([parameters]) => parameters);

describe('c-redeem-modal', () => {
  beforeEach(() => {
    jest.mocked(redeem).mockReset();
  });

  it('asks for the amount between the card and the wallet, and closes with the payout', async () => {
    jest.mocked(redeem).mockResolvedValue(payout());
    const { modal, closed } = open();
    expect(find(modal, 'lightning-input')).toMatchObject({ min: 5, max: 55 });
    await enter(modal, '25');
    expect(find<HTMLElement & { label: string }>(modal, '.confirm').label).toBe('Redeem $25');

    find(modal, '.confirm').click();
    await settle();

    expect(redeem).toHaveBeenCalledWith({
      rewardItemId: CARD.rewardItemId,
      amount: 25,
      requestKey: expect.stringMatching(UUID) as unknown,
    });
    expect(closed).toHaveBeenCalledWith(payout());
  });

  it('sends one request however often it is clicked', async () => {
    jest.mocked(redeem).mockReturnValue(new Promise(() => undefined));
    const { modal } = open();
    find(modal, '.confirm').click();
    find(modal, '.confirm').click();
    await settle();
    find(modal, '.confirm').click();
    expect(redeem).toHaveBeenCalledTimes(1);
    expect(find<HTMLElement & { disabled: boolean }>(modal, '.confirm').disabled).toBe(true);
  });

  it('sends the same request key again after a lost answer', async () => {
    jest.mocked(redeem).mockRejectedValueOnce(new Error('Connection lost.')).mockResolvedValueOnce(payout());
    const { modal, closed } = open();
    find(modal, '.confirm').click();
    await settle();
    expect(findAll(modal, 'c-error-panel')).toHaveLength(1);
    expect(closed).not.toHaveBeenCalled();

    find(modal, '.confirm').click();
    await settle();

    const [first, second] = requests();
    expect(second?.requestKey).toBe(first?.requestKey);
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('uses a new request key each time it is opened', async () => {
    jest.mocked(redeem).mockResolvedValue(payout());
    for (const { modal } of [open(), open()]) {
      find(modal, '.confirm').click();
      await settle();
    }
    expect(new Set(requests().map(({ requestKey }) => requestKey)).size).toBe(2);
  });

  it('sends nothing while the amount is not valid', async () => {
    const { modal } = open();
    Object.assign(find(modal, 'lightning-input'), { reportValidity: () => false });
    find(modal, '.confirm').click();
    await settle();
    expect(redeem).not.toHaveBeenCalled();
  });

  it('does not ask for the amount of a card with a fixed one', async () => {
    jest.mocked(redeem).mockResolvedValue(payout());
    const { modal } = open({ minAmount: 50, maxAmount: 50 });
    expect(findAll(modal, 'lightning-input')).toHaveLength(0);
    find(modal, '.confirm').click();
    await settle();
    expect(redeem).toHaveBeenCalledWith(expect.objectContaining({ amount: 50 }));
  });

  it('closes with nothing when cancelled', () => {
    const { modal, closed } = open();
    find(modal, '.cancel').click();
    expect(closed.mock.calls).toHaveLength(1);
    expect(redeem).not.toHaveBeenCalled();
  });

  it('is accessible', async () => {
    await expect(open().modal).toBeAccessible();
  });
});
