import { Arg, Args, Ctx, FieldResolver, Float, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, fromOptionalGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { CalendarDate, SafeInt } from '../../schema/scalars';
import { Scope } from '../../schema/scope';
import { printDay } from '../../shared/calendar-day';
import type { Page } from '../../shared/page';
import { creatorById } from '../creators/creator.loaders';
import type { CreatorRow } from '../creators/creator.repository';
import { Creator } from '../creators/creator.type';
import { organizationToday } from '../organizations/organization-day.service';
import { TipJarArchiveInput, TipJarCreateInput, TipJarsArgs, TipJarUpdateInput } from './tip-jar.input';
import { jarSum, tipJarById } from './tip-jar.loaders';
import { TipJarArchivePayload, TipJarCreatePayload, TipJarUpdatePayload } from './tip-jar.payload';
import type { TipJarRow } from './tip-jar.repository';
import { jarStatus } from './tip-jar.rules';
import { archiveTipJar, createTipJar, findTipJarPage, updateTipJar } from './tip-jar.service';
import { TipJar, TipJarConnection, TipJarStatus } from './tip-jar.type';

@Resolver(() => TipJar)
export class TipJarResolver {
  @Query(() => TipJarConnection, { description: 'Tip jars, newest first unless ordered otherwise.' })
  @Scope('tips:read')
  tipJars(@Args(() => TipJarsArgs) args: TipJarsArgs, @Ctx() context: RequestContext): Promise<Page<TipJarRow>> {
    return findTipJarPage(context, args);
  }

  @Query(() => TipJar, { nullable: true, description: 'A tip jar; null when there is none.' })
  @Scope('tips:read')
  async tipJar(
    @Arg('id', () => ID, { description: 'The jar.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<TipJarRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'TipJar' ? tipJarById(context).load(parsed.id) : null;
  }

  @FieldResolver(() => Creator, { nullable: true, description: 'The creator whom it belongs to.' })
  creator(@Root() jar: TipJarRow, @Ctx() context: RequestContext): Promise<CreatorRow | null> {
    return creatorById(context).load(jar.creatorId);
  }

  @FieldResolver(() => SafeInt)
  async raisedMinor(@Root() jar: TipJarRow, @Ctx() context: RequestContext): Promise<bigint> {
    return (await jarSum(context).load(jar.id)).raisedMinor;
  }

  @FieldResolver(() => Int)
  async tipCount(@Root() jar: TipJarRow, @Ctx() context: RequestContext): Promise<number> {
    return (await jarSum(context).load(jar.id)).tipCount;
  }

  @FieldResolver(() => Float, { nullable: true })
  async progress(@Root() jar: TipJarRow, @Ctx() context: RequestContext): Promise<number | null> {
    if (jar.goalMinor === null) return null;
    return Number((await jarSum(context).load(jar.id)).raisedMinor) / Number(jar.goalMinor);
  }

  @FieldResolver(() => CalendarDate, { nullable: true })
  endsOn(@Root() jar: TipJarRow): string | null {
    return jar.endsOn && printDay(jar.endsOn);
  }

  @FieldResolver(() => TipJarStatus)
  async status(@Root() jar: TipJarRow, @Ctx() context: RequestContext): Promise<TipJarStatus> {
    return jarStatus(jar, await organizationToday(context));
  }

  @Mutation(() => TipJarCreatePayload, { description: 'Creates a tip jar.' })
  @Scope('tips:write')
  tipJarCreate(@Arg('input', { description: 'The jar.' }) input: TipJarCreateInput, @Ctx() context: RequestContext) {
    return mutate(context, { name: 'tipJarCreate', input }, async (transaction) => ({
      tipJar: await createTipJar(transaction, {
        ...input,
        creatorId: fromOptionalGlobalId('Creator', input.creatorId),
      }),
    }));
  }

  @Mutation(() => TipJarUpdatePayload, {
    description: 'Changes only what is given of a tip jar. INVALID_STATE when it is archived.',
  })
  @Scope('tips:write')
  tipJarUpdate(
    @Arg('input', { description: 'The changes.' }) input: TipJarUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'tipJarUpdate', input }, async (transaction) => ({
      tipJar: await updateTipJar(transaction, fromGlobalId('TipJar', input.id), input),
    }));
  }

  @Mutation(() => TipJarArchivePayload, {
    description: 'Puts a tip jar away: it takes no more tips. One that is archived already stays as it is.',
  })
  @Scope('tips:write')
  tipJarArchive(
    @Arg('input', { description: 'Which jar.' }) input: TipJarArchiveInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'tipJarArchive', input }, async (transaction) => ({
      tipJar: await archiveTipJar(transaction, fromGlobalId('TipJar', input.id)),
    }));
  }
}
