import { slugify } from '../../../../shared/text';
import type { RestRequest } from '../../../route';
import { itemIn } from '../envelope';
import { pathId } from '../ids';
import type { AddLabelVariables, EditLabelVariables } from '../operations.generated';
import { GhostError } from '../refusal';
import { checkItem, type RulePlace, type Rules } from './checks';

const RULES: Rules = {
  name: { type: 'string', min: 1, max: 191, pattern: '^([^,]|$)' },
  slug: { type: 'string', max: 191 },
};
const PLACE: RulePlace = { root: 'labels', fields: '#/properties/', definitions: '#/definitions/' };

/** A new label. */
export function addLabelVariables(request: RestRequest): AddLabelVariables {
  const item = itemIn(request, 'labels');
  const { name } = item;
  if (name === undefined) throw new GhostError('ValidationError', 'Validation (FieldIsRequired) failed for ["name"]');
  if (name === null) throw new GhostError('ValidationError', 'Validation (FieldIsInvalid) failed for ["name"]');
  return { input: { name: '', ...fieldsOf(item) } };
}

/** A change of what is given. */
export function editLabelVariables(request: RestRequest): EditLabelVariables {
  const id = pathId('Label', request);
  return { input: { id, ...fieldsOf(itemIn(request, 'labels')) } };
}

function fieldsOf(item: Readonly<Record<string, unknown>>): { name?: string; slug?: string } {
  checkItem(item, RULES, PLACE);
  const { name, slug } = item;
  return {
    ...(typeof name === 'string' ? { name: name.trim() } : {}),
    ...(typeof slug === 'string' && slug !== '' ? { slug: slugify(slug, 'label') } : {}),
  };
}
