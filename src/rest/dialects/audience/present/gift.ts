import type { OrganizationFacts } from '../../../route';
import { MEMBER, printId } from '../ids';
import type { MemberDetail } from '../operations/members.generated';
import { dateIn } from './time';

/** A gift as the document shows it to who got it: `subscription_month`, or with the number of months. */
export function presentGift(
  { fromMember, months, deliverAt }: MemberDetail['giftsReceived'][number],
  { timeZone }: OrganizationFacts,
) {
  return {
    from_member_id: fromMember && printId(MEMBER, fromMember.id),
    gift_type: giftType(months),
    date: dateIn(deliverAt, timeZone),
  };
}

function giftType(months: number): string {
  if (months === 1) return 'subscription_month';
  return months === 12 ? 'subscription_year' : `subscription_${months}_months`;
}
