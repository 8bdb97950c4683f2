import { createHmac } from 'node:crypto';
import { toGlobalId } from '../../../schema/global-id';
import type { WebhookEvent, WebhookFormat } from '../../../shared/webhook-format';
import { readToldMember, type RunInside } from '../../told';
import { ReadToldMembers, ReadToldNewsletters, type WholeMemberFields } from './operations.generated';
import { presentMember } from './present/member';
import { type Earlier, presentEarlier, presentToldNewsletter } from './present/told';
import { PRINTED_VERSION } from './versions';

const NAMES: Readonly<Record<string, string>> = {
  'member.created': 'member.added',
  'member.restored': 'member.added',
  'member.updated': 'member.edited',
  'member.deleted': 'member.deleted',
  'member.erased': 'member.deleted',
  'subscription.created': 'member.edited',
  'subscription.changed': 'member.edited',
  'subscription.payment_method_set': 'member.edited',
  'subscription.paused': 'member.edited',
  'subscription.resumed': 'member.edited',
  'subscription.cancellation_scheduled': 'member.edited',
  'subscription.cancellation_withdrawn': 'member.edited',
  'subscription.canceled': 'member.edited',
  'subscription.trial_ended': 'member.edited',
  'subscription.renewed': 'member.edited',
  'subscription.payment_failed': 'member.edited',
  'subscription.unpaid': 'member.edited',
  'subscription.lapsed': 'member.edited',
  'subscription.expired': 'member.edited',
};

/** What Ghost tells of a member that is gone. */
const OF_DELETED = [
  ...['newsletters', 'id', 'uuid', 'email', 'status', 'name', 'note', 'geolocation', 'enable_comment_notifications'],
  ...['enable_updates_and_announcements', 'email_count', 'email_opened_count', 'email_open_rate', 'last_seen_at'],
  ...['commenting', 'created_at', 'updated_at', 'can_comment'],
];
/** What a read has and Ghost does not tell. */
const NOT_TOLD = new Set(['attribution', 'unsubscribe_url', 'email_suppression']);

/** Ghost's webhooks, as a real Ghost was recorded to send them. */
export function ghostWebhooks(run: RunInside): WebhookFormat {
  return {
    timeoutMs: 2000,
    nameOf: ({ type }) => NAMES[type],
    async message({ event, name, at, secrets }) {
      const member = event ? await membersOf(run, event, name) : {};
      if (!member) return undefined;
      const body = JSON.stringify({ event: name, member });
      const [secret] = secrets;
      return {
        body,
        headers: {
          'user-agent': 'Ghost(https://github.com/TryGhost/Ghost)',
          'content-type': 'application/json',
          'content-version': PRINTED_VERSION,
          ...(secret === undefined ? {} : { 'x-ghost-signature': signature(body, secret, at.getTime()) }),
        },
      };
    },
  };
}

function signature(body: string, secret: string, time: number): string {
  return `sha256=${createHmac('sha256', secret).update(`${body}${time}`).digest('hex')}, t=${time}`;
}

async function membersOf(run: RunInside, event: WebhookEvent, name: string): Promise<object | undefined> {
  const { organizationId, memberId, data } = event;
  if (!memberId) return undefined;
  const { member } = await readToldMember(run, ReadToldMembers, { organizationId, memberId });
  if (!member) return undefined;
  if (name === 'member.deleted') return { current: {}, previous: deleted(member) };
  // Ghost knows no member without an address.
  if (member.email === null) return undefined;
  return {
    current: told(member),
    previous: name === 'member.edited' ? await previousOf(run, organizationId, data) : {},
  };
}

function told(member: WholeMemberFields): object {
  const whole = presentMember(member, { origin: '', include: new Set(), fields: undefined });
  return Object.fromEntries(Object.entries(whole).filter(([key]) => !NOT_TOLD.has(key)));
}

function deleted(member: WholeMemberFields): object {
  const whole = told(member) as Record<string, unknown>;
  return Object.fromEntries(OF_DELETED.map((key) => [key, whole[key]]));
}

/** The earlier values of exactly what an edit changed. */
async function previousOf(run: RunInside, organizationId: string, data: WebhookEvent['data']): Promise<object> {
  const previous = (data['previous'] ?? {}) as Earlier;
  const { newsletterIds } = previous;
  if (!newsletterIds) return presentEarlier(previous);
  const ids = newsletterIds.map((id) => toGlobalId('Newsletter', id));
  const { newsletters } = await run(organizationId, ReadToldNewsletters, { ids });
  const listed = newsletters.nodes.map(presentToldNewsletter);
  return { ...presentEarlier(previous), subscribed: ids.length > 0, newsletters: listed };
}
