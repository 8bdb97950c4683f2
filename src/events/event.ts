import type { Id } from '../shared/id';

/** What an event can be about. */
export type SubjectType =
  | 'organization'
  | 'creator'
  | 'member'
  | 'label'
  | 'newsletter'
  | 'product'
  | 'tier'
  | 'price'
  | 'discount'
  | 'subscription'
  | 'entitlement'
  | 'purchase'
  | 'payment'
  | 'payout'
  | 'credential'
  | 'webhook_endpoint'
  | 'engagement_alert'
  | 'community_post'
  | 'community_comment'
  | 'community_report'
  | 'moderation_rule'
  | 'campaign'
  | 'announcement'
  | 'push_subscription'
  | 'engagement_alert_settings'
  | 'tip_jar'
  | 'tip'
  | 'gift'
  | 'milestone'
  | 'milestone_settings'
  | 'acquisition_cost'
  | 'exchange_rate';

/** The subject's type and, behind the dot, what happened to it in the past tense: `member.created`. */
export type EventType = `${SubjectType}.${string}`;

/** What a service says when it changes something. */
export interface EventInput {
  readonly type: EventType;
  readonly subjectId: Id;
  /** The member whom the change concerns, when there is one. */
  readonly memberId?: Id | null;
  /** The creator to whom the subject belongs, when there is one. */
  readonly creatorId?: Id | null;
  /** Business time; the present when absent. */
  readonly occurredAt?: Date;
  /** The subject's row after the change. */
  readonly data: object;
  /** Whether the subject is certain to have no event from before this transaction, which then is not looked up. */
  readonly isFirst?: boolean;
}

/** The noun before the dot. */
export function subjectTypeOf(type: EventType): SubjectType {
  return type.slice(0, type.indexOf('.')) as SubjectType;
}

/** A row as plain JSON: instants as ISO text, big integers as numbers while they are exact and as text beyond. */
export function toEventData(row: object): Record<string, unknown> {
  return JSON.parse(toEventText(row)) as Record<string, unknown>;
}

/** The text of toEventData. */
export function toEventText(row: object): string {
  return JSON.stringify(row, (_key, value: unknown) => {
    if (typeof value !== 'bigint') return value;
    return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER)
      ? Number(value)
      : value.toString();
  });
}
