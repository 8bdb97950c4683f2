/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { Operation } from '../graph/operation';

export type ReadViewerData = {
  readonly viewer: {
    readonly scopes: readonly string[];
    readonly roles: readonly string[];
    readonly expiresAt: string | null;
    readonly organization: {
      readonly title: string;
      readonly slug: string;
      readonly currency: string;
      readonly timeZone: string;
      readonly isTest: boolean;
    } | null;
  };
};

export type ReadViewerVariables = Record<string, never>;

export const ReadViewer: Operation<ReadViewerData, ReadViewerVariables> = {
  text: `
query ReadViewer {
  viewer {
    scopes
    roles
    expiresAt
    organization {
      title
      slug
      currency
      timeZone
      isTest
    }
  }
}
`,
};
