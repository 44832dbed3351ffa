import type { Clock } from '../platform/clock.ts';

/** Whether a provider takes orders at the moment. While it is paused no order is sent and no attempt is counted. */
export interface ProviderGate {
  /** When the next try is due, with the reason; null while the provider is open. */
  pause(): { readonly until: Date; readonly reason: string } | null;
  /** The provider answered: open again. */
  opened(): void;
  /** It cannot be reached: wait 2 s, then twice as long each time, at most the longest pause. */
  unreachable(reason: string): void;
  /** Nothing will work until a person acts: wait the longest pause before trying again. */
  blocked(reason: string): void;
  /** The provider asked for a rest of this length. */
  resting(reason: string, milliseconds: number): void;
  /** The provider answers again, which says nothing about credentials or funds. */
  reachable(): void;
  /** The last reason it was closed for and not yet disproved by an answer; null when all is well. */
  trouble(): string | null;
}

/** A gate that tells a listener each time the trouble changes. */
export function createProviderGate(
  clock: Clock,
  longestPauseMs: number,
  onChange: (trouble: string | null) => void,
): ProviderGate {
  let trouble: string | null = null;
  let until = 0;
  let pauseMs = 0;
  let cause: 'unreachable' | 'blocked' = 'unreachable';
  function open() {
    if (trouble !== null) onChange(null);
    trouble = null;
    pauseMs = 0;
  }
  function close(why: typeof cause, reason: string, milliseconds: number) {
    const now = clock.now().getTime();
    if (until > now && reason === trouble) return;
    cause = why;
    pauseMs = milliseconds;
    until = now + pauseMs;
    if (trouble !== reason) onChange(reason);
    trouble = reason;
  }
  return {
    pause() {
      return trouble !== null && clock.now().getTime() < until ? { until: new Date(until), reason: trouble } : null;
    },
    opened: open,
    unreachable: (reason) => close('unreachable', reason, Math.min(pauseMs === 0 ? 2000 : pauseMs * 2, longestPauseMs)),
    blocked: (reason) => close('blocked', reason, longestPauseMs),
    resting: (reason, milliseconds) => close('unreachable', reason, milliseconds),
    reachable() {
      if (cause === 'unreachable') open();
    },
    trouble: () => trouble,
  };
}
