import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { unsubscribeKey } from './member-unsubscribe.service';
import type { MemberRow } from './member.repository';
import { Member } from './member.type';

@Resolver(() => Member)
export class MemberUnsubscribeResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What proves, beside the uuid in a link, that the link is the member’s own: it lets its owner unsubscribe the member. 64 hexadecimal digits; null without the scope members:write.',
  })
  unsubscribeKey(@Root() member: MemberRow, @Ctx() context: RequestContext): Promise<string | null> {
    return unsubscribeKey(context, member);
  }
}
