/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';

export interface AnnouncementCreateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly title: string;
  readonly content: string;
  readonly visibility?: AnnouncementVisibility | null | undefined;
  readonly tierIds?: readonly string[] | null | undefined;
  readonly pinned?: boolean | null | undefined;
  readonly notify?: boolean | null | undefined;
  readonly channels?: readonly MessageChannel[] | null | undefined;
  readonly creatorId?: string | null | undefined;
}

export interface AnnouncementFilter {
  readonly and?: readonly AnnouncementFilter[] | null | undefined;
  readonly or?: readonly AnnouncementFilter[] | null | undefined;
  readonly not?: AnnouncementFilter | null | undefined;
  readonly id?: IdFilter | null | undefined;
  readonly creatorId?: IdFilter | null | undefined;
  readonly title?: TextFilter | null | undefined;
  readonly visibility?: readonly AnnouncementVisibility[] | null | undefined;
  readonly pinned?: BooleanFilter | null | undefined;
  readonly active?: BooleanFilter | null | undefined;
  readonly publishedAt?: InstantFilter | null | undefined;
}

export type AnnouncementVisibility = 'ALL_MEMBERS' | 'PAID_MEMBERS' | 'TIERS';

export interface BooleanFilter {
  readonly eq?: boolean | null | undefined;
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

export type MessageChannel = 'EMAIL' | 'PUSH';

export interface TextFilter {
  readonly eq?: string | null | undefined;
  readonly ne?: string | null | undefined;
  readonly in?: readonly string[] | null | undefined;
  readonly gt?: string | null | undefined;
  readonly gte?: string | null | undefined;
  readonly lt?: string | null | undefined;
  readonly lte?: string | null | undefined;
  readonly contains?: string | null | undefined;
  readonly startsWith?: string | null | undefined;
  readonly endsWith?: string | null | undefined;
  readonly isNull?: boolean | null | undefined;
  readonly ignoreCase?: boolean | null | undefined;
}

export type AnnouncementFields = {
  readonly id: string;
  readonly title: string;
  readonly content: string;
  readonly visibility: 'ALL_MEMBERS' | 'PAID_MEMBERS' | 'TIERS';
  readonly tiers: readonly ({
    readonly id: string;
  })[];
  readonly pinned: boolean;
  readonly notify: boolean;
  readonly channels: readonly ('EMAIL' | 'PUSH')[];
  readonly creator: {
    readonly id: string;
  } | null;
  readonly publishedAt: string;
};

const AnnouncementFieldsText = `
fragment AnnouncementFields on Announcement {
  id
  title
  content
  visibility
  tiers {
    id
  }
  pinned
  notify
  channels
  creator {
    id
  }
  publishedAt
}
`;

export type CreateAnnouncementData = {
  readonly announcementCreate: {
    readonly announcement: AnnouncementFields;
  };
};

export type CreateAnnouncementVariables = {
  readonly input: AnnouncementCreateInput;
};

export const CreateAnnouncement = parse(
  `
mutation CreateAnnouncement($input: AnnouncementCreateInput!) {
  announcementCreate(input: $input) {
    announcement {
      ...AnnouncementFields
    }
  }
}
${AnnouncementFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<CreateAnnouncementData, CreateAnnouncementVariables>;

export type ListAnnouncementsData = {
  readonly announcements: {
    readonly totalCount: number;
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
    readonly nodes: readonly AnnouncementFields[];
  };
};

export type ListAnnouncementsVariables = {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly filter?: AnnouncementFilter | null | undefined;
};

export const ListAnnouncements = parse(
  `
query ListAnnouncements($first: Int, $after: String, $filter: AnnouncementFilter) {
  announcements(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...AnnouncementFields
    }
  }
}
${AnnouncementFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ListAnnouncementsData, ListAnnouncementsVariables>;
