import type { RestRequest } from '../../../route';
import { itemIn } from '../envelope';
import { pathId } from '../ids';
import type { AddWebhookVariables, EditWebhookVariables } from '../operations.generated';
import { GhostError } from '../refusal';
import { PRINTED_VERSION } from '../versions';
import { checkItem, type RulePlace, type Rules } from './checks';

type Item = Readonly<Record<string, unknown>>;

const RULES: Rules = {
  event: { type: 'string', min: 1, max: 50 },
  target_url: { type: 'string', min: 1, max: 2000 },
};
const PLACE: RulePlace = { root: 'webhooks', fields: '#/properties/', definitions: '#/definitions/' };

/** A new webhook. */
export function addWebhookVariables(request: RestRequest): AddWebhookVariables {
  const item = itemIn(request, 'webhooks');
  const missing = ['event', 'target_url'].filter((name) => item[name] === undefined);
  if (missing.length > 0)
    throw new GhostError('ValidationError', `Validation (FieldIsRequired) failed for ${JSON.stringify(missing)}`);
  const { apiVersion = PRINTED_VERSION, ...fields } = fieldsOf(item);
  return { input: { format: 'GHOST', events: [], url: '', ...fields, apiVersion } };
}

/** A change of what is given. */
export function editWebhookVariables(request: RestRequest): EditWebhookVariables {
  const id = pathId('WebhookEndpoint', request);
  return { input: { id, ...fieldsOf(itemIn(request, 'webhooks')) } };
}

function fieldsOf(item: Item): Omit<EditWebhookVariables['input'], 'id'> & { events?: string[]; url?: string } {
  checkItem(item, RULES, PLACE);
  const { event, target_url: url, name, secret, api_version: apiVersion } = item;
  return {
    ...(typeof event === 'string' ? { events: [event] } : {}),
    ...(typeof url === 'string' ? { url } : {}),
    ...(typeof name === 'string' || name === null ? { name } : {}),
    ...(typeof secret === 'string' || secret === null ? { secret: secret || null } : {}),
    ...(typeof apiVersion === 'string' ? { apiVersion } : {}),
  };
}
