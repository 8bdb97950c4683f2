import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { creatorById } from '../creators/creator.loaders';
import type { CreatorRow } from '../creators/creator.repository';
import { Creator } from '../creators/creator.type';
import { labelsByMember } from '../labels/label.loaders';
import type { LabelRow } from '../labels/label.repository';
import { Label } from '../labels/label.type';
import { newslettersByMember } from '../newsletters/newsletter.loaders';
import type { NewsletterRow } from '../newsletters/newsletter.repository';
import { Newsletter } from '../newsletters/newsletter.type';
import type { MemberRow } from './member.repository';
import { Member } from './member.type';

@Resolver(() => Member)
export class MemberLinksResolver {
  @FieldResolver(() => Creator, { description: 'The home creator.' })
  creator(@Root() member: MemberRow, @Ctx() context: RequestContext): Promise<CreatorRow | null> {
    return creatorById(context).load(member.creatorId);
  }

  @FieldResolver(() => [Label], { description: 'The labels on the member, in the order in which they were given.' })
  labels(@Root() member: MemberRow, @Ctx() context: RequestContext): Promise<LabelRow[]> {
    return labelsByMember(context).load(member.id);
  }

  @FieldResolver(() => [Newsletter], {
    description: 'The newsletters that the member is subscribed to, in their order.',
  })
  async newsletters(
    @Root() member: MemberRow,
    @Arg('active', () => Boolean, {
      nullable: true,
      description: 'Only those still sent (true) or archived ones (false).',
    })
    active: boolean | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<NewsletterRow[]> {
    const newsletters = await newslettersByMember(context).load(member.id);
    return newsletters.filter(({ status }) => typeof active !== 'boolean' || active === (status === 'ACTIVE'));
  }

  @FieldResolver(() => Boolean, { description: 'Whether the member is subscribed to a newsletter that is still sent.' })
  async subscribed(@Root() member: MemberRow, @Ctx() context: RequestContext): Promise<boolean> {
    const newsletters = await newslettersByMember(context).load(member.id);
    return newsletters.some(({ status }) => status === 'ACTIVE');
  }
}
