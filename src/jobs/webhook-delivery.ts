import type { DocumentNode, GraphQLSchema } from 'graphql';
import { randomUUID } from 'node:crypto';
import { OrganizationClocks } from '../auth/organization-clocks';
import { systemViewer } from '../auth/system-viewer';
import { type ContextParts, createContext } from '../context';
import { executeOperation } from '../graphql/execute';
import { type DispatcherOptions, WebhookDispatcher } from '../modules/webhooks/webhook-dispatcher';
import type { RunInside } from '../rest/told';
import { webhookFormats } from '../rest/webhooks';
import type { Id } from '../shared/id';

type Settings = Partial<Pick<DispatcherOptions, 'lookup' | 'random' | 'pollMs'>>;

/** Begins to tell webhook endpoints of what stands in the event log, until it is stopped. */
export function startWebhooks(parts: ContextParts, schema: GraphQLSchema, settings: Settings = {}): WebhookDispatcher {
  const clocks = new OrganizationClocks(parts.db);
  const clockOffsetOf = (organizationId: Id) => clocks.offsetOf(organizationId);
  const run = (async (organizationId: Id, document: DocumentNode, variables: Record<string, unknown>) => {
    const clockOffsetMs = BigInt((await clockOffsetOf(organizationId)) ?? 0);
    const viewer = systemViewer({ id: organizationId, clockOffsetMs });
    const context = createContext(parts, { viewer, requestId: randomUUID(), dialect: 'system' });
    const { data, errors } = await executeOperation({ schema, document, context, variables });
    const [error] = errors ?? [];
    if (error) throw error;
    return data;
  }) as unknown as RunInside;
  return new WebhookDispatcher({ ...settings, parts, formats: webhookFormats(run), clockOffsetOf });
}
