/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { Operation } from '../graph/operation';

export interface AuditFilter {
  readonly subjectType?: readonly string[] | null | undefined;
  readonly type?: readonly string[] | null | undefined;
  readonly subjectId?: string | null | undefined;
  readonly memberId?: IdFilter | null | undefined;
  readonly dialect?: readonly string[] | null | undefined;
  readonly actor?: string | null | undefined;
  readonly recordedAt?: InstantFilter | null | undefined;
}

export interface IdFilter {
  readonly eq?: string | null | undefined;
  readonly ne?: string | null | undefined;
  readonly in?: readonly string[] | null | undefined;
}

export interface InstantFilter {
  readonly eq?: string | null | undefined;
  readonly gt?: string | null | undefined;
  readonly gte?: string | null | undefined;
  readonly lt?: string | null | undefined;
  readonly lte?: string | null | undefined;
  readonly isNull?: boolean | null | undefined;
}

export type ListAuditLogData = {
  readonly auditLog: {
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
    readonly nodes: readonly ({
      readonly id: string;
      readonly position: number;
      readonly type: string;
      readonly subjectId: string;
      readonly actor: string;
      readonly dialect: string;
      readonly requestId: string;
      readonly recordedAt: string;
      readonly data: Record<string, unknown>;
      readonly member: {
        readonly id: string;
        readonly name: string | null;
        readonly email: string | null;
      } | null;
    })[];
  };
};

export type ListAuditLogVariables = {
  readonly filter?: AuditFilter | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
};

export const ListAuditLog: Operation<ListAuditLogData, ListAuditLogVariables> = {
  text: `
query ListAuditLog($filter: AuditFilter, $first: Int, $after: String) {
  auditLog(filter: $filter, first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      position
      type
      subjectId
      actor
      dialect
      requestId
      recordedAt
      data
      member {
        id
        name
        email
      }
    }
  }
}
`,
};
