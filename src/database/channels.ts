/** Stops listening. */
export type Unlisten = () => Promise<void>;

/** Told each payload, or null when listening was interrupted and anything may have been missed. */
export type OnPayload = (payload: string | null) => void;

/** Who listens to which channel within this process. */
export class Channels {
  private readonly listeners = new Map<string, Set<OnPayload>>();

  /** Adds a listener; true when it is the channel's first. */
  add(channel: string, onPayload: OnPayload): boolean {
    const present = this.listeners.get(channel);
    if (present) present.add(onPayload);
    else this.listeners.set(channel, new Set([onPayload]));
    return !present;
  }

  /** Removes a listener; true when it was the channel's last. */
  remove(channel: string, onPayload: OnPayload): boolean {
    const present = this.listeners.get(channel);
    if (!present?.delete(onPayload) || present.size > 0) return false;
    return this.listeners.delete(channel);
  }

  /** The channels with at least one listener. */
  names(): string[] {
    return [...this.listeners.keys()];
  }

  /** Hands a payload to the channel's listeners. */
  deliver(channel: string, payload: string): void {
    for (const onPayload of this.listeners.get(channel) ?? []) onPayload(payload);
  }

  /** Tells all listeners that they may have missed something. */
  deliverGap(): void {
    for (const listeners of this.listeners.values()) for (const onPayload of listeners) onPayload(null);
  }
}
