import { Duplex } from 'node:stream';
import type { PGlite } from '@electric-sql/pglite';

/** AuthenticationOk, then ReadyForQuery (idle). */
const WELCOME = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);
const TERMINATE = 0x58;

/** What a connection that ended without care may have left behind in the one session. LISTEN stays. */
const RESET = ['ROLLBACK', 'DEALLOCATE ALL', 'RESET ALL', 'SELECT pg_advisory_unlock_all()'];

type Done = (error?: Error | null) => void;

/**
 * The wire between the ordinary PostgreSQL driver and the database inside this process: what the driver writes is
 * answered by PGlite. So there is one driver, one pool and one translation of types and errors for both databases.
 */
export class EmbeddedStream extends Duplex {
  private greeted = false;

  constructor(private readonly database: PGlite) {
    super();
  }

  /** The driver's request for a connection; address and port mean nothing here. */
  connect(): this {
    setImmediate(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    // Answers are pushed when they exist.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.answer(chunk).then(() => done(), done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: Done): void {
    this.answer(Buffer.concat(chunks.map(({ chunk }) => chunk))).then(() => done(), done);
  }

  private async answer(message: Buffer): Promise<void> {
    if (!this.greeted) {
      this.greeted = true;
      for (const statement of RESET) await this.database.execProtocolRaw(simpleQuery(statement));
      this.push(WELCOME);
    } else if (message[0] === TERMINATE) {
      this.push(null);
      this.destroy();
    } else {
      this.push(Buffer.from(await this.database.execProtocolRaw(new Uint8Array(message))));
    }
  }
}

function simpleQuery(sql: string): Uint8Array {
  const body = Buffer.from(`${sql}\0`);
  const message = Buffer.alloc(5 + body.length);
  message.write('Q');
  message.writeInt32BE(4 + body.length, 1);
  body.copy(message, 5);
  return new Uint8Array(message);
}
