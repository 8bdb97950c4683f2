import { randomUUID } from 'node:crypto';
import { systemViewer } from '../../auth/system-viewer';
import { type ContextParts, createContext, knownViewer, type RequestContext } from '../../context';
import { inTransaction } from '../../database/transaction';
import type { Id } from '../../shared/id';
import { type MailingEnd, openMailing } from '../messages/mailing.service';
import { audienceFilter } from './campaign-audience';
import { audienceOf } from './campaign-audience.service';
import { findDueCampaigns, lockCampaign, updateCampaign } from './campaign.repository';
import { lockedCampaign, recordCampaign } from './campaign.service';

/** Begins to send all campaigns whose time has come. Any number of processes may do it: each campaign begins once. */
export async function beginDueCampaigns(parts: ContextParts): Promise<void> {
  for (const due of await findDueCampaigns(parts.db, parts.clock.now())) {
    const viewer = systemViewer({ id: due.organizationId, clockOffsetMs: due.clockOffsetMs });
    const context = createContext(parts, { viewer, requestId: randomUUID(), dialect: 'system' });
    try {
      await inTransaction(context, (transaction) => beginCampaign(transaction, due.id));
    } catch (error) {
      parts.log.warn({ err: error, campaign: due.id }, 'a campaign could not be begun and is looked at again');
    }
  }
}

async function beginCampaign(context: RequestContext, id: Id): Promise<void> {
  const { db, clock } = context;
  const campaign = await lockedCampaign(context, id);
  const now = clock.now();
  if (campaign.status !== 'SCHEDULED' || !campaign.scheduledAt || campaign.scheduledAt > now) return;
  const { creatorId, channels, subject, body, cta, ctaUrl, offerCode: code } = campaign;
  const audience = audienceFilter(audienceOf(campaign), now);
  await openMailing(context, { id, kind: 'CAMPAIGN', creatorId, audience, channels, subject, body, cta, ctaUrl, code });
  const begun = await updateCampaign(db, campaign, { status: 'SENDING', startedAt: now, updatedAt: now });
  recordCampaign(context, 'started', begun);
}

/** Locks the campaign of a mailing before the mailing itself, as whoever cancels it does. */
export async function lockSentCampaign(context: RequestContext, id: Id): Promise<void> {
  await lockCampaign(context.db, knownViewer(context).organizationId, id);
}

/** Ends a campaign of which everything has been sent that could be. */
export async function endCampaign(context: RequestContext, { mailing, counts }: MailingEnd): Promise<void> {
  const campaign = await lockedCampaign(context, mailing.id);
  if (campaign.status !== 'SENDING') return;
  const now = context.clock.now();
  const status = counts.sent === 0 && counts.failed > 0 ? 'FAILED' : 'SENT';
  const ended = await updateCampaign(context.db, campaign, { status, finishedAt: now, updatedAt: now });
  recordCampaign(context, status.toLowerCase(), ended);
}
