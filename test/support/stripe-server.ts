import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Intent {
  readonly id: string;
  readonly object: 'payment_intent';
  readonly created: number;
  readonly amount: number;
  readonly currency: string;
  readonly customer: string;
  readonly metadata: Record<string, string>;
  status: string;
  payment_method: unknown;
  last_payment_error: unknown;
}

interface Refund {
  readonly id: string;
  readonly object: 'refund';
  readonly payment_intent: string;
  readonly amount: number;
  readonly metadata: Record<string, string>;
  status: string;
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

/** What goes wrong with a call: before it is carried out or after it. A 500 is remembered under its key, as at Stripe. */
export interface Fault {
  /** The part of method and address that the call has, such as `POST /v1/refunds`. */
  readonly on: string;
  readonly does: 'hang' | 'drop' | 'dropAfter' | 'error';
  times: number;
}

const DECLINES: Readonly<Record<string, { code: string; decline_code: string; message: string }>> = {
  pm_card_chargeDeclined: {
    code: 'card_declined',
    decline_code: 'generic_decline',
    message: 'Your card was declined.',
  },
  pm_card_chargeDeclinedInsufficientFunds: {
    code: 'card_declined',
    decline_code: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
  },
};

/** The calls of Stripe's API that the gateway uses, on this machine, with the state that they leave. */
export class StripeServer {
  readonly customers: { id: string; metadata: Record<string, string> }[] = [];
  readonly intents: Intent[] = [];
  readonly refunds: Refund[] = [];
  readonly calls: string[] = [];
  readonly faults: Fault[] = [];
  private readonly answered = new Map<string, Answer>();
  private readonly server: Server;
  private made = 0;

  constructor() {
    this.server = createServer((request, response) => void this.take(request, response));
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Lets calls go wrong, once unless said otherwise. */
  fail(on: string, does: Fault['does'], times = 1): void {
    this.faults.push({ on, does, times });
  }

  /** As Stripe does with what is older than a day. */
  forgetKeys(): void {
    this.answered.clear();
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const url = new URL(request.url ?? '', 'http://stripe');
    const call = `${request.method} ${url.pathname}`;
    this.calls.push(call);
    const fault = this.faults.find(({ on, times }) => times > 0 && call.includes(on));
    if (fault) fault.times -= 1;
    if (fault?.does === 'hang') return;
    if (fault?.does === 'drop') return void request.socket.destroy();
    const key = request.headers['idempotency-key'];
    const known = typeof key === 'string' ? this.answered.get(key) : undefined;
    const broken = { status: 500, body: { error: { type: 'api_error', message: 'Something broke.' } } };
    const answer =
      known ?? (fault?.does === 'error' ? broken : this.carryOut(call, new URLSearchParams(body || url.search)));
    if (typeof key === 'string') this.answered.set(key, answer);
    if (fault?.does === 'dropAfter') return void request.socket.destroy();
    const repeated = known ? { 'idempotent-replayed': 'true' } : {};
    response
      .writeHead(answer.status, { 'content-type': 'application/json', ...repeated })
      .end(JSON.stringify(answer.body));
  }

  private carryOut(call: string, asked: URLSearchParams): Answer {
    const [, id = '', step] = /payment_intents\/(\w+)(?:\/(\w+))?$/.exec(call) ?? [];
    if (call === 'POST /v1/customers') return ok(this.addCustomer(asked));
    const [, token] = /^POST \/v1\/payment_methods\/(\w+)\/attach$/.exec(call) ?? [];
    if (token) return ok({ id: token.replace('pm_card', 'pm_attached'), object: 'payment_method' });
    if (call === 'POST /v1/payment_intents') return this.addIntent(asked);
    if (call === 'GET /v1/payment_intents')
      return ok(listOf(this.intents.filter(({ customer }) => customer === asked.get('customer')).toReversed()));
    if (call === 'POST /v1/refunds') return this.addRefund(asked);
    if (call === 'GET /v1/refunds')
      return ok(listOf(this.refunds.filter((refund) => refund.payment_intent === asked.get('payment_intent'))));
    const [, refundId] = /^GET \/v1\/refunds\/(\w+)$/.exec(call) ?? [];
    const refund = this.refunds.find((each) => each.id === refundId);
    if (refund) return ok(refund);
    const intent = this.intents.find((each) => each.id === id);
    if (!intent) return refused('resource_missing', `No such payment_intent: '${id}'`);
    return step ? move(intent, step) : ok(intent);
  }

  private addCustomer(asked: URLSearchParams) {
    const customer = { id: `cus_${(this.made += 1)}`, object: 'customer', metadata: metadataOf(asked) };
    this.customers.push(customer);
    return customer;
  }

  private addIntent(asked: URLSearchParams): Answer {
    const token = asked.get('payment_method') ?? '';
    if (!token.startsWith('pm_')) return refused('resource_missing', `No such PaymentMethod: '${token}'`);
    const [customer = '', currency = ''] = [asked.get('customer') ?? '', asked.get('currency') ?? ''];
    const decline = DECLINES[token];
    const intent: Intent = {
      ...{ id: `pi_${(this.made += 1)}`, object: 'payment_intent', created: 1_700_000_000, customer, currency },
      ...{ amount: Number(asked.get('amount')), metadata: metadataOf(asked), last_payment_error: decline ?? null },
      status: decline ? 'requires_payment_method' : 'requires_capture',
      payment_method: { id: `pm_real_${this.made}`, object: 'payment_method', card: { last4: '4242' } },
    };
    this.intents.push(intent);
    if (!decline) return ok(intent);
    return { status: 402, body: { error: { type: 'card_error', ...decline, payment_intent: intent } } };
  }

  private addRefund(asked: URLSearchParams): Answer {
    const intent = this.intents.find(({ id }) => id === asked.get('payment_intent'));
    const before = this.refunds.filter(
      (refund) => refund.payment_intent === intent?.id && refund.status === 'succeeded',
    );
    const left = (intent?.amount ?? 0) - before.reduce((sum, { amount }) => sum + amount, 0);
    const amount = Number(asked.get('amount'));
    if (intent?.status !== 'succeeded' || amount > left)
      return refused('charge_already_refunded', 'The charge has already been refunded.');
    const metadata = metadataOf(asked);
    const made = {
      id: `re_${(this.made += 1)}`,
      object: 'refund' as const,
      payment_intent: intent.id,
      amount,
      metadata,
    };
    const refund: Refund = { ...made, status: 'succeeded' };
    this.refunds.push(refund);
    return ok(refund);
  }
}

function move(intent: Intent, step: string): Answer {
  if (intent.status !== 'requires_capture')
    return refused('payment_intent_unexpected_state', `This PaymentIntent could not be moved: ${intent.status}.`);
  intent.status = step === 'capture' ? 'succeeded' : 'canceled';
  return ok(intent);
}

function ok(body: object): Answer {
  return { status: 200, body };
}

function refused(code: string, message: string): Answer {
  return { status: 400, body: { error: { type: 'invalid_request_error', code, message } } };
}

function listOf(data: readonly object[]): object {
  return { object: 'list', data, has_more: false, url: '/v1/payment_intents' };
}

function metadataOf(asked: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    [...asked].flatMap(([name, value]) => {
      const [, key] = /^metadata\[(\w+)\]$/.exec(name) ?? [];
      return key ? [[key, value]] : [];
    }),
  );
}
