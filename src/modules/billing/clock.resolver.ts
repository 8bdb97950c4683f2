import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import { OrganizationClockAdvanceInput } from '../organizations/organization.input';
import { OrganizationClockAdvancePayload } from '../organizations/organization.payload';
import { advanceClock } from '../organizations/organization.service';
import { catchUp } from './clock.service';

/** So long the caller waits for what is due. */
const AT_MOST_MS = 20_000;

@Resolver()
export class ClockResolver {
  @Mutation(() => OrganizationClockAdvancePayload, {
    description:
      'Moves the clock of a test organization forward, and lets everything happen about subscriptions that is due by ' +
      'then: once, in the order of time, whether the clock is moved in one step or in many. INVALID_STATE for any ' +
      'other organization.',
  })
  @Scope('organization:write')
  async organizationClockAdvance(
    @Arg('input', { description: 'How far.' }) input: OrganizationClockAdvanceInput,
    @Ctx() context: RequestContext,
  ) {
    const payload = await mutate(context, { name: 'organizationClockAdvance', input }, async (transaction) => ({
      organization: await advanceClock(transaction, input.milliseconds),
    }));
    return { ...payload, settled: await catchUp(context, payload.organization, { atMostMs: AT_MOST_MS }) };
  }
}
