import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { toGlobalId } from '../../src/schema/global-id';

/** A write that must happen once, however often it is sent. */
export interface Write {
  readonly kind: 'member' | 'purchase';
  readonly key: string;
  /** Every different answer that came back as done, with the id in it. More than one is a fault. */
  readonly answers: Set<string>;
  readonly send: () => Promise<Reply>;
}

/** An answer, or how there came to be none. */
export type Reply =
  | { readonly outcome: 'done'; readonly id: string }
  | { readonly outcome: 'later' | 'refused' | 'broken'; readonly status: number; readonly text: string };

export interface WriterOptions {
  readonly url: string;
  readonly credentials: { readonly graphql: string; readonly allegro: string };
  /** What the addresses of this run's members begin with. */
  readonly prefix: string;
}

const CREATE = 'mutation($input: MemberCreateInput!) { memberCreate(input: $input) { member { id } } }';
const RECORD = 'mutation($input: PurchaseRecordInput!) { purchaseRecord(input: $input) { purchase { id } } }';

/** What a caller tries again: the first request still runs, or the gateway cannot serve right now. */
const AGAIN = new Set(['IDEMPOTENCY_IN_PROGRESS', 'UNAVAILABLE']);
const PAUSE_MS = 50;
const SENT_TWICE = 5;

/**
 * Writers that make members and record purchases over HTTP, each with a key, one in five sent twice at once, and all
 * sent again until they are acknowledged.
 */
export class Writers {
  /** Writes that have been acknowledged. */
  readonly done: Write[] = [];
  /** Answers that neither acknowledged nor asked to try again. */
  readonly refusals: string[] = [];
  /** Requests that got no whole answer although they had been sent. */
  readonly broken: string[] = [];
  /** How often the gateway asked to try again, by status. */
  readonly later = new Map<number, number>();
  /** When a write was last acknowledged, on the clock of the process. */
  lastDoneAt = 0;
  private readonly agent = new Agent({ keepAlive: true });
  private stopping = false;
  private made = 0;
  private running: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: WriterOptions) {}

  start(count: number): void {
    this.running = Promise.all(Array.from({ length: count }, () => this.writeOn()));
  }

  /** Lets each writer finish what it has begun; what is not acknowledged by then is still sent again. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running;
    this.agent.destroy();
  }

  /** Stops without a further attempt, for when nobody is there to answer any more. */
  async abandon(): Promise<void> {
    this.abandoned = true;
    await this.stop();
  }

  private abandoned = false;

  private async writeOn(): Promise<void> {
    while (!this.stopping) {
      this.made += 1;
      const number = this.made;
      const memberId = await this.untilDone(this.member(number));
      if (memberId !== undefined) await this.untilDone(this.purchase(number, memberId));
    }
  }

  private async untilDone(write: Write): Promise<string | undefined> {
    for (;;) {
      if (this.abandoned) return undefined;
      const copies = this.made % SENT_TWICE === 0 ? 2 : 1;
      const replies = await Promise.all(Array.from({ length: copies }, () => write.send()));
      for (const reply of replies) this.note(write, reply);
      const [id] = write.answers;
      if (id !== undefined) {
        this.done.push(write);
        this.lastDoneAt = performance.now();
        return id;
      }
      if (replies.some(({ outcome }) => outcome === 'refused')) return undefined;
      await sleep(PAUSE_MS);
    }
  }

  private note(write: Write, reply: Reply): void {
    if (reply.outcome === 'done') write.answers.add(reply.id);
    else if (reply.outcome === 'refused') this.refusals.push(`${write.key}: ${reply.status} ${reply.text}`);
    else if (reply.outcome === 'broken') this.broken.push(`${write.key}: ${reply.text}`);
    else this.later.set(reply.status, (this.later.get(reply.status) ?? 0) + 1);
  }

  /** One half of the members is made over the REST dialect, whose keys are a header. */
  private member(number: number): Write {
    const { prefix } = this.options;
    const key = `${prefix}-member-${number}`;
    const values = { email: `${prefix}-${number}@example.com`, name: `Member ${number}` };
    const send =
      number % 2 === 0
        ? () => this.graphql(CREATE, { ...values, idempotencyKey: key }, (data) => data.memberCreate?.member.id)
        : () => this.allegro(values, key);
    return { kind: 'member', key, answers: new Set(), send };
  }

  private purchase(number: number, memberId: string): Write {
    const key = `${this.options.prefix}-purchase-${number}`;
    const input = {
      memberId,
      amountMinor: 500 + number,
      currency: 'USD',
      provider: 'crash',
      providerRef: key,
      idempotencyKey: key,
    };
    const send = () => this.graphql(RECORD, input, (data) => data.purchaseRecord?.purchase.id);
    return { kind: 'purchase', key, answers: new Set(), send };
  }

  private async graphql(
    query: string,
    input: object,
    idOf: (data: Record<string, Record<string, { id: string }> | undefined>) => string | undefined,
  ): Promise<Reply> {
    const { credentials } = this.options;
    const answer = await this.post('/graphql', { token: credentials.graphql, body: { query, variables: { input } } });
    if ('outcome' in answer) return answer;
    const { status, text } = answer;
    const { data, errors } = JSON.parse(text) as { data?: never; errors?: { extensions: { code: string } }[] };
    const id = data ? idOf(data) : undefined;
    if (id !== undefined) return { outcome: 'done', id };
    return {
      outcome: errors?.every(({ extensions: { code } }) => AGAIN.has(code)) ? 'later' : 'refused',
      status,
      text,
    };
  }

  private async allegro(body: object, key: string): Promise<Reply> {
    const { allegro: token } = this.options.credentials;
    const answer = await this.post('/api/v1/audience-members', { token, body, headers: { 'idempotency-key': key } });
    if ('outcome' in answer) return answer;
    const { status, text } = answer;
    if (status === 201)
      return { outcome: 'done', id: toGlobalId('Member', (JSON.parse(text) as { data: { id: string } }).data.id) };
    return { outcome: status === 409 || status === 503 ? 'later' : 'refused', status, text };
  }

  /**
   * Sends one request. A connection that nobody takes is no broken request: it is refused, or reset when the listener
   * closes before it was accepted. A request on a connection that has answered before must never break; one that took
   * effect without an answer shows as a row that nobody was told of.
   */
  private post(
    path: string,
    { token, body, headers }: { token: string; body: object; headers?: Record<string, string> },
  ): Promise<{ readonly status: number; readonly text: string } | Reply> {
    return new Promise((resolve) => {
      const broken = (error: Error & { code?: string }) => {
        const untaken = error.code === 'ECONNREFUSED' || (error.code === 'ECONNRESET' && !sent.reusedSocket);
        const outcome = untaken ? 'later' : 'broken';
        resolve({ outcome, status: 0, text: error.code ?? error.message });
      };
      const sent = request(`${this.options.url}${path}`, {
        method: 'POST',
        agent: this.agent,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      });
      sent.on('error', broken).on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', broken);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      });
      sent.end(JSON.stringify(body));
    });
  }
}
