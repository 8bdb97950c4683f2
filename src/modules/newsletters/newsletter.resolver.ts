import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import {
  NewsletterCreateInput,
  NewsletterArchiveInput,
  NewslettersArgs,
  NewsletterUpdateInput,
} from './newsletter.input';
import { newsletterAudience, newsletterById } from './newsletter.loaders';
import { NewsletterArchivePayload, NewsletterCreatePayload, NewsletterUpdatePayload } from './newsletter.payload';
import type { NewsletterRow } from './newsletter.repository';
import { archiveNewsletter, createNewsletter, findNewsletterPage, updateNewsletter } from './newsletter.service';
import { Newsletter, NewsletterConnection } from './newsletter.type';

@Resolver(() => Newsletter)
export class NewsletterResolver {
  @Query(() => NewsletterConnection, {
    description: 'Newsletters. In the order that the staff chose unless ordered otherwise.',
  })
  @Scope('catalog:read')
  newsletters(
    @Args(() => NewslettersArgs) args: NewslettersArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<NewsletterRow>> {
    return findNewsletterPage(context, args);
  }

  @Query(() => Newsletter, { nullable: true, description: 'A newsletter; null when there is none.' })
  @Scope('catalog:read')
  async newsletter(
    @Arg('id', () => ID, { description: 'The newsletter.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<NewsletterRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'Newsletter' ? newsletterById(context).load(parsed.id) : null;
  }

  @FieldResolver(() => Int, { description: 'Living members who are subscribed to it.' })
  async memberCount(@Root() newsletter: NewsletterRow, @Ctx() context: RequestContext): Promise<number> {
    return (await newsletterAudience(context).load(newsletter.id)).memberCount;
  }

  @FieldResolver(() => Int, { description: 'Living members who are subscribed to it and to whom mail can be sent.' })
  async activeMemberCount(@Root() newsletter: NewsletterRow, @Ctx() context: RequestContext): Promise<number> {
    return (await newsletterAudience(context).load(newsletter.id)).activeMemberCount;
  }

  @Mutation(() => NewsletterCreatePayload, {
    description: 'Creates a newsletter. CONFLICT when the name or the slug is in use.',
  })
  @Scope('catalog:write')
  newsletterCreate(
    @Arg('input', { description: 'The newsletter.' }) input: NewsletterCreateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'newsletterCreate', input }, async (transaction) => ({
      newsletter: await createNewsletter(transaction, input),
    }));
  }

  @Mutation(() => NewsletterUpdatePayload, { description: 'Changes only what is given.' })
  @Scope('catalog:write')
  newsletterUpdate(
    @Arg('input', { description: 'The changes.' }) input: NewsletterUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'newsletterUpdate', input }, async (transaction) => ({
      newsletter: await updateNewsletter(transaction, fromGlobalId('Newsletter', input.id), input),
    }));
  }

  @Mutation(() => NewsletterArchivePayload, {
    description: 'Stops a newsletter. Who is subscribed stays known; an archived one stays as it is.',
  })
  @Scope('catalog:write')
  newsletterArchive(
    @Arg('input', { description: 'The newsletter.' }) input: NewsletterArchiveInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'newsletterArchive', input }, async (transaction) => ({
      newsletter: await archiveNewsletter(transaction, fromGlobalId('Newsletter', input.id)),
    }));
  }
}
