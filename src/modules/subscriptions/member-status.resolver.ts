import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import type { MemberRow } from '../members/member.repository';
import { Member } from '../members/member.type';
import { memberStatus } from './member-status.service';
import { MemberStatus } from './member-status.type';

@Resolver(() => Member)
export class MemberStatusResolver {
  @FieldResolver(() => MemberStatus, {
    description: 'The highest of the terms on which the member has access to tiers now; FREE without any.',
  })
  status(@Root() member: MemberRow, @Ctx() context: RequestContext): Promise<MemberStatus> {
    return memberStatus(context, member.id);
  }
}
