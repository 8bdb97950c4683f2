import { Field, InputType, ObjectType } from 'type-graphql';
import { organizationOf, type RequestContext } from '../context';
import { inTransaction } from '../database/transaction';
import { once } from '../idempotency/idempotency.service';
import { forgetLoaded } from '../shared/loader';
import { notesOf } from '../shared/request-notes';

@InputType()
export abstract class MutationInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Makes a retry safe: the same key with the same input has its effect once. Kept for 24 hours. Over HTTP a repeated answer has the header Idempotency-Replayed.',
  })
  idempotencyKey?: string | null;

  @Field(() => String, { nullable: true, description: 'Returned as it was sent.' })
  clientMutationId?: string | null;
}

@ObjectType()
export abstract class MutationPayload {
  @Field(() => String, { nullable: true, description: 'What the input had as clientMutationId.' })
  clientMutationId?: string | null;
}

/**
 * Runs one mutation as one transaction, once for its idempotency key, and answers the payload with the caller's
 * clientMutationId. Every mutation resolver is a call of this. What changes many objects may ask for a longer timeout.
 */
export async function mutate<I extends MutationInput, P extends object>(
  context: RequestContext,
  mutation: { readonly name: string; readonly input: I; readonly timeoutMs?: number },
  work: (context: RequestContext) => Promise<P>,
): Promise<P & MutationPayload> {
  organizationOf(context);
  const { idempotencyKey, clientMutationId, ...request } = mutation.input;
  const run = async (transaction: RequestContext) => {
    if (idempotencyKey === undefined || idempotencyKey === null) return work(transaction);
    const key = { key: idempotencyKey, request: { mutation: mutation.name, ...request } };
    const { reply, replayed } = await once(transaction, key, () => work(transaction));
    if (replayed) notesOf(context).replayed = true;
    return reply;
  };
  const payload = await inTransaction(context, run, mutation.timeoutMs);
  forgetLoaded(context);
  return { ...payload, clientMutationId: clientMutationId ?? null };
}
