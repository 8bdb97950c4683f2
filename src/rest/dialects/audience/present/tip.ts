import { major } from '../amount';
import { CREATOR, JAR, MEMBER, printId, TIP } from '../ids';
import type { CreateTipData, TipFields } from '../operations/tips.generated';
import { instant } from './time';

type PaidTip = CreateTipData['tipCreate']['tip'];

/** A tip as the document answers it to who pays it; `address` is that of the request. */
export function presentPaidTip(tip: PaidTip, address: string) {
  return {
    ...money(tip),
    thank_you_message: tip.thankYouMessage,
    receipt_url: new URL(tip.receiptPath, address).href,
  };
}

/** A tip as receivers of webhooks are told of it. Of an anonymous one nobody is told who gave it. */
export function presentTip(tip: TipFields) {
  return {
    ...money(tip),
    member_id: tip.member && printId(MEMBER, tip.member.id),
    creator_id: tip.creator && printId(CREATOR, tip.creator.id),
    jar_id: tip.jar && printId(JAR, tip.jar.id),
    message: tip.message,
    anonymous: tip.anonymous,
    created_at: instant(tip.tippedAt),
  };
}

function money(tip: TipFields) {
  const { currency, reward } = tip;
  return {
    tip_id: printId(TIP, tip.id),
    amount: major(tip.amountMinor, currency),
    status: tip.status.toLowerCase(),
    creator_receives: major(tip.creatorReceivesMinor, currency),
    platform_fee: major(tip.platformFeeMinor, currency),
    reward_unlocked: reward && { description: reward.description, instructions: reward.instructions },
  };
}
