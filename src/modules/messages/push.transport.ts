import { generateRequestDetails } from 'web-push';
import type { RequestContext } from '../../context';
import type { Messaging, VapidKeys } from '../../shared/messaging';
import { WebhookSender } from '../webhooks/webhook-sender';
import { senderAddress } from './message-content';
import { type Handover, type HandoverResult, type MessageTransport, wordsOf } from './message-transport';
import { findPushSubscriptions, type PushSubscriptionRow } from './push-subscription.repository';
import { forgetPushSubscription } from './push-subscription.service';

/** How long a push service keeps a push for a browser that is not there. */
const KEPT_SECONDS = 3 * 24 * 3600;
const TIMEOUT_MS = 10_000;
const GONE = new Set([404, 410]);
const AGAIN = new Set([408, 425, 429]);

type Answer = 'taken' | 'gone' | { readonly error: string; readonly isFinal: boolean };

/** Hands pushes to the push services of all browsers of a member. Browsers that are gone are forgotten. */
export class PushTransport implements MessageTransport {
  private readonly sender: WebhookSender;

  constructor(
    private readonly messaging: Messaging,
    private readonly keys: VapidKeys,
    { allowPrivate }: { readonly allowPrivate: boolean },
  ) {
    this.sender = new WebhookSender({ allowPrivate });
  }

  /** A push that one browser got has been sent: it is not tried again for the sake of the others. */
  async send(context: RequestContext, handover: Handover): Promise<HandoverResult> {
    const { organizationId } = handover.content;
    const devices = await findPushSubscriptions(context.db, organizationId, [handover.memberId]);
    const answers: Answer[] = [];
    for (const device of devices) answers.push(await this.push(context, device, handover));
    if (answers.includes('taken')) return { kind: 'done', outcome: { status: 'SENT', transport: 'WEB_PUSH' } };
    const wrong = answers.filter((answer) => typeof answer === 'object');
    const [first] = wrong.sort((a, b) => Number(a.isFinal) - Number(b.isFinal));
    if (!first) return { kind: 'done', outcome: { status: 'SKIPPED', skipReason: 'NO_DEVICE' } };
    if (!first.isFinal) return { kind: 'again', error: first.error };
    return { kind: 'done', outcome: { status: 'FAILED', transport: 'WEB_PUSH', error: first.error } };
  }

  close(): void {
    this.sender.close();
  }

  private async push(context: RequestContext, device: PushSubscriptionRow, handover: Handover): Promise<Answer> {
    try {
      const answer = await this.sender.send({
        ...this.requestOf(device, handover),
        timeoutMs: TIMEOUT_MS,
        signal: new AbortController().signal,
      });
      const { status, error } = answer;
      if (status !== null && GONE.has(status)) {
        await forgetPushSubscription(context, device);
        return 'gone';
      }
      if (status !== null && status >= 200 && status < 300) return 'taken';
      const isFinal = status !== null && status >= 300 && status < 500 && !AGAIN.has(status);
      return { error: error ?? `The push service answered ${status}.`, isFinal };
    } catch (error) {
      return { error: wordsOf(error), isFinal: true };
    }
  }

  private requestOf({ endpoint, p256dh, auth }: PushSubscriptionRow, handover: Handover) {
    const { message, content } = handover;
    const { subject, text, messageId } = message;
    // Sent again after a crash, it takes the place of the first: the tag in the browser, the topic at the service.
    const tag = messageId.slice(1, messageId.indexOf('@'));
    const payload = JSON.stringify({ title: subject, body: text, url: content.ctaUrl, tag });
    const { headers, body } = generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      vapidDetails: { subject: this.contact(), ...this.keys },
      TTL: KEPT_SECONDS,
      topic: tag.replaceAll('-', ''),
    });
    const plain = Object.entries(headers ?? {}).filter(([name]) => name.toLowerCase() !== 'content-length');
    return {
      url: endpoint,
      message: { headers: Object.fromEntries(plain.map(([name, value]) => [name, String(value)])), body: body ?? '' },
    };
  }

  private contact(): string {
    const { vapidSubject, origin } = this.messaging;
    if (vapidSubject) return vapidSubject;
    return origin.startsWith('https:') ? origin : `mailto:${senderAddress(this.messaging)}`;
  }
}
