import type { Id } from './id';

/** An event of the log, as the formats of webhooks meet it. */
export interface WebhookEvent {
  readonly organizationId: Id;
  /** 1, 2, 3, … within the organization. */
  readonly position: bigint;
  readonly id: Id;
  /** The noun and what happened to it: `member.created`. */
  readonly type: string;
  readonly subjectType: string;
  readonly subjectId: Id;
  /** 1, 2, 3, … within one subject. */
  readonly sequence: number;
  readonly memberId: Id | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  /** The subject's row after the change; an edit's also has `previous`. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** One message to be made. */
export interface WebhookOrder {
  readonly organizationId: Id;
  /** What is told; nothing when it is only to be seen whether messages arrive. */
  readonly event: WebhookEvent | null;
  /** The event's name in the words of the format; `ping` without an event. */
  readonly name: string;
  /** What the receiver knows the message by: the same however often it is sent. */
  readonly messageId: Id;
  /** This delivery of it. */
  readonly deliveryId: Id;
  /** When it is sent. */
  readonly at: Date;
  /** What it is to be signed with, the present secret first; empty when it is not to be signed. */
  readonly secrets: readonly string[];
  /** Which parts of the data are wanted; empty for all. Only some formats let choose. */
  readonly fields: readonly string[];
}

/** A message as it is sent. */
export interface WebhookMessage {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** In whose words events are told: one for each of the formats that an endpoint can have. */
export interface WebhookFormat {
  /** How long a receiver may take to answer, in milliseconds. */
  readonly timeoutMs: number;
  /** What this format calls the event; nothing when it does not know it. */
  readonly nameOf: (event: Pick<WebhookEvent, 'type' | 'data'>) => string | undefined;
  /** The message; nothing when it has turned out that there is nothing to be told in this format. */
  readonly message: (order: WebhookOrder) => Promise<WebhookMessage | undefined>;
}

/** The formats by the names that endpoints have for them. */
export type WebhookFormats = Readonly<Record<'NATIVE' | 'AUDIENCE' | 'ALLEGRO' | 'GHOST', WebhookFormat>>;
