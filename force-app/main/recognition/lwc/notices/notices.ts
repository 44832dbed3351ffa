import { LightningElement, api, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import getMyNotices from '@salesforce/apex/NoticeController.getMyNotices';
import markRead from '@salesforce/apex/NoticeController.markRead';
import { LiveWires } from 'c/liveWires';
import { localMoney, numberText, phrase } from 'c/phrase';
import { askPulseNow } from 'c/pulse';
import { labels } from './labels';

/** The most that is celebrated at once; whatever else arrives is only listed. */
const CELEBRATED = 3;

interface NoticeLine extends Apex.NoticeView {
  unread: boolean;
  readAction: string;
}

/**
 * One notice per source event, naming every consequence. What arrives while the page is open is celebrated once, by a
 * toast and by a banner that stays until it is read.
 */
export default class Notices extends LightningElement {
  /** How many notices to list before the reader asks for earlier ones. */
  @api limit = 5;

  labels = labels;
  notices?: Apex.NoticeView[];
  arrivedIds: string[] = [];
  isMarking = false;
  showsEarlier = false;
  error: unknown = null;

  private readonly live = new LiveWires();

  override connectedCallback(): void {
    this.live.start();
  }

  override disconnectedCallback(): void {
    this.live.stop();
  }

  @wire(getMyNotices)
  wiredNotices(result: Sf.WireResult<Apex.NoticeView[]>): void {
    this.live.keep('notices', result);
    if (result.data) {
      this.celebrate(this.notices, result.data);
      this.notices = result.data;
      this.error = null;
    } else if (result.error) {
      this.error = result.error;
    }
  }

  get isLoading(): boolean {
    return !this.notices && !this.error;
  }

  get isEmpty(): boolean {
    return this.notices?.length === 0;
  }

  get hasUnread(): boolean {
    return this.unreadIds.length > 0;
  }

  /** Notices that came while the page was open and are not read yet. */
  get arrived(): NoticeLine[] {
    return (this.notices ?? [])
      .filter((notice) => !notice.read && this.arrivedIds.includes(notice.noticeId))
      .map(noticeLine);
  }

  get shown(): NoticeLine[] {
    return (this.showsEarlier ? this.listed : this.listed.slice(0, this.limit)).map(noticeLine);
  }

  get hasEarlier(): boolean {
    return this.listed.length > this.limit;
  }

  get earlierLabel(): string {
    return this.showsEarlier
      ? labels.showFewer
      : phrase(labels.showEarlier, numberText(this.listed.length - this.limit));
  }

  get earlierExpanded(): 'true' | 'false' {
    return this.showsEarlier ? 'true' : 'false';
  }

  handleEarlier(): void {
    this.showsEarlier = !this.showsEarlier;
  }

  handleRead(event: Event): void {
    const id = (event.currentTarget as HTMLElement).dataset['id'];
    if (id) {
      void this.markRead([id]);
    }
  }

  handleReadAll(): void {
    void this.markRead(this.unreadIds);
  }

  handleRetry(): void {
    this.error = null;
    void this.live.refresh();
  }

  private get listed(): Apex.NoticeView[] {
    const inBanner = new Set(this.arrived.map((notice) => notice.noticeId));
    return (this.notices ?? []).filter((notice) => !inBanner.has(notice.noticeId));
  }

  private get unreadIds(): string[] {
    return (this.notices ?? []).filter((notice) => !notice.read).map((notice) => notice.noticeId);
  }

  private async markRead(noticeIds: string[]): Promise<void> {
    this.isMarking = true;
    try {
      await markRead({ noticeIds });
      await this.live.refresh();
      askPulseNow();
    } catch (fault) {
      this.error = fault;
    } finally {
      this.isMarking = false;
    }
  }

  private celebrate(before: readonly Apex.NoticeView[] | undefined, now: readonly Apex.NoticeView[]): void {
    if (!before) {
      return;
    }
    const known = new Set(before.map((notice) => notice.noticeId));
    const arrived = now.filter((notice) => !notice.read && !known.has(notice.noticeId)).slice(0, CELEBRATED);
    this.arrivedIds = [...arrived.map((notice) => notice.noticeId), ...this.arrivedIds].slice(0, CELEBRATED);
    for (const { title, body } of arrived.map(noticeLine)) {
      const [message = ''] = body.split('\n');
      this.dispatchEvent(new ShowToastEvent({ title, message, variant: 'success' }));
    }
  }
}

function noticeLine(notice: Apex.NoticeView): NoticeLine {
  const title = localMoney(notice.title);
  const body = localMoney(notice.body);
  return { ...notice, title, body, unread: !notice.read, readAction: phrase(labels.markRead, title) };
}
