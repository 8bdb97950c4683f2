import type { RestRequest } from '../../../route';
import { pathId } from '../ids';
import type { DisableCommentingVariables } from '../operations.generated';
import { GhostError } from '../refusal';

const NO_REASON = 'A reason is required when disabling commenting for a member';

/** Who may not comment, why and until when. */
export function disableVariables(request: RestRequest): DisableCommentingVariables {
  const id = pathId('Member', request);
  const { reason, expires_at: end } = request.body;
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new GhostError('ValidationError', NO_REASON, { property: 'reason' });
  if (end === undefined || end === null) return { input: { id, reason } };
  if (typeof end !== 'string' || Number.isNaN(Date.parse(end)))
    throw new GhostError('ValidationError', 'The expiry must be a date.', { property: 'expires_at' });
  return { input: { id, reason, until: new Date(end).toISOString() } };
}
