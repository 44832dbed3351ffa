import explainEntry from '@salesforce/apex/ExplainController.explainEntry';
import getEntriesForRecord from '@salesforce/apex/ExplainController.getEntriesForRecord';
import getWallet from '@salesforce/apex/WalletController.getWallet';
import DealRewards from 'c/dealRewards';
import EntryTable from 'c/entryTable';
import ExplainEntry from 'c/explainEntry';
import ExplainModal from 'c/explainModal';
import MyEntries from 'c/myEntries';
import { find, findAll, mount, settle, textOf, wireOf } from './support/page';
import { entry, explanation, wallet } from './support/samples';

jest.mock(
  '@salesforce/apex/ExplainController.explainEntry',
  () => {
    const { createApexTestWireAdapter } =
      jest.requireActual<typeof import('@salesforce/sfdx-lwc-jest')>('@salesforce/sfdx-lwc-jest');
    return { __esModule: true, default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/ExplainController.getEntriesForRecord',
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

const DEAL = '006000000000001AAA';

describe('c-entry-table', () => {
  it('opens the proof of the line', () => {
    const opened = jest.spyOn(ExplainModal, 'open').mockResolvedValue(undefined);
    const element = mount('c-entry-table', EntryTable, { entries: [entry()], caption: 'Lines' });
    find(element, '.explain').click();
    expect(opened).toHaveBeenCalledWith(expect.objectContaining({ entryId: entry().entryId }));
  });

  it('says where the line came from, and whose it is when asked', () => {
    const mine = mount('c-entry-table', EntryTable, { entries: [entry()] });
    expect(textOf(mine, '.detail')).toBe('Condax: GTX Plus Pro · Quarterly sprint · Won-deal SPIFF');
    const theirs = mount('c-entry-table', EntryTable, { entries: [entry()], showParticipant: true });
    expect(textOf(theirs, '.detail')).toContain('Darcel Schlecht · ');
  });

  it('is accessible', async () => {
    await expect(mount('c-entry-table', EntryTable, { entries: [entry()], caption: 'Lines' })).toBeAccessible();
  });
});

describe('c-deal-rewards', () => {
  it('shows the lines of the record on the page', async () => {
    const element = mount('c-deal-rewards', DealRewards, { recordId: DEAL });
    await settle();
    expect(wireOf(getEntriesForRecord).getLastConfig()).toEqual({ recordId: DEAL });
    wireOf(getEntriesForRecord).emit([entry()]);
    await settle();
    expect(find<HTMLElement & { entries: unknown[] }>(element, 'c-entry-table').entries).toHaveLength(1);
  });

  it('shows the loading, the empty and the error state', async () => {
    const element = mount('c-deal-rewards', DealRewards, { recordId: DEAL });
    expect(findAll(element, 'c-loading-rows')).toHaveLength(1);
    wireOf(getEntriesForRecord).emit([]);
    await settle();
    expect(findAll(element, 'c-empty-state')).toHaveLength(1);
    wireOf(getEntriesForRecord).error({ message: 'No.' });
    await settle();
    expect(findAll(element, 'c-error-panel')).toHaveLength(1);
  });

  it('is accessible', async () => {
    const element = mount('c-deal-rewards', DealRewards, { recordId: DEAL });
    wireOf(getEntriesForRecord).emit([entry()]);
    await settle();
    await expect(element).toBeAccessible();
  });
});

describe('c-my-entries', () => {
  it('shows the lines of the wallet, or that there are none, or what went wrong', async () => {
    const element = mount('c-my-entries', MyEntries);
    wireOf(getWallet).emit(wallet());
    await settle();
    expect(findAll(element, 'c-entry-table')).toHaveLength(1);
    wireOf(getWallet).emit(wallet({ entries: [] }));
    await settle();
    expect(findAll(element, 'c-empty-state')).toHaveLength(1);
    wireOf(getWallet).error({ message: 'No.' });
    await settle();
    expect(findAll(element, 'c-error-panel')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });
});

describe('c-explain-entry', () => {
  it('tells the steps, the inputs, the version and the fingerprint', async () => {
    const element = mount('c-explain-entry', ExplainEntry, { entryId: entry().entryId });
    expect(findAll(element, 'c-loading-rows')).toHaveLength(1);
    wireOf(explainEntry).emit(explanation());
    await settle();
    expect(textOf(element, '.headline')).toBe(explanation().headline);
    expect(findAll(element, '.step')).toHaveLength(3);
    expect(textOf(element, '.hash')).toBe(explanation().definitionSha256);
    expect(findAll(element, '.related')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it('leaves out the parts that a redemption does not have', async () => {
    const element = mount('c-explain-entry', ExplainEntry, { entryId: entry().entryId });
    const bare = { steps: [], inputs: [], related: [], programVersion: '', definitionSha256: '' };
    wireOf(explainEntry).emit({ ...explanation(), ...bare, headline: '-5.00 USD: Redeemed for Coffee House.' });
    await settle();
    expect(textOf(element, '.headline')).toBe('-$5.00: Redeemed for Coffee House.');
    expect(findAll(element, '.part')).toHaveLength(0);
  });

  it('shows what went wrong', async () => {
    const element = mount('c-explain-entry', ExplainEntry, { entryId: entry().entryId });
    wireOf(explainEntry).error({ message: 'You may not see this line.' });
    await settle();
    expect(findAll(element, 'c-error-panel')).toHaveLength(1);
  });
});

describe('c-explain-modal', () => {
  it('shows the proof and closes', () => {
    const modal = mount('c-explain-modal', ExplainModal, { entryId: 'x' });
    const closed = jest.fn();
    modal.addEventListener('close', closed);
    find(modal, '.done').click();
    expect(closed).toHaveBeenCalledTimes(1);
    expect(find<HTMLElement & { entryId: string }>(modal, 'c-explain-entry').entryId).toBe('x');
  });
});
