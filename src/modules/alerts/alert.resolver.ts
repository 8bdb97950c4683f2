import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { may } from '../../auth/viewer';
import type { RequestContext } from '../../context';
import { fromGlobalId, parseGlobalId, toGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { creatorById } from '../creators/creator.loaders';
import { Creator } from '../creators/creator.type';
import { memberById } from '../members/member.loaders';
import { Member } from '../members/member.type';
import type { AlertDriver } from './alert-driver.repository';
import type { AlertSettings, AlertSettingValues } from './alert-settings.rules';
import {
  EngagementAlertFeedbackInput,
  EngagementAlertResolveInput,
  EngagementAlertsArgs,
  EngagementAlertSettingsUpdateInput,
} from './alert.input';
import { alertById, settingsByCreator } from './alert.loaders';
import {
  EngagementAlertFeedbackPayload,
  EngagementAlertResolvePayload,
  EngagementAlertSettingsUpdatePayload,
} from './alert.payload';
import type { AlertRow } from './alert.repository';
import { findAlertPage, rateAlert, resolveAlert, updateAlertSettings } from './alert.service';
import {
  EngagementAlert,
  EngagementAlertConnection,
  EngagementAlertDriver,
  EngagementAlertExpectation,
  EngagementAlertSettings,
} from './alert.type';

/** Settings that may be null; of all others null means the same as absent. */
const CLEARABLE = new Set(['mutedUntil', 'quietFrom', 'quietUntil']);

@Resolver(() => EngagementAlert)
export class EngagementAlertResolver {
  @Query(() => EngagementAlertConnection, {
    description: 'Alerts of unusual engagement. Newest first unless ordered otherwise.',
  })
  @Scope('alerts:read')
  engagementAlerts(
    @Args(() => EngagementAlertsArgs) args: EngagementAlertsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<AlertRow>> {
    return findAlertPage(context, args);
  }

  @Query(() => EngagementAlert, { nullable: true, description: 'An alert; null when there is none.' })
  @Scope('alerts:read')
  async engagementAlert(
    @Arg('id', () => ID, { description: 'The alert.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<AlertRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'EngagementAlert' ? alertById(context).load(parsed.id) : null;
  }

  @FieldResolver(() => Creator, { nullable: true, description: 'Whose audience it is; null when not visible.' })
  creator(@Root() alert: AlertRow, @Ctx() context: RequestContext) {
    return creatorById(context).load(alert.creatorId);
  }

  @FieldResolver()
  likelihood(@Root() alert: AlertRow): number {
    return 10 ** -alert.surprise;
  }

  @FieldResolver()
  expected(@Root() alert: AlertRow): EngagementAlertExpectation {
    return { low: alert.expectedLow, mean: alert.expectedMean, high: alert.expectedHigh };
  }

  @Mutation(() => EngagementAlertFeedbackPayload, { description: 'Says whether an alert was useful.' })
  @Scope('alerts:write')
  engagementAlertFeedback(
    @Arg('input', { description: 'The feedback.' }) input: EngagementAlertFeedbackInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'engagementAlertFeedback', input }, async (transaction) => ({
      engagementAlert: await rateAlert(transaction, fromGlobalId('EngagementAlert', input.id), input),
    }));
  }

  @Mutation(() => EngagementAlertResolvePayload, {
    description: 'Closes an alert; what goes on of its episode is not told again. INVALID_STATE when it is resolved.',
  })
  @Scope('alerts:write')
  engagementAlertResolve(
    @Arg('input', { description: 'The alert.' }) input: EngagementAlertResolveInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'engagementAlertResolve', input }, async (transaction) => ({
      engagementAlert: await resolveAlert(transaction, fromGlobalId('EngagementAlert', input.id)),
    }));
  }

  @Mutation(() => EngagementAlertSettingsUpdatePayload, { description: 'Changes what a creator wants to be told of.' })
  @Scope('alerts:write')
  engagementAlertSettingsUpdate(
    @Arg('input', { description: 'The settings.' }) input: EngagementAlertSettingsUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    const { creatorId, idempotencyKey: _key, clientMutationId: _id, ...given } = input;
    const values = Object.fromEntries(
      Object.entries(given).filter(([field, value]) => value !== undefined && (value !== null || CLEARABLE.has(field))),
    ) as AlertSettingValues;
    return mutate(context, { name: 'engagementAlertSettingsUpdate', input }, async (transaction) => ({
      settings: await updateAlertSettings(transaction, fromGlobalId('Creator', creatorId), values),
    }));
  }
}

@Resolver(() => EngagementAlertDriver)
export class EngagementAlertDriverResolver {
  @FieldResolver(() => Member, { nullable: true })
  member(@Root() driver: AlertDriver, @Ctx() context: RequestContext) {
    return driver.memberId ? memberById(context).load(driver.memberId) : null;
  }
}

@Resolver(() => EngagementAlertSettings)
export class EngagementAlertSettingsResolver {
  @FieldResolver(() => ID)
  creatorId(@Root() settings: AlertSettings): string {
    return toGlobalId('Creator', settings.creatorId);
  }
}

@Resolver(() => Creator)
export class CreatorAlertSettingsResolver {
  @FieldResolver(() => EngagementAlertSettings, {
    nullable: true,
    description: 'Of which alerts the creator wants to be told; null without the scope alerts:read.',
  })
  engagementAlertSettings(@Root() creator: { id: string }, @Ctx() context: RequestContext) {
    return may(context.viewer, 'alerts:read') ? settingsByCreator(context).load(creator.id) : null;
  }
}
