import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { TipJar } from './tip-jar.type';

@ObjectType()
abstract class TipJarPayload extends MutationPayload {
  @Field(() => TipJar, { description: 'The jar after the change.' })
  tipJar: TipJar;
}

@ObjectType({ description: 'The new tip jar.' })
export class TipJarCreatePayload extends TipJarPayload {}

@ObjectType({ description: 'The changed tip jar.' })
export class TipJarUpdatePayload extends TipJarPayload {}

@ObjectType({ description: 'The tip jar that was put away.' })
export class TipJarArchivePayload extends TipJarPayload {}
