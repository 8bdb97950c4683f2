import type { MemberModel, PurchaseModel, TipJarModel, TipModel } from '../database/generated/models';
import { feeOf } from '../modules/ledger/ledger.rules';
import { type Reward, rewardFor } from '../modules/tips/tip-jar.rules';
import { USUAL_THANKS } from '../modules/tips/tip.rules';
import { bookPurchase } from './bookings';
import { addDays, between, startOfDay } from './calendar';
import type { Ledger } from './ledger';
import type { Population } from './people';
import type { SeededRandom } from './random';

const FEE_BASIS_POINTS = 1000;
/** For so many days before the present one members have tipped. */
const DAYS = 150;
const TIPS_A_CREATOR = 40;
const AMOUNTS = [
  [500n, 40],
  [1_000n, 30],
  [2_500n, 18],
  [5_000n, 9],
  [10_000n, 3],
] as const;
const MESSAGES = [
  'Love your content! Keep it up!',
  'For the next one.',
  'Thank you!',
  'Weiter so!',
  null,
  null,
] as const;
const REWARDS: readonly Reward[] = [
  {
    thresholdMinor: 2_500,
    description: 'Name in credits',
    instructions: "Reply with the name you'd like in the credits",
  },
  { thresholdMinor: 10_000, description: 'Exclusive behind-the-scenes access', instructions: null },
];

/** Lets members have tipped their creators: into a jar that goes on, one that is over, and into none. */
export function writeTips(population: Population, currency: string): void {
  const { ledger, end, catalog } = population;
  const random = population.random.fork('tips');
  const start = addDays(end, -DAYS);
  for (const { id: creatorId } of catalog.creators) {
    const members = ledger.tables.members.filter(
      (member) => member.creatorId === creatorId && !member.deletedAt && member.createdAt < start,
    );
    const open = jar(ledger, { creatorId, currency, at: start, name: 'Support My Next Project', endsOn: null });
    const past = { creatorId, currency, at: start, name: 'A new microphone', endsOn: addDays(start, 60) };
    const over = jar(ledger, past);
    const [first, ...others] = members;
    if (!first) continue;
    for (let index = 0; index < TIPS_A_CREATOR; index += 1) {
      const at = between(start, addDays(end, -1), random.fraction());
      const into = random.chance(0.2) ? null : at < addDays(start, 60) && random.chance(0.5) ? over : open;
      tip(ledger, { random, member: random.pick([first, ...others]), jar: into, at, currency });
    }
  }
}

interface PlannedJar {
  readonly creatorId: string;
  readonly currency: string;
  readonly at: Date;
  readonly name: string;
  readonly endsOn: Date | null;
}

function jar(ledger: Ledger, { creatorId, currency, at, name, endsOn }: PlannedJar): TipJarModel {
  const row = {
    ...{ ...ledger.born(at), creatorId, name, description: 'Every bit helps.', currency, goalMinor: 200_000n },
    ...{ suggestedMinor: [500, 1_000, 2_500], rewards: REWARDS, thankYouMessage: null, archivedAt: null },
    endsOn: endsOn && startOfDay(endsOn),
  };
  ledger.note('tip_jar.created', at, { row, creatorId });
  ledger.tables.tip_jars.push(row as unknown as TipJarModel);
  return row as unknown as TipJarModel;
}

interface PlannedTip {
  readonly random: SeededRandom;
  readonly member: MemberModel;
  readonly jar: TipJarModel | null;
  readonly at: Date;
  readonly currency: string;
}

function tip(ledger: Ledger, { random, member, jar: into, at, currency }: PlannedTip): void {
  const { id: memberId, creatorId } = member;
  const amountMinor = random.weighted(AMOUNTS);
  const anonymous = random.chance(0.25);
  const named = anonymous ? null : memberId;
  const purchase = payFor(ledger, { memberId, creatorId, kind: 'TIP', amountMinor, currency, at, anonymous });
  const row: TipModel = {
    ...{ ...ledger.born(at), creatorId, memberId: named, jarId: into?.id ?? null, purchaseId: purchase.id },
    ...{ amountMinor, platformFeeMinor: feeOf(amountMinor, FEE_BASIS_POINTS), currency, anonymous },
    message: random.pick(MESSAGES),
    reward: rewardFor(into ? REWARDS : [], amountMinor) as TipModel['reward'],
    thankYouMessage: USUAL_THANKS,
    receiptCode: Buffer.from(ledger.uuid().replaceAll('-', '') + '00ff', 'hex').toString('base64url'),
    tippedAt: at,
  };
  ledger.tables.tips.push(row);
  const { receiptCode: _secret, ...told } = row;
  ledger.note('tip.completed', at, { row: told, memberId: named, creatorId });
}

/** Something other than a price that was paid. */
export interface Payable {
  readonly memberId: string;
  readonly creatorId: string;
  readonly kind: PurchaseModel['kind'];
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly at: Date;
  readonly anonymous?: boolean;
}

/** Records a payment; of an anonymous one the log does not tell who paid. */
export function payFor(ledger: Ledger, payable: Payable): PurchaseModel {
  const { memberId, creatorId, kind, amountMinor, currency, at, anonymous = false } = payable;
  const row: PurchaseModel = {
    ...{ ...ledger.born(at), memberId, priceId: null, subscriptionId: null, kind, status: 'COMPLETED', amountMinor },
    ...{ refundedMinor: 0n, currency, anonymous, provider: 'test', providerRef: null, purchasedAt: at },
  };
  ledger.tables.purchases.push(row);
  bookPurchase(ledger, { purchase: row, creatorId });
  const named = anonymous ? null : memberId;
  ledger.note('purchase.recorded', at, {
    row: { ...row, memberId: named } as { id: string },
    memberId: named,
    creatorId,
  });
  return row;
}
