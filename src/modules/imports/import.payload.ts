import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import type { ImportedRecord } from './import.record';

export enum MemberImportOutcome {
  CREATED = 'created',
  UPDATED = 'updated',
  UNCHANGED = 'unchanged',
  INVALID = 'invalid',
}

registerEnumType(MemberImportOutcome, {
  name: 'MemberImportOutcome',
  description: 'What became of a line.',
  valuesConfig: {
    CREATED: { description: 'It made a member.' },
    UPDATED: { description: 'It changed a member who was here.' },
    UNCHANGED: { description: 'It said nothing new.' },
    INVALID: { description: 'It could not be taken, and changed nothing.' },
  },
});

@ObjectType({ description: 'What became of one line.' })
export class MemberImportResult {
  @Field(() => MemberImportOutcome, { description: 'What became of it.' })
  outcome: ImportedRecord['outcome'];

  @Field(() => [String], { description: 'Why it is invalid, in sentences; empty otherwise.' })
  problems: readonly string[];
}

@ObjectType({ description: 'What became of the lines.' })
export class MemberImportPayload extends MutationPayload {
  @Field(() => [MemberImportResult], { description: 'A result for each line, in their order.' })
  results: ImportedRecord[];
}
