import { knownViewer, type RequestContext } from '../../context';
import { type ListOrder, NEWEST_FIRST } from '../../database/list';
import { recordEvent } from '../../events/record';
import { badInput, Failure, notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import type { Page } from '../../shared/page';
import { existingCreatorId } from '../creators/creator.service';
import { closeMailing } from '../messages/mailing.service';
import type { CampaignAudienceInput, CampaignOfferInput, CampaignsArgs } from './campaign.input';
import { CampaignOrderField, CampaignSegment } from './campaign.kinds';
import { checkedAudience } from './campaign-audience.service';
import { campaignFilterSpec } from './campaign.filter';
import { checkMayOffer, endOffer, makeOfferRedeemable } from './campaign-offer.service';
import { referredTiers } from './campaign-references.service';
import {
  type CampaignColumns,
  type CampaignRow,
  findCampaigns,
  insertCampaign,
  listCampaigns,
  lockCampaign,
  updateCampaign as updateRow,
  visibleCampaigns,
} from './campaign.repository';
import { checkCampaignValues, type MessageValues, OPEN_STATUSES } from './campaign.rules';

const COLUMNS: Record<CampaignOrderField, Omit<ListOrder, 'direction'>> = {
  [CampaignOrderField.CREATED_AT]: { column: 'createdAt', kind: 'instant' },
  [CampaignOrderField.UPDATED_AT]: { column: 'updatedAt', kind: 'instant' },
  [CampaignOrderField.SCHEDULED_AT]: { column: 'scheduledAt', kind: 'instant', nullable: true },
};

/** One page of the campaigns that the caller may see, newest first unless ordered otherwise. */
export function findCampaignPage(context: RequestContext, args: CampaignsArgs): Promise<Page<CampaignRow>> {
  const { orderBy } = args;
  const order: ListOrder = orderBy
    ? { ...COLUMNS[orderBy.field], direction: orderBy.direction === 'ASC' ? 'asc' : 'desc' }
    : NEWEST_FIRST;
  const where = { AND: [visibleCampaigns(context.viewer), compileFilter(campaignFilterSpec, args.filter)] };
  return listCampaigns(context.db, { where, order, page: args });
}

/** What can be given of a campaign. */
export interface CampaignChanges {
  readonly name?: string | null | undefined;
  readonly type?: string | null | undefined;
  readonly audience?: CampaignAudienceInput | null | undefined;
  readonly message?: MessageValues | null | undefined;
  readonly offer?: CampaignOfferInput | null | undefined;
  readonly channels?: readonly ('EMAIL' | 'PUSH')[] | null | undefined;
}

/** A new campaign, and when it is to be sent. */
export interface NewCampaign extends CampaignChanges {
  readonly creatorId?: Id | null | undefined;
  readonly scheduledAt?: Date | null | undefined;
  readonly sendNow?: boolean | null | undefined;
}

/** Writes a campaign, and schedules it when a time is given. */
export async function createCampaign(context: RequestContext, values: NewCampaign): Promise<CampaignRow> {
  const { organizationId, creatorId: own } = knownViewer(context);
  const { scheduledAt, sendNow } = values;
  const creatorId = values.creatorId ? await existingCreatorId(context, values.creatorId) : own;
  if (scheduledAt && sendNow) throw badInput('sendNow', 'A campaign is sent now or at scheduledAt, not both.');
  const now = context.clock.now();
  const columns = { segment: CampaignSegment.ALL, ...(await columnsOf(context, values)) };
  const campaign = await insertCampaign(context.db, {
    ...columns,
    organizationId,
    id: newId(now),
    creatorId,
    createdAt: now,
    updatedAt: now,
  });
  recordCampaign(context, 'created', campaign);
  return scheduledAt || sendNow ? scheduled(context, campaign, scheduledAt ?? now) : campaign;
}

/** Changes what is given of a campaign that is not being sent yet. What is offered stands fast once it is scheduled. */
export async function updateCampaign(context: RequestContext, id: Id, values: CampaignChanges): Promise<CampaignRow> {
  const columns = await columnsOf(context, values);
  const before = await openCampaign(context, id);
  if (before.status === 'SCHEDULED' && values.offer !== undefined)
    throw new Failure('INVALID_STATE', 'The offer of a scheduled campaign stands fast: it can be redeemed already.');
  const changed = changesOf(before, columns);
  if (Object.keys(changed).length === 0) return before;
  const campaign = await updateRow(context.db, before, { ...changed, updatedAt: context.clock.now() });
  const previous = Object.fromEntries(
    Object.keys(changed).map((column) => [column, before[column as keyof CampaignRow]]),
  );
  return recordCampaign(context, 'updated', { ...campaign, previous });
}

/** Has a campaign sent at an instant, or now when that is past. One that waits already gets the new time. */
export async function scheduleCampaign(context: RequestContext, id: Id, at: Date | null): Promise<CampaignRow> {
  const campaign = await openCampaign(context, id);
  return scheduled(context, campaign, at ?? context.clock.now());
}

/** Takes a campaign back. What has been sent stays sent; what has not been is not sent any more. */
export async function cancelCampaign(context: RequestContext, id: Id): Promise<CampaignRow> {
  const before = await lockedCampaign(context, id);
  if (before.status !== 'SENDING' && !OPEN_STATUSES.includes(before.status)) throw overFailure(before);
  if (before.status === 'SENDING') await closeMailing(context, id);
  else await endOffer(context, before);
  const now = context.clock.now();
  const columns = { status: 'CANCELED', finishedAt: now, updatedAt: now } as const;
  return recordCampaign(context, 'canceled', await updateRow(context.db, before, columns));
}

/** Notes what happened to a campaign, and answers it. */
export function recordCampaign<Row extends CampaignRow>(context: RequestContext, verb: string, campaign: Row): Row {
  const { id, creatorId } = campaign;
  recordEvent(context, { type: `campaign.${verb}`, subjectId: id, creatorId, data: campaign });
  return campaign;
}

/** A visible campaign that nobody else changes until the transaction ends. */
export async function lockedCampaign(context: RequestContext, id: Id): Promise<CampaignRow> {
  await lockCampaign(context.db, knownViewer(context).organizationId, id);
  const [campaign] = await findCampaigns(context.db, { AND: [visibleCampaigns(context.viewer), { id }] });
  if (!campaign) throw notFound('Campaign');
  return campaign;
}

async function openCampaign(context: RequestContext, id: Id): Promise<CampaignRow> {
  const campaign = await lockedCampaign(context, id);
  if (!OPEN_STATUSES.includes(campaign.status)) throw overFailure(campaign);
  return campaign;
}

function overFailure({ status }: CampaignRow): Failure {
  return new Failure('INVALID_STATE', `The campaign is ${status.toLowerCase()} already.`);
}

async function scheduled(context: RequestContext, campaign: CampaignRow, at: Date): Promise<CampaignRow> {
  const isSame = campaign.status === 'SCHEDULED' && campaign.scheduledAt?.getTime() === at.getTime();
  if (isSame) return campaign;
  await makeOfferRedeemable(context, campaign);
  const columns = { status: 'SCHEDULED', scheduledAt: at, updatedAt: context.clock.now() } as const;
  return recordCampaign(context, 'scheduled', await updateRow(context.db, campaign, columns));
}

async function columnsOf(context: RequestContext, values: CampaignChanges): Promise<CampaignColumns> {
  const { name, type, audience, message, offer, channels } = values;
  checkCampaignValues({ ...values, inactiveDaysMin: audience?.inactiveDaysMin });
  return {
    ...(name ? { name: name.trim() } : {}),
    ...(type ? { type } : {}),
    ...(audience ? await checkedAudience(context, audience) : {}),
    ...(message ? messageColumns(message) : {}),
    ...(offer === undefined ? {} : await offerColumns(context, offer)),
    ...(channels ? { channels: [...new Set(channels)] } : {}),
  };
}

function messageColumns({ subject, body, cta, ctaUrl }: MessageValues) {
  return { subject: subject.trim(), body, cta: cta ?? null, ctaUrl: ctaUrl ?? null };
}

async function offerColumns(context: RequestContext, offer: CampaignOfferInput | null) {
  if (!offer) return { offerPercent: null, offerMonths: null, offerCode: null, offerTierIds: [] };
  const { percent, durationMonths, code, tierIds } = offer;
  checkMayOffer(context, percent);
  return {
    offerPercent: percent,
    offerMonths: durationMonths ?? null,
    offerCode: code,
    offerTierIds: await referredTiers(context, tierIds ?? [], 'offer.tierIds'),
  };
}

/** The given columns whose value is another one. */
function changesOf(before: CampaignRow, columns: CampaignColumns): CampaignColumns {
  const same = (column: string, value: unknown) =>
    JSON.stringify(before[column as keyof CampaignRow]) === JSON.stringify(value);
  return Object.fromEntries(Object.entries(columns).filter(([column, value]) => !same(column, value)));
}
