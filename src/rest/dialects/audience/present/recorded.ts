import type { FailureCode } from '../../../../shared/failure';
import { codeOf } from '../errors';
import { MEMBER } from '../ids';
import { inWords, wordOf } from '../field-names';
import type { RecordActivityData } from '../operations/engagement.generated';
import type { ActivityBatch } from '../parse/activity';

/** What became of a batch: how many count, how many had been sent before, and which items were refused for what. */
export function presentRecorded(
  { accepted, duplicates, refusals }: RecordActivityData['activityRecord'],
  { indexes, illTyped }: ActivityBatch,
) {
  const refused = [
    ...illTyped.map((problem) => ({ ...problem, code: 'BAD_USER_INPUT' })),
    ...refusals.map((refusal) => ({ ...refusal, index: indexes[refusal.index] ?? refusal.index })),
  ];
  return {
    accepted,
    duplicates,
    refused: refused
      .sort((one, other) => one.index - other.index)
      .map(({ index, code, field, message }) => ({
        index,
        code: codeOf(code as FailureCode, field === 'memberId' ? MEMBER.name : undefined),
        field: field === 'kind' ? 'type' : wordOf(field),
        message: inWords(message),
      })),
  };
}
