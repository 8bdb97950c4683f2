import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { ANONYMOUS, type Viewer } from '../auth/viewer';
import { type Closing, TOO_SLOW } from './close';
import { writeTextFrame } from './text-frame';

/** Bytes that may wait to be sent before nothing more is read from a client who does not read either. */
const HIGH_WATER = 1_048_576;
const LOW_WATER = 262_144;

/** What the server knows about one open socket. */
export class Session {
  viewer: Viewer = ANONYMOUS;
  /** Under whom the socket is counted, once it has been let in. */
  principal: string | undefined;
  /** The subscribe message that each operation id stands for now. */
  private readonly operations = new Map<string, object>();
  private answering = 0;
  private onIdle: (() => void) | undefined;

  constructor(
    readonly socket: WebSocket,
    /** The connection under the socket. */
    private readonly wire: Duplex,
    /** The address that the client connects from. */
    readonly address: string,
  ) {
    wire.on('drain', () => this.readOn());
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  close(closing: Closing): void {
    if (this.isOpen) this.socket.close(closing.code, closing.reason);
  }

  /** Whether so little waits to be sent that there may be more. */
  get isDrained(): boolean {
    return this.wire.writableLength <= LOW_WATER;
  }

  /** Resolves when the message has left the process, so that who waits for it produces no faster than the client reads. */
  send(data: string): Promise<void> {
    if (!this.isOpen) return Promise.resolve();
    return new Promise((resolve) => {
      this.socket.send(data, () => {
        this.readOn();
        resolve();
      });
    });
  }

  /**
   * Sends a text of two parts, the second of which many sockets share, for somebody who does not wait for it. A client for
   * whom too much waits is told to come back instead; it has the cursor of the last event that it has seen. The library
   * would copy and frame the text anew for each socket; messages are never compressed, so a whole frame can come
   * between any two of its own.
   */
  push(own: Buffer, common: Buffer): void {
    if (!this.isOpen) return;
    if (this.wire.writableLength > HIGH_WATER) this.close(TOO_SLOW);
    else writeTextFrame(this.wire, own, common);
  }

  /** Calls back once when everything has been sent; returns how to take that back. */
  whenDrained(resume: () => void): () => void {
    this.wire.once('drain', resume);
    return () => this.wire.off('drain', resume);
  }

  /** Stops reading from a client who makes us write more than it takes. */
  holdBack(): void {
    if (this.isOpen && this.wire.writableLength > HIGH_WATER) this.socket.pause();
  }

  /** Notes that an id now stands for this message. */
  begin(id: string, message: object): void {
    this.operations.set(id, message);
  }

  /** Whether the client has ended this operation and begun another one under its id. */
  isReplaced(id: string, message: object): boolean {
    const current = this.operations.get(id);
    return current !== undefined && current !== message;
  }

  /** Notes that the operation is over. */
  finish(id: string, message: object): void {
    if (this.operations.get(id) === message) this.operations.delete(id);
  }

  /** Counts an operation with one answer for as long as the work goes on. */
  async answer<T>(work: () => Promise<T>): Promise<T> {
    this.answering += 1;
    try {
      return await work();
    } finally {
      this.answering -= 1;
      // The answer itself is sent in the turns that follow.
      if (this.answering === 0 && this.onIdle) setImmediate(this.onIdle);
    }
  }

  /** Resolves when no operation with one answer is under way. */
  idle(): Promise<void> {
    if (this.answering === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.onIdle = resolve;
    });
  }

  /** Reads again from a client who was not read from. */
  private readOn(): void {
    if (this.socket.isPaused && this.wire.writableLength < LOW_WATER) this.socket.resume();
  }
}
