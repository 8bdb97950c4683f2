/** Where every part of the gateway takes the time from. */
export interface Clock {
  /** The present, as the caller's organization sees it. */
  now(): Date;
}

/** The machine's own time. */
export const systemClock: Clock = { now: () => new Date() };

/** The system time moved by an organization's offset: a test organization can live in its own future. */
export function offsetClock(base: Clock, offsetMs: number): Clock {
  if (offsetMs === 0) return base;
  return { now: () => new Date(base.now().getTime() + offsetMs) };
}

/** Stands still at an instant: for work whose parts must agree on the time. */
export function clockAt(instant: Date): Clock {
  return { now: () => new Date(instant) };
}

/** A clock that stands still until it is moved; for tests and for data made for a past day. */
export class ManualClock implements Clock {
  private current: number;

  constructor(start: Date | string) {
    this.current = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.current);
  }

  /** Moves the clock to an instant. */
  set(instant: Date | string): void {
    this.current = new Date(instant).getTime();
  }

  /** Moves the clock forward. */
  advance(ms: number): void {
    this.current += ms;
  }
}
