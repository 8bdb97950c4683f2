/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { Operation } from '../graph/operation';

export interface WebhookDeliveryRepeatInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
}

export type WebhookDeliveryStatus = 'PENDING' | 'DELIVERED' | 'FAILED' | 'SKIPPED' | 'CANCELED';

export interface WebhookEndpointCreateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly secret?: string | null | undefined;
  readonly apiVersion?: string | null | undefined;
  readonly fields?: readonly string[] | null | undefined;
  readonly status?: WebhookStatus | null | undefined;
  readonly format: WebhookFormat;
  readonly url: string;
  readonly events: readonly string[];
}

export interface WebhookEndpointPingInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
}

export interface WebhookEndpointReplayInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
  readonly fromPosition: number;
}

export interface WebhookEndpointUpdateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly secret?: string | null | undefined;
  readonly apiVersion?: string | null | undefined;
  readonly fields?: readonly string[] | null | undefined;
  readonly status?: WebhookStatus | null | undefined;
  readonly id: string;
  readonly url?: string | null | undefined;
  readonly events?: readonly string[] | null | undefined;
}

export type WebhookFormat = 'NATIVE' | 'AUDIENCE' | 'ALLEGRO' | 'GHOST';

export type WebhookStatus = 'ACTIVE' | 'DISABLED';

export type EndpointFields = {
  readonly id: string;
  readonly name: string | null;
  readonly url: string;
  readonly format: 'NATIVE' | 'AUDIENCE' | 'ALLEGRO' | 'GHOST';
  readonly events: readonly string[];
  readonly status: 'ACTIVE' | 'DISABLED';
  readonly disabledReason: 'STAFF' | 'GONE' | 'FAILING' | null;
  readonly failingSince: string | null;
  readonly lastTriggeredAt: string | null;
  readonly lastTriggeredStatus: string | null;
  readonly position: number | null;
  readonly createdAt: string;
};

const EndpointFieldsText = `
fragment EndpointFields on WebhookEndpoint {
  id
  name
  url
  format
  events
  status
  disabledReason
  failingSince
  lastTriggeredAt
  lastTriggeredStatus
  position
  createdAt
}
`;

export type ListWebhookEndpointsData = {
  readonly webhookEndpoints: {
    readonly nodes: readonly EndpointFields[];
  };
};

export type ListWebhookEndpointsVariables = Record<string, never>;

export const ListWebhookEndpoints: Operation<ListWebhookEndpointsData, ListWebhookEndpointsVariables> = {
  text: `
query ListWebhookEndpoints {
  webhookEndpoints(first: 200) {
    nodes {
      ...EndpointFields
    }
  }
}
${EndpointFieldsText}
`,
};

export type ReadWebhookEndpointData = {
  readonly webhookEndpoint: EndpointFields & {
    readonly deliveries: {
      readonly pageInfo: {
        readonly hasNextPage: boolean;
        readonly endCursor: string | null;
      };
      readonly nodes: readonly ({
        readonly id: string;
        readonly event: string;
        readonly status: 'PENDING' | 'DELIVERED' | 'FAILED' | 'SKIPPED' | 'CANCELED';
        readonly attempts: number;
        readonly createdAt: string;
        readonly nextAttemptAt: string | null;
        readonly attemptLog: readonly ({
          readonly at: string;
          readonly durationMs: number;
          readonly status: number | null;
          readonly error: string | null;
          readonly excerpt: string | null;
        })[];
      })[];
    };
  } | null;
};

export type ReadWebhookEndpointVariables = {
  readonly id: string;
  readonly status?: WebhookDeliveryStatus | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
};

export const ReadWebhookEndpoint: Operation<ReadWebhookEndpointData, ReadWebhookEndpointVariables> = {
  text: `
query ReadWebhookEndpoint($id: ID!, $status: WebhookDeliveryStatus, $first: Int, $after: String) {
  webhookEndpoint(id: $id) {
    ...EndpointFields
    deliveries(status: $status, first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        event
        status
        attempts
        createdAt
        nextAttemptAt
        attemptLog {
          at
          durationMs
          status
          error
          excerpt
        }
      }
    }
  }
}
${EndpointFieldsText}
`,
};

export type CreateWebhookEndpointData = {
  readonly webhookEndpointCreate: {
    readonly webhookEndpoint: {
      readonly id: string;
      readonly secret: string | null;
    };
  };
};

export type CreateWebhookEndpointVariables = {
  readonly input: WebhookEndpointCreateInput;
};

export const CreateWebhookEndpoint: Operation<CreateWebhookEndpointData, CreateWebhookEndpointVariables> = {
  text: `
mutation CreateWebhookEndpoint($input: WebhookEndpointCreateInput!) {
  webhookEndpointCreate(input: $input) {
    webhookEndpoint {
      id
      secret
    }
  }
}
`,
};

export type UpdateWebhookEndpointData = {
  readonly webhookEndpointUpdate: {
    readonly webhookEndpoint: {
      readonly id: string;
    };
  };
};

export type UpdateWebhookEndpointVariables = {
  readonly input: WebhookEndpointUpdateInput;
};

export const UpdateWebhookEndpoint: Operation<UpdateWebhookEndpointData, UpdateWebhookEndpointVariables> = {
  text: `
mutation UpdateWebhookEndpoint($input: WebhookEndpointUpdateInput!) {
  webhookEndpointUpdate(input: $input) {
    webhookEndpoint {
      id
    }
  }
}
`,
};

export type PingWebhookEndpointData = {
  readonly webhookEndpointPing: {
    readonly webhookDelivery: {
      readonly id: string;
    };
  };
};

export type PingWebhookEndpointVariables = {
  readonly input: WebhookEndpointPingInput;
};

export const PingWebhookEndpoint: Operation<PingWebhookEndpointData, PingWebhookEndpointVariables> = {
  text: `
mutation PingWebhookEndpoint($input: WebhookEndpointPingInput!) {
  webhookEndpointPing(input: $input) {
    webhookDelivery {
      id
    }
  }
}
`,
};

export type ReplayWebhookEndpointData = {
  readonly webhookEndpointReplay: {
    readonly clientMutationId: string | null;
  };
};

export type ReplayWebhookEndpointVariables = {
  readonly input: WebhookEndpointReplayInput;
};

export const ReplayWebhookEndpoint: Operation<ReplayWebhookEndpointData, ReplayWebhookEndpointVariables> = {
  text: `
mutation ReplayWebhookEndpoint($input: WebhookEndpointReplayInput!) {
  webhookEndpointReplay(input: $input) {
    clientMutationId
  }
}
`,
};

export type RepeatWebhookDeliveryData = {
  readonly webhookDeliveryRepeat: {
    readonly webhookDelivery: {
      readonly id: string;
    };
  };
};

export type RepeatWebhookDeliveryVariables = {
  readonly input: WebhookDeliveryRepeatInput;
};

export const RepeatWebhookDelivery: Operation<RepeatWebhookDeliveryData, RepeatWebhookDeliveryVariables> = {
  text: `
mutation RepeatWebhookDelivery($input: WebhookDeliveryRepeatInput!) {
  webhookDeliveryRepeat(input: $input) {
    webhookDelivery {
      id
    }
  }
}
`,
};
