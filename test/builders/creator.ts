import type { CreatorRow } from '../../src/modules/creators/creator.repository';
import type { CreatorValues } from '../../src/modules/creators/creator.rules';
import { createCreator } from '../../src/modules/creators/creator.service';
import type { TestOrganization } from '../support/context';
import { asSystem } from './member';

let made = 0;

/** A further creator of the organization, named `Creator N` unless given. */
export function makeCreator(organization: TestOrganization, values: CreatorValues = {}): Promise<CreatorRow> {
  made += 1;
  const name = values.name ?? `Creator ${made}`;
  return asSystem(organization, (context) => createCreator(context, { ...values, name }));
}
