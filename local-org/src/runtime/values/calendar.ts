/** Days since 1970-01-01 and back, in the proleptic Gregorian calendar. */

/** A calendar day. `month` is 1–12. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAY_MS = 86_400_000;

/** Day number of a calendar day; months and days outside their range carry over. */
export function toDays(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / DAY_MS);
}

/** The calendar day of a day number. */
export function fromDays(days: number): CalendarDay {
  const date = new Date(days * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Days in a month; `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

/** Pads a number with zeros on the left. */
export function pad(value: number, width: number): string {
  return value < 0 ? `-${pad(-value, width)}` : String(value).padStart(width, '0');
}

/** `yyyy-mm-dd`. */
export function formatDay(days: number): string {
  const { year, month, day } = fromDays(days);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Adds months to a day, keeping the day of the month where the target month has it, else its last day. */
export function addMonthsTo(days: number, months: number): number {
  const { year, month, day } = fromDays(days);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = (((index % 12) + 12) % 12) + 1;
  return toDays(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}
