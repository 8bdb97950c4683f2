import { knownViewer, type RequestContext } from '../../context';
import { recordEvent } from '../../events/record';
import type { Id } from '../../shared/id';
import { existingCreatorId } from '../creators/creator.service';
import { ownOrganization } from '../organizations/organization-day.service';
import { settingsByCreator } from './milestone.loaders';
import { type MilestoneSettingsRow, saveMilestoneSettings } from './milestone.repository';
import { checkMilestoneSettings, type MilestoneSettingValues, usualThresholds } from './milestone.rules';
import type { MilestoneMetric } from './milestone.type';

/** The round numbers that are told of a creator. */
export interface Thresholds {
  readonly members: readonly bigint[];
  readonly revenueMinor: readonly bigint[];
}

/** The round numbers of one metric: those that were chosen, otherwise the usual ones. */
export function thresholdsOf(
  settings: MilestoneSettingsRow | null | undefined,
  metric: MilestoneMetric,
  currency: string,
): readonly bigint[] {
  const chosen = metric === 'MEMBERS' ? settings?.members : settings?.revenueMinor;
  return chosen && chosen.length > 0 ? chosen : usualThresholds(metric, currency);
}

/** The round numbers that are told of a creator whom the caller has found. */
export async function milestoneSettings(context: RequestContext, creatorId: Id): Promise<Thresholds> {
  return toThresholds(context, await settingsByCreator(context).load(creatorId));
}

/** Chooses round numbers of a creator whom the caller may see; null goes back to the usual ones. */
export async function updateMilestoneSettings(
  context: RequestContext,
  asked: Id,
  values: MilestoneSettingValues,
): Promise<Thresholds> {
  checkMilestoneSettings(values);
  const { organizationId } = knownViewer(context);
  const creatorId = await existingCreatorId(context, asked);
  const before = await settingsByCreator(context).load(creatorId);
  const { members, revenueMinor } = values;
  const settings = await saveMilestoneSettings(
    context.db,
    { organizationId, creatorId },
    {
      ...(members === undefined ? {} : { members: ascending(members) }),
      ...(revenueMinor === undefined ? {} : { revenueMinor: ascending(revenueMinor) }),
      updatedAt: context.clock.now(),
    },
  );
  const data = before ? { ...settings, previous: before } : settings;
  recordEvent(context, { type: 'milestone_settings.updated', subjectId: creatorId, creatorId, data });
  return toThresholds(context, settings);
}

async function toThresholds(context: RequestContext, settings: MilestoneSettingsRow | null): Promise<Thresholds> {
  const { currency } = await ownOrganization(context);
  return {
    members: thresholdsOf(settings, 'MEMBERS', currency),
    revenueMinor: thresholdsOf(settings, 'REVENUE', currency),
  };
}

function ascending(numbers: readonly number[] | null): bigint[] {
  return (numbers ?? []).toSorted((one, other) => one - other).map(BigInt);
}
