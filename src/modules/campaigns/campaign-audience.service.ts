import { knownViewer, type RequestContext } from '../../context';
import { toGlobalId } from '../../schema/global-id';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';
import { existingCreatorId } from '../creators/creator.service';
import type { MemberFilter } from '../members/member-filter.input';
import type { MemberRow } from '../members/member.repository';
import { findMemberPage, membersWhere } from '../members/member.service';
import { countReach } from '../messages/reach.service';
import { audienceFilter, type CampaignAudience, type CampaignConditions } from './campaign-audience';
import type { CampaignAudienceInput } from './campaign.input';
import { CampaignSegment } from './campaign.kinds';
import { referredLabels, referredTiers } from './campaign-references.service';
import type { CampaignRow } from './campaign.repository';
import { checkCampaignValues } from './campaign.rules';

const SAMPLE = 5;

/** Whom a campaign is for, in the form in which it is stored, after a look at whether the caller may ask for it. */
export async function checkedAudience(context: RequestContext, input: CampaignAudienceInput) {
  const { segment, inactiveDaysMin, wasPaidSubscriber, tierIds, labelIds, filter } = input;
  checkCampaignValues({ inactiveDaysMin });
  const conditions: CampaignConditions = {
    ...(typeof inactiveDaysMin === 'number' ? { inactiveDaysMin } : {}),
    ...(typeof wasPaidSubscriber === 'boolean' ? { wasPaidSubscriber } : {}),
    ...(tierIds ? { tierIds: await referredTiers(context, tierIds, 'audience.tierIds') } : {}),
    ...(labelIds ? { labelIds: await referredLabels(context, labelIds, 'audience.labelIds') } : {}),
  };
  const audience = { segment: segment ?? CampaignSegment.ALL, conditions, filter: plain(filter) };
  membersWhere(context, { filter: audienceFilter(audience, context.clock.now()), includeDeleted: false });
  return { segment: audience.segment, filters: conditions, filter: audience.filter };
}

/** Input objects as plain JSON, as it is stored. */
function plain(filter: MemberFilter | null | undefined): MemberFilter | null {
  return filter ? (JSON.parse(JSON.stringify(filter)) as MemberFilter) : null;
}

/** Whom a campaign is for. */
export function audienceOf({ segment, filters, filter }: CampaignRow): CampaignAudience {
  return {
    segment: CampaignSegment[segment],
    conditions: filters as CampaignConditions,
    filter: filter as MemberFilter | null,
  };
}

/** The members for whom a campaign would be now, the newest first. */
export function previewMembers(
  context: RequestContext,
  audience: CampaignAudience,
  creatorId: Id | null,
): Promise<Page<MemberRow>> {
  return findMemberPage(context, {
    filter: filterOf(context, audience, creatorId),
    includeDeleted: false,
    first: SAMPLE,
  });
}

/** For whom a campaign with this audience would be now. */
export async function previewCampaign(
  context: RequestContext,
  input: CampaignAudienceInput,
  creatorId: Id | null | undefined,
) {
  const { segment, filters, filter } = await checkedAudience(context, input);
  const audience = { segment, conditions: filters, filter };
  const of = creatorId ? await existingCreatorId(context, creatorId) : knownViewer(context).creatorId;
  const page = await previewMembers(context, audience, of);
  const where = membersWhere(context, { filter: filterOf(context, audience, of), includeDeleted: false });
  return { memberCount: await page.count(), reach: await countReach(context, where), sample: [...page.rows] };
}

function filterOf(context: RequestContext, audience: CampaignAudience, creatorId: Id | null): MemberFilter {
  const filter = audienceFilter(audience, context.clock.now());
  return creatorId ? { and: [{ creatorId: { eq: toGlobalId('Creator', creatorId) } }, filter] } : filter;
}
