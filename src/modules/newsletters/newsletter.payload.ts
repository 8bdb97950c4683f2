import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { Newsletter } from './newsletter.type';

@ObjectType()
abstract class NewsletterPayload extends MutationPayload {
  @Field(() => Newsletter, { description: 'The newsletter after the change.' })
  newsletter: Newsletter;
}

@ObjectType({ description: 'The new newsletter.' })
export class NewsletterCreatePayload extends NewsletterPayload {}

@ObjectType({ description: 'The changed newsletter.' })
export class NewsletterUpdatePayload extends NewsletterPayload {}

@ObjectType({ description: 'The archived newsletter.' })
export class NewsletterArchivePayload extends NewsletterPayload {}
