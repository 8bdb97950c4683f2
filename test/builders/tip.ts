import { prepareActivity } from '../../src/modules/engagement/activity-single.service';
import type { TipJarRow } from '../../src/modules/tips/tip-jar.repository';
import type { NewTipJarValues } from '../../src/modules/tips/tip-jar.rules';
import { createTipJar } from '../../src/modules/tips/tip-jar.service';
import type { TipRow } from '../../src/modules/tips/tip.repository';
import { createTip, type NewTipValues } from '../../src/modules/tips/tip.service';
import { contextFor, type TestOrganization } from '../support/context';
import { asSystem } from './member';

/** The rewards of the public document's sample. */
export const SAMPLE_REWARDS = [
  { thresholdMinor: 10_000, description: 'Exclusive behind-the-scenes access' },
  { thresholdMinor: 2_500, description: 'Name in credits', instructions: "Reply with the name you'd like" },
] as const;

/** A tip jar with the sample's rewards, unless said otherwise. */
export function makeTipJar(organization: TestOrganization, values: Partial<NewTipJarValues> = {}): Promise<TipJarRow> {
  const sample = { name: 'Support My Next Project', goalMinor: 500_000, rewards: SAMPLE_REWARDS };
  return asSystem(organization, (context) => createTipJar(context, { ...sample, ...values }));
}

/** A tip of 25.00 by name, unless said otherwise. */
export async function makeTip(
  organization: TestOrganization,
  memberId: string,
  values: Partial<NewTipValues> = {},
): Promise<TipRow> {
  await prepareActivity(contextFor({ organization }));
  return asSystem(organization, (context) =>
    createTip(context, { amountMinor: 2_500, anonymous: false, ...values, memberId }),
  );
}
