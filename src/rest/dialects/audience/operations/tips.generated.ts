/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';

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

export interface TipCreateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly memberId: string;
  readonly creatorId?: string | null | undefined;
  readonly jarId?: string | null | undefined;
  readonly amountMinor: number;
  readonly currency?: string | null | undefined;
  readonly message?: string | null | undefined;
  readonly anonymous?: boolean | undefined;
  readonly paymentMethod?: string | null | undefined;
}

export interface TipJarCreateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly goalMinor?: number | null | undefined;
  readonly suggestedMinor?: readonly number[] | null | undefined;
  readonly rewards?: readonly TipRewardInput[] | null | undefined;
  readonly thankYouMessage?: string | null | undefined;
  readonly endsOn?: string | null | undefined;
  readonly name: string;
  readonly creatorId?: string | null | undefined;
  readonly currency?: string | null | undefined;
}

export interface TipJarFilter {
  readonly and?: readonly TipJarFilter[] | null | undefined;
  readonly or?: readonly TipJarFilter[] | null | undefined;
  readonly not?: TipJarFilter | null | undefined;
  readonly id?: IdFilter | null | undefined;
  readonly creatorId?: IdFilter | null | undefined;
  readonly name?: TextFilter | null | undefined;
  readonly status?: TipJarStatusFilter | null | undefined;
  readonly createdAt?: InstantFilter | null | undefined;
}

export type TipJarStatus = 'OPEN' | 'ENDED' | 'ARCHIVED';

export interface TipJarStatusFilter {
  readonly eq?: TipJarStatus | null | undefined;
  readonly in?: readonly TipJarStatus[] | null | undefined;
}

export interface TipRewardInput {
  readonly thresholdMinor: number;
  readonly description: string;
  readonly instructions?: string | null | undefined;
}

export type TipJarFields = {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly currency: string;
  readonly goalMinor: number | null;
  readonly raisedMinor: number;
  readonly tipCount: number;
  readonly progress: number | null;
  readonly suggestedMinor: readonly number[];
  readonly rewards: readonly ({
    readonly thresholdMinor: number;
    readonly description: string;
    readonly instructions: string | null;
  })[];
  readonly thankYouMessage: string | null;
  readonly endsOn: string | null;
  readonly status: 'OPEN' | 'ENDED' | 'ARCHIVED';
  readonly createdAt: string;
  readonly creator: {
    readonly id: string;
  } | null;
};

const TipJarFieldsText = `
fragment TipJarFields on TipJar {
  id
  name
  description
  currency
  goalMinor
  raisedMinor
  tipCount
  progress
  suggestedMinor
  rewards {
    thresholdMinor
    description
    instructions
  }
  thankYouMessage
  endsOn
  status
  createdAt
  creator {
    id
  }
}
`;

export type TipFields = {
  readonly id: string;
  readonly status: 'COMPLETED' | 'PARTIALLY_REFUNDED' | 'REFUNDED';
  readonly amountMinor: number;
  readonly platformFeeMinor: number;
  readonly creatorReceivesMinor: number;
  readonly currency: string;
  readonly message: string | null;
  readonly anonymous: boolean;
  readonly reward: {
    readonly description: string;
    readonly instructions: string | null;
  } | null;
  readonly thankYouMessage: string;
  readonly tippedAt: string;
  readonly member: {
    readonly id: string;
  } | null;
  readonly creator: {
    readonly id: string;
  } | null;
  readonly jar: {
    readonly id: string;
  } | null;
};

const TipFieldsText = `
fragment TipFields on Tip {
  id
  status
  amountMinor
  platformFeeMinor
  creatorReceivesMinor
  currency
  message
  anonymous
  reward {
    description
    instructions
  }
  thankYouMessage
  tippedAt
  member {
    id
  }
  creator {
    id
  }
  jar {
    id
  }
}
`;

export type ListTipJarsData = {
  readonly tipJars: {
    readonly totalCount: number;
    readonly nodes: readonly TipJarFields[];
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
  };
};

export type ListTipJarsVariables = {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly filter?: TipJarFilter | null | undefined;
};

export const ListTipJars = parse(
  `
query ListTipJars($first: Int, $after: String, $filter: TipJarFilter) {
  tipJars(first: $first, after: $after, filter: $filter) {
    totalCount
    nodes {
      ...TipJarFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
${TipJarFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ListTipJarsData, ListTipJarsVariables>;

export type ReadTipJarData = {
  readonly tipJar: TipJarFields | null;
};

export type ReadTipJarVariables = {
  readonly id: string;
};

export const ReadTipJar = parse(
  `
query ReadTipJar($id: ID!) {
  tipJar(id: $id) {
    ...TipJarFields
  }
}
${TipJarFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadTipJarData, ReadTipJarVariables>;

export type CreateTipJarData = {
  readonly tipJarCreate: {
    readonly tipJar: TipJarFields;
  };
};

export type CreateTipJarVariables = {
  readonly input: TipJarCreateInput;
};

export const CreateTipJar = parse(
  `
mutation CreateTipJar($input: TipJarCreateInput!) {
  tipJarCreate(input: $input) {
    tipJar {
      ...TipJarFields
    }
  }
}
${TipJarFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<CreateTipJarData, CreateTipJarVariables>;

export type CreateTipData = {
  readonly tipCreate: {
    readonly tip: TipFields & {
      readonly receiptPath: string;
    };
  };
};

export type CreateTipVariables = {
  readonly input: TipCreateInput;
};

export const CreateTip = parse(
  `
mutation CreateTip($input: TipCreateInput!) {
  tipCreate(input: $input) {
    tip {
      ...TipFields
      receiptPath
    }
  }
}
${TipFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<CreateTipData, CreateTipVariables>;
