import type { MemberDetail } from '../operations/members.generated';
import { instant } from './time';

type Activity = MemberDetail['timeline']['nodes'][number];

const SECONDS_A_MINUTE = 60;

/** An activity in the timeline; a custom one goes by the name that its sender gave it. */
export function presentActivity({ kind, name, contentId, occurredAt, durationSeconds, details }: Activity) {
  return {
    type: name ?? kind.toLowerCase(),
    timestamp: instant(occurredAt),
    details: {
      ...details,
      ...(contentId === null ? {} : { content_id: contentId }),
      ...(durationSeconds === null ? {} : { duration_minutes: toTenths(durationSeconds / SECONDS_A_MINUTE) }),
    },
  };
}

function toTenths(number: number): number {
  return Math.round(number * 10) / 10;
}
