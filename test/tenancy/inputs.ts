import {
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  type GraphQLInputObjectType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

/** Ids of one organization's objects, by GraphQL type. */
export type IdsByType = Readonly<Record<string, string>>;

let made = 0;

/** Fields whose names say less than that. Where a post and a comment will do, a post is tried. */
const MEANT: Readonly<Record<string, string>> = {
  'communityCommentCreate.parentId': 'CommunityComment',
  'communityModerate.id': 'CommunityPost',
  'communityReactionSet.subjectId': 'CommunityPost',
  'communityReportCreate.subjectId': 'CommunityPost',
};

/** The type that an id field of an input speaks of: `tierId` of a tier, `id` of the mutation's own noun. */
export function typeOfIdField(mutation: string, field: string, types: readonly string[]): string | undefined {
  const meant = MEANT[`${mutation}.${field}`];
  if (meant) return meant;
  const noun = field.replace(/Ids?$/, '').replace(/^id$/, '');
  const wanted = noun === '' ? mutation : noun;
  const byLength = [...types].sort((a, b) => b.length - a.length);
  const named = byLength.find((type) =>
    wanted.toLowerCase().startsWith(type.replace(/^MemberSubscription$/, 'Subscription').toLowerCase()),
  );
  // A fromMemberId is a member's, and a jarId a tip jar's.
  const short = noun.replace(/^(from|to)(?=[A-Z])/, '').toLowerCase();
  return named ?? byLength.find((type) => short !== '' && type.toLowerCase().endsWith(short));
}

/** Whether the input type holds ids: `ID` or a list of them. */
export function isId(type: GraphQLInputType): boolean {
  return getNamedType(type).name === 'ID';
}

/** Optional fields without which an input is refused before its ids are looked at. */
const NEEDED = new Set(['email', 'interval']);

/** An input with every required field and every id, the ids being those of the given organization. */
export function inputFor(mutation: string, input: GraphQLInputObjectType, ids: IdsByType): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const field of Object.values(input.getFields())) {
    if (isId(field.type)) {
      const type = typeOfIdField(mutation, field.name, Object.keys(ids));
      if (type) values[field.name] = asGiven(field.type, ids[type] ?? '');
    } else if (isNonNullType(field.type) || NEEDED.has(field.name))
      values[field.name] = valueOf(field.name, field.type);
  }
  return values;
}

/** A single id, or a list of one where the field takes a list. */
export function asGiven(type: GraphQLInputType, id: string): string | string[] {
  return isListType(getNullableType(type)) ? [id] : id;
}

function valueOf(field: string, type: GraphQLInputType): unknown {
  if (isListType(getNullableType(type))) return [];
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (isInputObjectType(named)) return inputFor('', named, {});
  made += 1;
  const byType: Record<string, unknown> = {
    Int: 1,
    SafeInt: 100,
    Boolean: false,
    JSONObject: {},
    DateTime: '2026-03-01T12:00:00.000Z',
    Date: '2026-03-01',
  };
  return byType[named.name] ?? textOf(field);
}

function textOf(field: string): string {
  if (field === 'email') return `attack-${made}@example.com`;
  return field === 'currency' ? 'USD' : `text-${made}`;
}
