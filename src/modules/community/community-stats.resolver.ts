import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { knownViewer, type RequestContext } from '../../context';
import { fromGlobalId } from '../../schema/global-id';
import { Scope } from '../../schema/scope';
import { badInput } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { existingCreatorId } from '../creators/creator.service';
import { engagementByMember } from '../engagement/engagement.loaders';
import { memberById } from '../members/member.loaders';
import type { MemberRow } from '../members/member.repository';
import {
  type ContributorRow,
  countCommunity,
  findTopContributors,
  findTrendingTopics,
  type StatsQuery,
  type StatsRow,
  type TopicRow,
} from './community-stats.repository';
import { CommunityStats, TopContributor, TrendingTopic } from './community-stats.type';

const DAY_MS = 86_400_000;
const CONTRIBUTION_DAYS = 30;
const TREND_DAYS = 7;
const MAX_LIMIT = 50;

/** The figures, with what further ones are asked by. */
type StatsSource = StatsRow & { readonly query: StatsQuery };

@Resolver(() => CommunityStats)
export class CommunityStatsResolver {
  @Query(() => CommunityStats, {
    description: 'What the community does at present, of real posts, comments and reports.',
  })
  @Scope('community:read')
  async communityStats(
    @Arg('creatorId', () => ID, { nullable: true, description: 'Only of this creator; of all when absent.' })
    asked: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<StatsSource> {
    const viewer = knownViewer(context);
    const creatorId = asked ? await existingCreatorId(context, fromGlobalId('Creator', asked)) : viewer.creatorId;
    const query = { organizationId: viewer.organizationId, creatorId, now: context.clock.now() };
    return { ...(await countCommunity(context.db, query)), query };
  }

  @FieldResolver()
  asOf(@Root() { query }: StatsSource): Date {
    return query.now;
  }

  @FieldResolver(() => [TopContributor], {
    description: 'Living members who wrote most in the last 30 days, most first.',
  })
  topContributors(
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many at most, 1 to 50.' }) first: number,
    @Root() { query }: StatsSource,
    @Ctx() context: RequestContext,
  ): Promise<ContributorRow[]> {
    return findTopContributors(context.db, query, {
      since: daysBefore(query, CONTRIBUTION_DAYS),
      limit: checked(first),
    });
  }

  @FieldResolver(() => [TrendingTopic], { description: 'Topics named most in the last seven days, most first.' })
  trendingTopics(
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many at most, 1 to 50.' }) first: number,
    @Root() { query }: StatsSource,
    @Ctx() context: RequestContext,
  ): Promise<TopicRow[]> {
    return findTrendingTopics(context.db, query, { since: daysBefore(query, TREND_DAYS), limit: checked(first) });
  }
}

@Resolver(() => TopContributor)
export class TopContributorResolver {
  @FieldResolver()
  member(@Root() { memberId }: { memberId: Id }, @Ctx() context: RequestContext): Promise<MemberRow | null> {
    return memberById(context).load(memberId);
  }

  @FieldResolver()
  async badge(@Root() { memberId }: { memberId: Id }, @Ctx() context: RequestContext): Promise<string | null> {
    const level = (await engagementByMember(context).load(memberId))?.level ?? 'INACTIVE';
    return level === 'INACTIVE' ? null : `${level[0] ?? ''}${level.slice(1).toLowerCase()}`;
  }
}

function daysBefore({ now }: StatsQuery, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

function checked(first: number): number {
  if (first < 1 || first > MAX_LIMIT) throw badInput('first', `The first must be from 1 to ${MAX_LIMIT}.`);
  return first;
}
