/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { Operation } from '../graph/operation';

export type ListCreatorsData = {
  readonly creators: {
    readonly nodes: readonly ({
      readonly id: string;
      readonly name: string;
    })[];
  };
};

export type ListCreatorsVariables = Record<string, never>;

export const ListCreators: Operation<ListCreatorsData, ListCreatorsVariables> = {
  text: `
query ListCreators {
  creators(first: 200) {
    nodes {
      id
      name
    }
  }
}
`,
};
