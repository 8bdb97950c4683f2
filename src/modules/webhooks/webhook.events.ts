import { WebhookFormat } from './webhook.type';

const POST_VERBS = [
  ...['added', 'deleted', 'edited', 'published', 'published.edited', 'unpublished'],
  ...['scheduled', 'unscheduled', 'rescheduled', 'tag.attached', 'tag.detached'],
];

const SUBSCRIPTION_VERBS = [
  ...['created', 'changed', 'payment_method_set', 'paused', 'resumed'],
  ...['cancellation_scheduled', 'cancellation_withdrawn', 'canceled'],
  ...['trial_ended', 'renewed', 'payment_failed', 'unpaid', 'lapsed', 'expired'],
];

const named = (noun: string, verbs: readonly string[]): string[] => verbs.map((verb) => `${noun}.${verb}`);

/** The names of the events that each format knows. Ghost's are those that its documentation lists. */
const NAMES: Readonly<Record<WebhookFormat, ReadonlySet<string>>> = {
  [WebhookFormat.NATIVE]: new Set([
    ...named('organization', ['updated']),
    ...named('creator', ['created', 'updated']),
    ...named('member', ['created', 'updated', 'deleted', 'restored', 'erased', 'identity_set', 'identity_removed']),
    ...named('label', ['created', 'updated', 'deleted']),
    ...named('newsletter', ['created', 'updated', 'archived']),
    ...named('product', ['created', 'updated', 'archived']),
    ...named('tier', ['created', 'updated', 'archived']),
    ...named('price', ['created', 'updated', 'archived']),
    ...named('subscription', SUBSCRIPTION_VERBS),
    ...named('entitlement', ['granted', 'changed', 'ended', 'revoked']),
    ...named('purchase', ['recorded', 'refunded']),
    ...named('engagement_alert', ['opened', 'updated', 'resolved', 'rated']),
    ...named('tip_jar', ['created', 'updated', 'archived']),
    ...named('tip', ['completed', 'refunded']),
    ...named('gift', ['created', 'delivered', 'claimed', 'expired', 'refunded']),
    ...named('milestone', ['reached']),
    ...named('campaign', ['created', 'updated', 'scheduled', 'started', 'sent', 'failed', 'canceled']),
    ...named('announcement', ['created', 'updated']),
    ...named('webhook_endpoint', ['disabled']),
  ]),
  [WebhookFormat.AUDIENCE]: new Set(
    named('audience', [
      ...['member_joined', 'member_upgraded', 'member_churned'],
      ...['engagement_alert', 'tip_received', 'milestone_reached'],
    ]),
  ),
  [WebhookFormat.ALLEGRO]: new Set([
    'audience_member.created',
    'entitlement.granted',
    'entitlement.ended',
    'foreign_key.attached',
  ]),
  [WebhookFormat.GHOST]: new Set([
    'site.changed',
    ...named('post', POST_VERBS),
    ...named('page', POST_VERBS),
    ...named('tag', ['added', 'edited', 'deleted']),
    ...named('member', ['added', 'edited', 'deleted']),
  ]),
};

/** Whether a format has an event of this name. */
export function isEventOf(format: WebhookFormat, name: string): boolean {
  return NAMES[format].has(name);
}
