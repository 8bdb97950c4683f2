import type { LabelRow } from '../../src/modules/labels/label.repository';
import type { LabelValues } from '../../src/modules/labels/label.rules';
import { createLabel } from '../../src/modules/labels/label.service';
import type { TestOrganization } from '../support/context';
import { asSystem } from './member';

let made = 0;

/** A label, named `Label N` unless given. */
export function makeLabel(organization: TestOrganization, values: LabelValues = {}): Promise<LabelRow> {
  made += 1;
  const name = values.name ?? `Label ${made}`;
  return asSystem(organization, (context) => createLabel(context, { ...values, name }));
}
