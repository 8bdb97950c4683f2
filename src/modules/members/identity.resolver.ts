import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import { removeIdentity, setIdentity } from './identity.service';
import { MemberIdentityRemoveInput, MemberIdentitySetInput } from './member.input';
import { MemberIdentityRemovePayload, MemberIdentitySetPayload } from './member.payload';

@Resolver()
export class IdentityResolver {
  @Mutation(() => MemberIdentitySetPayload, {
    description: 'Sets the name by which another system knows a member. CONFLICT when another member has it.',
  })
  @Scope('members:write')
  memberIdentitySet(
    @Arg('input', { description: 'The name.' }) input: MemberIdentitySetInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'memberIdentitySet', input }, (transaction) =>
      setIdentity(transaction, fromGlobalId('Member', input.memberId), input),
    );
  }

  @Mutation(() => MemberIdentityRemovePayload, {
    description: 'Removes the name by which another system knows a member.',
  })
  @Scope('members:write')
  memberIdentityRemove(
    @Arg('input', { description: 'Which name.' }) input: MemberIdentityRemoveInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'memberIdentityRemove', input }, async (transaction) => ({
      member: await removeIdentity(transaction, fromGlobalId('Member', input.memberId), input.key),
    }));
  }
}
