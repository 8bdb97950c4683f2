import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { performance } from 'node:perf_hooks';
import { isRefusedAddress, isRefusedHost, isRefusedPort } from '../../shared/web-target';

/** More of an answer is not read. */
const MAX_ANSWER_BYTES = 65_536;
/** So much of it is kept. */
const EXCERPT_BYTES = 1024;

/** A message on its way to an address. */
export interface Sending {
  readonly url: string;
  readonly message: { readonly body: string | Buffer; readonly headers: Readonly<Record<string, string>> };
  /** The whole time that connecting, sending and the answer may take. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** How a receiver answered, or why it did not. */
export interface Answer {
  /** Null when there was no answer, or when it broke off. */
  readonly status: number | null;
  readonly error: string | null;
  /** The beginning of the answer as text. */
  readonly excerpt: string | null;
  readonly retryAfter: string | undefined;
  readonly durationMs: number;
}

export interface SenderOptions {
  /** Whether loopback and RFC 1918 addresses can be sent to. */
  readonly allowPrivate: boolean;
  /** How names become addresses. */
  readonly lookup?: Lookup;
}

/** All addresses of a name, as `dns.lookup` with `all` tells them. */
export type Lookup = (
  hostname: string,
  options: { readonly all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Sends messages, each to an address that was looked at right before the connection was made to it. */
export class WebhookSender {
  private readonly plain: http.Agent;
  private readonly secure: https.Agent;

  constructor(private readonly options: SenderOptions) {
    const settings = { keepAlive: true, lookup: this.checkedLookup() };
    this.plain = new http.Agent(settings);
    this.secure = new https.Agent(settings);
  }

  /** Posts a message. Never fails; redirects are answers like others, and never followed. */
  async send(sending: Sending): Promise<Answer> {
    const started = performance.now();
    const answer = await this.post(sending)
      .catch((error: unknown) => (error instanceof StaleConnection ? this.post(sending) : Promise.reject(error)))
      .catch((error: unknown) => ({ ...NO_ANSWER, error: wordsOf(error) }));
    return { ...answer, durationMs: Math.round(performance.now() - started) };
  }

  /** Ends the connections that are kept for the next message. */
  close(): void {
    this.plain.destroy();
    this.secure.destroy();
  }

  private async post({ url, message, timeoutMs, signal }: Sending): Promise<Omit<Answer, 'durationMs'>> {
    const target = new URL(url);
    // An address in place of a name is not looked up.
    if (isRefusedHost(target.hostname, this.options.allowPrivate) || isRefusedPort(target.port)) throw refusal();
    const isSecure = target.protocol === 'https:';
    const limit = AbortSignal.timeout(timeoutMs);
    const request = (isSecure ? https : http).request(target, {
      method: 'POST',
      agent: isSecure ? this.secure : this.plain,
      headers: { ...message.headers, 'content-length': String(Buffer.byteLength(message.body)) },
      signal: AbortSignal.any([limit, signal]),
    });
    try {
      const response = await responseTo(request, message.body);
      return { ...(await readAnswer(response)), retryAfter: response.headers['retry-after'] };
    } catch (error) {
      if (request.reusedSocket && (error as NodeJS.ErrnoException).code === 'ECONNRESET') throw new StaleConnection();
      if (limit.aborted) throw new Error(`No whole answer within ${timeoutMs / 1000} s.`, { cause: error });
      throw error;
    } finally {
      request.on('error', () => undefined);
    }
  }

  /** Looks a name up once, and lets the connection go only to an address that may be sent to. */
  private checkedLookup(): LookupFunction {
    const { allowPrivate, lookup = systemLookup as unknown as Lookup } = this.options;
    return (hostname, options, callback) =>
      lookup(hostname, { all: true }, (error, addresses) => {
        const bad = error ?? (addresses.some(({ address }) => isRefusedAddress(address, allowPrivate)) && refusal());
        const [first] = addresses ?? [];
        if (bad || !first) return callback(bad || new Error('The name has no address.'), '', 0);
        if (options.all) return callback(null, addresses);
        return callback(null, first.address, first.family);
      });
  }
}

/** A kept connection that the receiver had closed meanwhile: that says nothing about the message. */
class StaleConnection extends Error {}

const NO_ANSWER = { status: null, error: null, excerpt: null, retryAfter: undefined };

function refusal(): Error {
  return new Error('The url leads to an address that must not be sent to.');
}

function wordsOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (message || code || 'The request failed.').slice(0, EXCERPT_BYTES);
}

function responseTo(request: http.ClientRequest, body: string | Buffer): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
    request.end(body);
  });
}

/** Reads an answer to its end, or as much of it as may be read. One that breaks off before is none. */
function readAnswer(response: http.IncomingMessage): Promise<Pick<Answer, 'status' | 'error' | 'excerpt'>> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const done = () => resolve({ status: response.statusCode ?? 0, error: null, excerpt: excerptOf(chunks) });
    response.on('data', (chunk: Buffer) => {
      if (bytes < EXCERPT_BYTES) chunks.push(chunk);
      bytes += chunk.length;
      if (bytes < MAX_ANSWER_BYTES) return;
      done();
      response.destroy();
    });
    response.once('end', done);
    response.once('error', reject);
  });
}

/** Text that can be stored, whatever the bytes are. */
function excerptOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).subarray(0, EXCERPT_BYTES).toString('utf8').replaceAll('\0', '\uFFFD');
}
