import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { requireScope } from '../../auth/viewer';
import type { RequestContext } from '../../context';
import { Scope } from '../../schema/scope';
import type { Id } from '../../shared/id';
import type { MemberRow } from '../members/member.repository';
import { Member } from '../members/member.type';
import { MemberFilter } from '../members/member-filter.input';
import { rankByMember } from './engagement.loaders';
import { memberEngagement, memberSegments } from './engagement.service';
import { MemberEngagement, MemberSegments } from './engagement.type';

@Resolver(() => MemberEngagement)
export class EngagementResolver {
  @Query(() => MemberSegments, { description: 'How many members there are on each level of engagement.' })
  @Scope('engagement:read')
  memberSegments(
    @Arg('filter', () => MemberFilter, { nullable: true, description: 'Which members; all living ones when absent.' })
    filter: MemberFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<MemberSegments> {
    return memberSegments(context, filter);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "Where the member stands among the living members of the home creator, from 1: by score, then by interactions of the last 30 days, then by id. Null for a deleted member. It is worked out over all of the creator's members, once for all that are asked for.",
  })
  rank(@Root() { memberId }: { memberId: Id }, @Ctx() context: RequestContext): Promise<number | null> {
    return rankByMember(context).load(memberId);
  }
}

@Resolver(() => Member)
export class MemberEngagementResolver {
  @FieldResolver(() => MemberEngagement, {
    description: 'How engaged the member is; takes the scope engagement:read.',
  })
  async engagement(@Root() { id }: MemberRow, @Ctx() context: RequestContext) {
    requireScope(context.viewer, 'engagement:read');
    return { ...(await memberEngagement(context, id)), memberId: id };
  }
}
