/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';

export type ReadOrganizationData = {
  readonly organization: {
    readonly currency: string;
    readonly timeZone: string;
  };
};

export type ReadOrganizationVariables = Record<string, never>;

export const ReadOrganization = parse(
  `
query ReadOrganization {
  organization {
    currency
    timeZone
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadOrganizationData, ReadOrganizationVariables>;
