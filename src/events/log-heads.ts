import type { Id } from '../shared/id';

interface Reading {
  readonly current: Promise<bigint>;
  next?: Promise<bigint>;
}

/**
 * The last positions of logs, read once for all who ask at about the same time: who asks while a read is under way shares
 * the one behind it, so that no answer is older than its question.
 */
export class LogHeads {
  private readonly readings = new Map<Id, Reading>();

  constructor(private readonly read: (organizationId: Id) => Promise<bigint>) {}

  /** The last position of an organization's log. */
  last(organizationId: Id): Promise<bigint> {
    const reading = this.readings.get(organizationId);
    if (!reading) return this.begin(organizationId);
    const begin = () => this.begin(organizationId);
    return (reading.next ??= reading.current.then(begin, begin));
  }

  private begin(organizationId: Id): Promise<bigint> {
    const reading: Reading = { current: this.read(organizationId) };
    this.readings.set(organizationId, reading);
    const over = () => {
      if (!reading.next) this.readings.delete(organizationId);
    };
    reading.current.then(over, over);
    return reading.current;
  }
}
