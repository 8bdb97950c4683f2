import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO, GraphQLJSONObject, GraphQLLocalDate } from 'graphql-scalars';

function toSafeInteger(value: unknown): number {
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
  throw new GraphQLError('SafeInt is a whole number of at most 53 bits.');
}

/** Whole numbers of 53 bits: amounts in minor units, which outgrow the 32 bits of Int. Stored as bigint. */
export const SafeInt = new GraphQLScalarType<number, number>({
  name: 'SafeInt',
  description: 'A whole number between -(2^53 - 1) and 2^53 - 1.',
  serialize: toSafeInteger,
  parseValue: toSafeInteger,
  parseLiteral(node) {
    if (node.kind !== Kind.INT)
      throw new GraphQLError('SafeInt is a whole number of at most 53 bits.', { nodes: node });
    return toSafeInteger(Number(node.value));
  },
});

/** An instant, as ISO 8601 with milliseconds and Z. */
export const Instant = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'An instant as ISO 8601 in UTC with milliseconds: 2026-01-15T10:30:00.000Z. Other offsets are accepted.',
});

/** An object of arbitrary JSON. */
export const JsonObject = GraphQLJSONObject;

/** A day of the calendar without a time, as text. */
export const CalendarDate = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: 'Date',
  description: 'A day of the calendar: 2026-01-15.',
});
