import type { AnnouncementModel, CampaignModel, MailingModel, MemberModel } from '../database/generated/models';
import { addDays } from './calendar';
import type { Population } from './people';

const HOUR_MS = 3_600_000;
const RECIPIENTS = 40;

/** What was announced, and a campaign that was sent, three weeks ago; and one that is still being written. */
export function writeMailings(population: Population): void {
  const { ledger, end } = population;
  const living = ledger.tables.members.filter(({ deletedAt }) => !deletedAt);
  const sentAt = addDays(end, -21);
  const members = living.filter(({ createdAt }) => createdAt < sentAt).slice(0, RECIPIENTS);
  writeDraft(population, addDays(end, -2));
  announce(population, {
    ...{ at: addDays(end, -30), title: 'A reader meeting in spring', isPinned: true },
    content: 'We meet in April, in the old harbour office.\n\nMore at https://www.example.com/meeting.',
  });
  announce(population, {
    ...{ at: addDays(end, -9), title: 'The archive is complete', isPinned: false },
    content: 'All issues since the first day can be read now.',
  });
  const campaign = writeCampaign(population, sentAt, {
    ...{ name: 'Autumn letter', type: 'retention', segment: 'ALL' as const, subject: 'What we are working on' },
    body: 'Three long pieces, a new podcast and a map.\n\nRead on: https://www.example.com/autumn',
  });
  send(population, campaign, members);
}

type CampaignText = Pick<CampaignModel, 'name' | 'type' | 'segment' | 'subject' | 'body'>;

function writeCampaign({ ledger }: Population, at: Date, text: CampaignText): CampaignModel {
  const row: CampaignModel = {
    ...ledger.born(at),
    ...{ creatorId: null, ...text, filters: {}, filter: null, cta: null, ctaUrl: null },
    ...{ offerPercent: null, offerMonths: null, offerCode: null, offerTierIds: [], channels: ['EMAIL'] },
    ...{ status: 'DRAFT', scheduledAt: null, startedAt: null, finishedAt: null },
  };
  ledger.tables.campaigns.push(row);
  ledger.note('campaign.created', at, { row });
  return row;
}

function writeDraft(population: Population, at: Date): void {
  const campaign = writeCampaign(population, at, {
    ...{ name: 'Win back', type: 'reactivation', segment: 'INACTIVE' as const, subject: 'We miss you' },
    body: 'It has been a while since we have seen you.\n\nHalf price for a month if you come back.',
  });
  Object.assign(campaign, { filters: { inactiveDaysMin: 30, wasPaidSubscriber: true } });
}

interface Announced {
  readonly at: Date;
  readonly title: string;
  readonly content: string;
  readonly isPinned: boolean;
}

function announce({ ledger }: Population, { at, title, content, isPinned }: Announced): void {
  const row: AnnouncementModel = {
    ...ledger.born(at),
    ...{ creatorId: null, title, content, visibility: 'ALL_MEMBERS', tierIds: [], pinnedAt: isPinned ? at : null },
    ...{ notify: false, channels: [], publishedAt: at, archivedAt: null },
  };
  ledger.tables.announcements.push(row);
  ledger.note('announcement.created', at, { row });
}

/** The mails are in the outbox, and every third was opened; they were counted when their members were made. */
function send(population: Population, campaign: CampaignModel, members: readonly MemberModel[]): void {
  const { ledger } = population;
  const at = campaign.createdAt;
  const doneAt = new Date(at.getTime() + HOUR_MS);
  const { organizationId, id, channels, subject, body } = campaign;
  const what = { creatorId: null, audience: null, channels, subject, body, cta: null, ctaUrl: null, code: null };
  const gathered = {
    gatheredTo:
      members
        .map((member) => member.id)
        .sort()
        .at(-1) ?? null,
    gatheredAt: at,
  };
  const mailing: MailingModel = {
    ...{ organizationId, id, kind: 'CAMPAIGN', ...what, ...gathered },
    ...{ status: 'DONE', openedAt: at, doneAt },
  };
  ledger.tables.mailings.push(mailing);
  members.forEach((member, index) => {
    const sent = member.email !== null && member.emailSuppression === null && member.announcementEmails !== false;
    const openedAt = sent && index % 3 === 0 ? new Date(at.getTime() + (index + 2) * HOUR_MS) : null;
    ledger.tables.messages.push({
      ...{ organizationId, id: ledger.id(at), mailingId: id, memberId: member.id, channel: 'EMAIL' },
      ...(sent
        ? { status: 'SENT', skipReason: null, transport: 'OUTBOX', attempts: 1, sentAt: at }
        : { status: 'SKIPPED', skipReason: reasonOf(member), transport: null, attempts: 0, sentAt: null }),
      ...{ error: null, dueAt: null, claim: null, createdAt: at, openedAt, clickedAt: null },
    });
  });
  const columns = { scheduledAt: at, startedAt: at };
  ledger.change(campaign, at, { status: 'SENDING', ...columns });
  ledger.note('campaign.started', at, { row: campaign });
  ledger.change(campaign, doneAt, { status: 'SENT', finishedAt: doneAt });
  ledger.note('campaign.sent', doneAt, { row: campaign });
}

function reasonOf({ email, emailSuppression }: MemberModel): 'NO_ADDRESS' | 'SUPPRESSED' | 'UNSUBSCRIBED' {
  if (email === null) return 'NO_ADDRESS';
  return emailSuppression === null ? 'UNSUBSCRIBED' : 'SUPPRESSED';
}
