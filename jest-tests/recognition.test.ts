/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { refreshApex } from '@salesforce/apex';
import getMyBadges from '@salesforce/apex/BadgeController.getMyBadges';
import getMyNotices from '@salesforce/apex/NoticeController.getMyNotices';
import markRead from '@salesforce/apex/NoticeController.markRead';
import MyBadges from 'c/myBadges';
import Notices from 'c/notices';
import { BADGE_ICONS, badgeIcon } from '../force-app/main/recognition/lwc/myBadges/badgeIcons';
import { find, findAll, mount, settle, textOf, wireOf } from './support/page';
import { badges, notice } from './support/samples';

jest.mock(
  '@salesforce/apex/BadgeController.getMyBadges',
  () => {
    const { createApexTestWireAdapter } =
      jest.requireActual<typeof import('@salesforce/sfdx-lwc-jest')>('@salesforce/sfdx-lwc-jest');
    return { __esModule: true, default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/NoticeController.getMyNotices',
  () => {
    const { createApexTestWireAdapter } =
      jest.requireActual<typeof import('@salesforce/sfdx-lwc-jest')>('@salesforce/sfdx-lwc-jest');
    return { __esModule: true, default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock('@salesforce/apex/NoticeController.markRead', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex', () => ({ __esModule: true, refreshApex: jest.fn(() => Promise.resolve()) }), {
  virtual: true,
});
jest.mock('c/pulse', () => ({ __esModule: true, watchPulse: jest.fn(() => jest.fn()), askPulseNow: jest.fn() }));

describe('c-my-badges', () => {
  it('shows earned badges first, then progress in words', async () => {
    const element = mount('c-my-badges', MyBadges);
    wireOf(getMyBadges).emit(badges());
    await settle();
    expect(findAll(element, '.name').map((name) => name.textContent)).toEqual(['Fast start', 'Big month']);
    expect(textOf(element, '.badge_earned .state')).toContain('Earned 2 times');
    const date = find<HTMLElement & { timeZone?: string }>(element, '.badge_earned lightning-formatted-date-time');
    expect(date.timeZone).toBeUndefined();
    expect(find(element, '[role="progressbar"]').getAttribute('aria-valuetext')).toBe('7 of 20, November 2026');
    expect(find<HTMLElement & { iconName: string }>(element, 'lightning-icon').iconName).toBe('utility:rating');
  });

  it('shows a day without a time as that day, wherever the reader is', async () => {
    const element = mount('c-my-badges', MyBadges);
    wireOf(getMyBadges).emit(badges().map((badge) => ({ ...badge, awardedAt: '2026-11-23T00:00:00.000Z' })));
    await settle();
    const date = find<HTMLElement & { timeZone?: string }>(element, '.badge_earned lightning-formatted-date-time');
    expect(date.timeZone).toBe('UTC');
  });

  it('draws only icons that the platform has', () => {
    const names =
      '../node_modules/lightning-base-components/src/lightning/iconSvgTemplatesUtility/buildTemplates/templates.js';
    const templates = readFileSync(resolve(__dirname, names), 'utf8');
    for (const icon of BADGE_ICONS) {
      expect(templates).toContain(`utility_${icon} `);
    }
    expect(badgeIcon('utility:rating')).toBe('utility:rating');
    expect(badgeIcon('target')).toBe('utility:target');
    expect(badgeIcon('utility:rocket')).toBe('utility:ribbon');
    expect(badgeIcon(null)).toBe('utility:ribbon');
  });

  it('shows the loading, the empty and the error state', async () => {
    const element = mount('c-my-badges', MyBadges);
    expect(findAll(element, 'c-loading-rows')).toHaveLength(1);
    wireOf(getMyBadges).emit([]);
    await settle();
    expect(findAll(element, 'c-empty-state')).toHaveLength(1);
    wireOf(getMyBadges).error({ message: 'No.' });
    await settle();
    expect(findAll(element, 'c-error-panel')).toHaveLength(1);
  });

  it('is accessible', async () => {
    const element = mount('c-my-badges', MyBadges);
    wireOf(getMyBadges).emit(badges());
    await settle();
    await expect(element).toBeAccessible();
  });
});

describe('c-notices', () => {
  const wire = wireOf(getMyNotices);
  const fresh = notice({ noticeId: 'a08000000000002AAA', title: 'You closed Isdom: GTX Basic' });

  async function open(notices: Apex.NoticeView[]): Promise<{ element: HTMLElement; toasts: unknown[] }> {
    const element = mount('c-notices', Notices);
    const toasts: unknown[] = [];
    element.addEventListener('lightning__showtoast', (event) => toasts.push((event as CustomEvent<unknown>).detail));
    wire.emit(notices);
    await settle();
    return { element, toasts };
  }

  beforeEach(() => {
    jest.clearAllMocks();
  });

  it('lists what was there without celebrating it', async () => {
    const { element, toasts } = await open([notice(), notice({ noticeId: '2', read: true })]);
    expect(findAll(element, '.notice')).toHaveLength(2);
    expect(findAll(element, '.new')).toHaveLength(1);
    expect(findAll(element, '.banner')).toHaveLength(0);
    expect(toasts).toEqual([]);
  });

  it('celebrates once what arrives, naming every consequence', async () => {
    const { element, toasts } = await open([notice()]);
    wire.emit([fresh, notice()]);
    await settle();
    wire.emit([fresh, notice()]);
    await settle();
    expect(toasts).toMatchObject([{ title: fresh.title, message: fresh.body, variant: 'success' }]);
    expect(findAll(element, '.banner')).toHaveLength(1);
    expect(textOf(element, '.banner')).toContain('moved from place 11 to place 9');
  });

  it('lists a handful and the earlier ones when asked', async () => {
    const many = Array.from({ length: 8 }, (_, index) => notice({ noticeId: String(index) }));
    const { element } = await open(many);
    expect(findAll(element, '.notice')).toHaveLength(5);
    const more = find(element, '.show-earlier');
    expect([more.textContent, more.getAttribute('aria-expanded')]).toEqual(['Show 3 earlier', 'false']);

    more.click();
    await settle();
    expect(findAll(element, '.notice')).toHaveLength(8);
    expect([more.textContent, more.getAttribute('aria-expanded')]).toEqual(['Show fewer', 'true']);
  });

  it('stays calm when many arrive at once', async () => {
    const { element, toasts } = await open([]);
    wire.emit(Array.from({ length: 9 }, (_, index) => notice({ noticeId: String(index) })));
    await settle();
    expect(toasts).toHaveLength(3);
    expect(findAll(element, '.banner')).toHaveLength(3);
    expect(findAll(element, '.notice')).toHaveLength(5);
  });

  it('writes money as the reader does', async () => {
    const { element, toasts } = await open([notice()]);
    const title = 'You earned 10.00 USD for Isdom';
    wire.emit([notice({ noticeId: '2', title, body: 'SPIFF pays 10.00 USD.\nYou are in 3rd place.' }), notice()]);
    await settle();
    expect(toasts).toMatchObject([{ title: 'You earned $10.00 for Isdom', message: 'SPIFF pays $10.00.' }]);
    expect(textOf(element, '.banner')).toContain('You are in 3rd place.');
  });

  it('marks one or all as read', async () => {
    jest.mocked(markRead).mockResolvedValue(undefined);
    const { element } = await open([notice(), fresh]);
    find(element, '.read').click();
    await settle();
    expect(markRead).toHaveBeenLastCalledWith({ noticeIds: [notice().noticeId] });
    expect(refreshApex).toHaveBeenCalled();

    find(element, '.read-all').click();
    await settle();
    expect(markRead).toHaveBeenLastCalledWith({ noticeIds: [notice().noticeId, fresh.noticeId] });
  });

  it('shows why marking failed', async () => {
    jest.mocked(markRead).mockRejectedValue({ body: { message: 'No.' } });
    const { element } = await open([notice()]);
    find(element, '.read').click();
    await settle();
    expect(findAll(element, 'c-error-panel')).toHaveLength(1);
  });

  it('shows the loading, the empty and the error state', async () => {
    const element = mount('c-notices', Notices);
    expect(findAll(element, 'c-loading-rows')).toHaveLength(1);
    wire.emit([]);
    await settle();
    expect(findAll(element, 'c-empty-state')).toHaveLength(1);
    wire.error({ message: 'No.' });
    await settle();
    expect(findAll(element, 'c-error-panel')).toHaveLength(1);
  });

  it('is accessible', async () => {
    const { element } = await open([notice()]);
    wire.emit([fresh, notice()]);
    await settle();
    await expect(element).toBeAccessible();
  });
});
