/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { Operation } from '../graph/operation';

export interface CredentialCreateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly dialect: CredentialDialect;
  readonly name?: string | null | undefined;
  readonly role?: string | null | undefined;
  readonly kind?: CredentialKind | null | undefined;
  readonly ttlSeconds?: number | null | undefined;
  readonly bare?: boolean | null | undefined;
  readonly creatorId?: string | null | undefined;
}

export type CredentialDialect = 'GRAPHQL' | 'ALLEGRO' | 'AUDIENCE' | 'PLIRO' | 'GHOST';

export interface CredentialIdInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
}

export type CredentialKind = 'STANDARD' | 'CONTENT' | 'STRICT';

export type ListCredentialsData = {
  readonly credentials: {
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
    readonly nodes: readonly ({
      readonly id: string;
      readonly name: string;
      readonly dialect: 'GRAPHQL' | 'ALLEGRO' | 'AUDIENCE' | 'PLIRO' | 'GHOST';
      readonly kind: 'STANDARD' | 'CONTENT' | 'STRICT';
      readonly roles: readonly string[];
      readonly scopes: readonly string[];
      readonly createdAt: string;
      readonly expiresAt: string | null;
      readonly revokedAt: string | null;
    })[];
  };
};

export type ListCredentialsVariables = {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
};

export const ListCredentials: Operation<ListCredentialsData, ListCredentialsVariables> = {
  text: `
query ListCredentials($first: Int, $after: String) {
  credentials(first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      dialect
      kind
      roles
      scopes
      createdAt
      expiresAt
      revokedAt
    }
  }
}
`,
};

export type CreateCredentialData = {
  readonly credentialCreate: {
    readonly secret: string | null;
    readonly credential: {
      readonly id: string;
      readonly name: string;
    };
  };
};

export type CreateCredentialVariables = {
  readonly input: CredentialCreateInput;
};

export const CreateCredential: Operation<CreateCredentialData, CreateCredentialVariables> = {
  text: `
mutation CreateCredential($input: CredentialCreateInput!) {
  credentialCreate(input: $input) {
    secret
    credential {
      id
      name
    }
  }
}
`,
};

export type RevokeCredentialData = {
  readonly credentialRevoke: {
    readonly credential: {
      readonly id: string;
      readonly revokedAt: string | null;
    };
  };
};

export type RevokeCredentialVariables = {
  readonly input: CredentialIdInput;
};

export const RevokeCredential: Operation<RevokeCredentialData, RevokeCredentialVariables> = {
  text: `
mutation RevokeCredential($input: CredentialIdInput!) {
  credentialRevoke(input: $input) {
    credential {
      id
      revokedAt
    }
  }
}
`,
};
