import { major } from '../amount';
import { CREATOR, JAR, printId } from '../ids';
import type { TipJarFields } from '../operations/tips.generated';
import { instant } from './time';

/** A tip jar: what the document's body says of it, and what has come together. */
export function presentTipJar(jar: TipJarFields) {
  const { currency } = jar;
  return {
    id: printId(JAR, jar.id),
    creator_id: jar.creator && printId(CREATOR, jar.creator.id),
    name: jar.name,
    description: jar.description,
    goal: jar.goalMinor === null ? null : major(jar.goalMinor, currency),
    raised: major(jar.raisedMinor, currency),
    progress: jar.progress,
    tip_count: jar.tipCount,
    suggested_amounts: jar.suggestedMinor.map((amountMinor) => major(amountMinor, currency)),
    rewards: jar.rewards.map(({ thresholdMinor, description, instructions }) => ({
      threshold: major(thresholdMinor, currency),
      reward: description,
      instructions,
    })),
    thank_you_message: jar.thankYouMessage,
    end_date: jar.endsOn,
    status: jar.status.toLowerCase(),
    created_at: instant(jar.createdAt),
  };
}
