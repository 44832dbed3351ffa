/** Apex `Date`, `Datetime` and `Time`: immutable, compared by value. */
import { formatDay, fromDays, pad, toDays } from './calendar.ts';
import type { CalendarDay } from './calendar.ts';

/** A day without time or zone. */
export class ApexDate {
  /** Days since 1970-01-01. */
  readonly days: number;

  constructor(days: number) {
    this.days = days;
  }

  static of(year: number, month: number, day: number): ApexDate {
    return new ApexDate(toDays(year, month, day));
  }

  /** Reads `yyyy-mm-dd`; `null` when the text is something else. */
  static parseIso(text: string): ApexDate | null {
    const match = /^(-?\d{4,})-(\d{2})-(\d{2})$/.exec(text);
    if (!match) return null;
    const date = ApexDate.of(Number(match[1]), Number(match[2]), Number(match[3]));
    return date.toIso() === text ? date : null;
  }

  get calendar(): CalendarDay {
    return fromDays(this.days);
  }

  /** `yyyy-mm-dd`, also the JSON form. */
  toIso(): string {
    return formatDay(this.days);
  }

  /** As concatenation and System.debug show it. */
  toString(): string {
    return `${this.toIso()} 00:00:00`;
  }
}

/** A moment, in milliseconds since the epoch, UTC. */
export class ApexDatetime {
  readonly ms: number;

  constructor(ms: number) {
    this.ms = ms;
  }

  /** Reads ISO 8601 with an offset or `Z` (both `+0000` and `+00:00`); `null` when the text is something else. */
  static parseIso(text: string): ApexDatetime | null {
    const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?$/.exec(text);
    if (!match) return null;
    const zone = (match[5] ?? 'Z').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
    const fraction = (match[4] ?? '').slice(0, 4);
    const ms = Date.parse(`${match[1]}T${match[2]}${match[3] ?? ':00'}${fraction}${zone}`);
    return Number.isNaN(ms) ? null : new ApexDatetime(ms);
  }

  /** `yyyy-mm-ddThh:mm:ss.SSSZ`, the JSON form of Apex. */
  toIso(): string {
    return new Date(this.ms).toISOString();
  }

  /** `yyyy-mm-ddThh:mm:ss.SSS+0000`, the form of the REST API. */
  toRest(): string {
    return this.toIso().replace('Z', '+0000');
  }

  /** As concatenation and System.debug show it: GMT, without milliseconds. */
  toString(): string {
    return this.toIso().slice(0, 19).replace('T', ' ');
  }
}

/** A time of the day without a zone. */
export class ApexTime {
  /** Milliseconds since midnight, 0 ≤ ms < 86,400,000. */
  readonly ms: number;

  constructor(ms: number) {
    this.ms = ((ms % 86_400_000) + 86_400_000) % 86_400_000;
  }

  static of(hour: number, minute: number, second: number, millisecond: number): ApexTime {
    return new ApexTime(((hour * 60 + minute) * 60 + second) * 1000 + millisecond);
  }

  /** Reads `hh:mm[:ss[.SSS]][Z]`; `null` when the text is something else. */
  static parseIso(text: string): ApexTime | null {
    const match = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?Z?$/.exec(text);
    if (!match) return null;
    return ApexTime.of(
      Number(match[1]),
      Number(match[2]),
      Number(match[3] ?? 0),
      Number((match[4] ?? '0').padEnd(3, '0')),
    );
  }

  get hour(): number {
    return Math.floor(this.ms / 3_600_000);
  }
  get minute(): number {
    return Math.floor(this.ms / 60_000) % 60;
  }
  get second(): number {
    return Math.floor(this.ms / 1000) % 60;
  }
  get millisecond(): number {
    return this.ms % 1000;
  }

  toString(): string {
    return `${pad(this.hour, 2)}:${pad(this.minute, 2)}:${pad(this.second, 2)}.${pad(this.millisecond, 3)}Z`;
  }
}
