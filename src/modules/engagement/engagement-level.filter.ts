import { Field, InputType } from 'type-graphql';
import { type Condition, type FieldFilter, MATCH_NONE } from '../../shared/filter';
import { EngagementLevel } from './engagement.type';

@InputType({ description: 'Conditions on how engaged a member is. All that are given must hold.' })
export class EngagementLevelFilter {
  @Field(() => EngagementLevel, { nullable: true, description: 'Is this level.' })
  eq?: EngagementLevel | null;

  @Field(() => EngagementLevel, { nullable: true, description: 'Is any level but this one.' })
  ne?: EngagementLevel | null;

  @Field(() => [EngagementLevel], { nullable: true, description: 'Is one of these; an empty list matches nothing.' })
  in?: EngagementLevel[] | null;
}

/** The members' levels in the form of conditions on the members. Who never did anything has no row, and is inactive. */
export const engagementLevelField: FieldFilter = ({ eq, ne, in: list }: EngagementLevelFilter) => ({
  AND: [
    ...(eq ? [isOn(eq)] : []),
    ...(ne ? [{ NOT: isOn(ne) }] : []),
    ...(list ? [list.length === 0 ? MATCH_NONE : { OR: list.map(isOn) }] : []),
  ],
});

function isOn(level: EngagementLevel): Condition {
  if (level !== EngagementLevel.INACTIVE) return { engagement: { is: { level } } };
  return { NOT: { engagement: { is: { level: { not: level } } } } };
}

/** Whether a filter of members, or one within it, asks for levels, which stand for a day. */
export function asksForLevel(filter: object | null | undefined): boolean {
  return Object.entries(filter ?? {}).some(
    ([field, value]) =>
      (field === 'engagementLevel' && value !== null && value !== undefined) ||
      (COMBINING.has(field) && [value].flat().some((inner) => asksForLevel(inner as object | null))),
  );
}

const COMBINING: ReadonlySet<string> = new Set(['and', 'or', 'not']);
