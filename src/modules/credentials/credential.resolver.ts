import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { CredentialRow } from '../../auth/credential.repository';
import type { RequestContext } from '../../context';
import { PageArgs } from '../../schema/connection';
import { fromGlobalId, fromOptionalGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { creatorById } from '../creators/creator.loaders';
import { notFound } from '../../shared/failure';
import { CredentialCreateInput, CredentialIdInput } from './credential.input';
import { credentialById } from './credential.loaders';
import { CredentialCreatePayload, CredentialRevokePayload } from './credential.payload';
import { type CredentialOrder, issueCredential, listCredentials, revokeCredential } from './credential.service';
import { Credential, CredentialConnection } from './credential.type';

@Resolver(() => Credential)
export class CredentialResolver {
  @Query(() => CredentialConnection, { description: "The organization's credentials, newest first." })
  @Scope('credentials:read')
  credentials(@Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext): Promise<Page<CredentialRow>> {
    return listCredentials(context, args);
  }

  @Query(() => Credential, { nullable: true, description: 'A credential; null when there is none.' })
  @Scope('credentials:read')
  async credential(
    @Arg('id', () => ID, { description: 'The credential.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<CredentialRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'Credential' ? credentialById(context).load(parsed.id) : null;
  }

  @Mutation(() => CredentialCreatePayload, {
    description: 'Makes a credential that may do at most what the caller may. FORBIDDEN when it would do more.',
  })
  @Scope('credentials:write')
  async credentialCreate(
    @Arg('input', { description: 'The credential.' }) input: CredentialCreateInput,
    @Ctx() context: RequestContext,
  ) {
    let secret: string | null = null;
    // Only the payload is kept for the idempotency key: the secret must not be stored anywhere.
    const payload = await mutate(context, { name: 'credentialCreate', input }, async (transaction) => {
      const issued = await issueCredential(transaction, await toOrder(transaction, input));
      secret = issued.credential;
      return { credential: issued.row };
    });
    return { ...payload, secret };
  }

  @Mutation(() => CredentialRevokePayload, { description: 'Makes a credential useless, at once and for good.' })
  @Scope('credentials:write')
  credentialRevoke(
    @Arg('input', { description: 'The credential.' }) input: CredentialIdInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'credentialRevoke', input }, async (transaction) => ({
      credential: await revokeCredential(transaction, fromGlobalId('Credential', input.id)),
    }));
  }
}

async function toOrder(context: RequestContext, input: CredentialCreateInput): Promise<CredentialOrder> {
  const { dialect, name, role, kind, ttlSeconds, bare } = input;
  const creatorId = fromOptionalGlobalId('Creator', input.creatorId) ?? undefined;
  if (creatorId && !(await creatorById(context).load(creatorId))) throw notFound('Creator');
  return {
    dialect,
    creatorId,
    name: name ?? undefined,
    role: role ?? undefined,
    kind: kind ?? undefined,
    ttlMs: typeof ttlSeconds === 'number' ? ttlSeconds * 1000 : undefined,
    bare: bare ?? undefined,
  };
}
