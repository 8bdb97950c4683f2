import type { LabelRecord, MemberDetails, MemberRecord, NewsletterRecord } from '../../modules/imports/import.record';
import { parseUuid } from '../../shared/id';
import { Facts, isJson } from './facts';
import { objectId, slugOf } from './ghost-fields';
import { subscriptionsOf } from './ghost-subscription';
import { type KnownTiers, tiersWithoutSubscription } from './ghost-tier';

const SUPPRESSIONS = { fail: 'BOUNCE', spam: 'COMPLAINT' } as const;

/** Reads a member as Ghost's Admin API prints it, or says in sentences what is wrong with it. */
export function readGhostMember(
  json: unknown,
  tiers: KnownTiers,
): {
  record: MemberRecord | undefined;
  problems: string[];
  email: string;
  /** What is not taken of the member, in a sentence. */
  notice?: string | undefined;
} {
  const problems: string[] = [];
  if (!isJson(json)) return { record: undefined, problems: ['A member must be an object.'], email: '' };
  const facts = new Facts(json, problems);
  const email = facts.text('email')?.trim() ?? '';
  const record = recordOf(facts, email, tiers);
  const given = (record.subscriptions ?? []).flatMap(({ tier }) => tier ?? []);
  const notice = tiersWithoutSubscription(json, given);
  return { record: problems.length === 0 ? record : undefined, problems, email, notice };
}

function recordOf(facts: Facts, email: string, tiers: KnownTiers): MemberRecord {
  const foreignId = facts.text('id');
  const uuid = facts.text('uuid');
  if (uuid !== undefined && !parseUuid(uuid)) facts.wrong('uuid', 'a uuid');
  const newsletters = facts.list('newsletters')?.map(newsletterOf);
  return {
    id: objectId(facts, 'id'),
    foreignId: foreignId?.toLowerCase(),
    uuid: uuid && parseUuid(uuid),
    email,
    name: facts.text('name'),
    note: facts.text('note'),
    createdAt: facts.instant('created_at'),
    updatedAt: facts.instant('updated_at'),
    details: detailsOf(facts),
    labels: facts.list('labels')?.map(labelOf),
    newsletters,
    subscribed: newsletters ? newsletters.length > 0 : facts.flag('subscribed'),
    subscriptions: subscriptionsOf(facts, tiers),
  };
}

function detailsOf(facts: Facts): MemberDetails {
  const lastSeenAt = facts.instant('last_seen_at');
  const attribution = attributionOf(facts.object('attribution'));
  return {
    ...geolocationOf(facts),
    ...(lastSeenAt ? { lastSeenAt } : {}),
    ...(attribution ? { attribution } : {}),
    emailCount: facts.number('email_count') ?? 0,
    emailOpenedCount: facts.number('email_opened_count') ?? 0,
    emailOpenRate: facts.number('email_open_rate') ?? null,
    ...suppressionOf(facts.object('email_suppression')),
    commentNotifications: facts.flag('enable_comment_notifications') ?? true,
    announcementEmails: facts.flag('enable_updates_and_announcements') ?? null,
    ...commentingOf(facts.object('commenting')),
  };
}

/** Ghost prints the text of a JSON object. */
function geolocationOf(facts: Facts): Pick<MemberDetails, 'geolocation'> {
  const text = facts.text('geolocation');
  if (text === undefined || text === '') return {};
  const geolocation = parsed(text);
  if (isJson(geolocation)) return { geolocation };
  facts.wrong('geolocation', 'the text of a JSON object');
  return {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function attributionOf(facts: Facts | undefined): Record<string, unknown> | undefined {
  return (
    facts && {
      id: facts.text('id') ?? null,
      type: facts.text('type') ?? null,
      url: facts.text('url') ?? null,
      title: facts.text('title') ?? null,
      referrerSource: facts.text('referrer_source') ?? null,
      referrerMedium: facts.text('referrer_medium') ?? null,
      referrerUrl: facts.text('referrer_url') ?? null,
    }
  );
}

function suppressionOf(facts: Facts | undefined): MemberDetails {
  if (!facts) return {};
  const info = facts.flag('suppressed') ? facts.object('info') : undefined;
  return {
    emailSuppression: info?.word('reason', SUPPRESSIONS) ?? null,
    emailSuppressedAt: info?.instant('timestamp') ?? null,
  };
}

function commentingOf(facts: Facts | undefined): MemberDetails {
  if (!facts) return {};
  return {
    commentingDisabled: facts.flag('disabled') ?? false,
    commentingDisabledReason: facts.text('disabled_reason') ?? null,
    commentingDisabledUntil: facts.instant('disabled_until') ?? null,
  };
}

function labelOf(facts: Facts): LabelRecord {
  return {
    id: objectId(facts, 'id'),
    name: facts.filled('name'),
    slug: slugOf(facts),
    createdAt: facts.instant('created_at'),
    updatedAt: facts.instant('updated_at'),
  };
}

function newsletterOf(facts: Facts): NewsletterRecord {
  return {
    id: objectId(facts, 'id'),
    name: facts.filled('name'),
    slug: slugOf(facts),
    description: facts.text('description'),
    archived: facts.text('status') === 'archived',
  };
}
