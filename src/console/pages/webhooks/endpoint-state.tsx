import { Badge, words } from '../../components/badge';
import type { EndpointFields } from '../../operations/webhooks.generated';

/** How an endpoint does. */
export function EndpointState({ endpoint }: { readonly endpoint: EndpointFields }) {
  const { status, disabledReason, failingSince } = endpoint;
  if (status === 'DISABLED')
    return <Badge tone="bad">Disabled{disabledReason ? `: ${words(disabledReason)}` : ''}</Badge>;
  return failingSince ? <Badge tone="warn">Failing</Badge> : <Badge tone="good">Active</Badge>;
}
