import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { startTestGateway, type TestGateway } from '../support/gateway';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});

interface Members {
  members: { totalCount: number; edges: { cursor: string; node: { id: string; email: string } }[] };
}

test('Apollo Client writes, reads and normalizes what it reads', async () => {
  const { credentials } = await gateway.organization();
  const headers = { authorization: `Bearer ${credentials.graphql}` };
  const link = new HttpLink({ uri: `${gateway.url}/graphql`, headers });
  const client = new ApolloClient({ cache: new InMemoryCache(), link });
  const create = gql`
    mutation ($input: MemberCreateInput!) {
      memberCreate(input: $input) {
        member {
          id
          email
        }
      }
    }
  `;
  const created = await client.mutate<{ memberCreate: { member: { id: string } } }>({
    mutation: create,
    variables: { input: { email: 'apollo@example.com' } },
  });
  const list = gql`
    query ($first: Int) {
      members(first: $first) {
        totalCount
        edges {
          cursor
          node {
            id
            email
          }
        }
      }
    }
  `;
  const { data } = await client.query<Members>({ query: list, variables: { first: 5 } });
  expect(data?.members.totalCount).toBe(1);
  expect(data?.members.edges[0]?.node.id).toBe(created.data?.memberCreate.member.id);
  await expect(client.query({ query: gql('{ members(first: -1) { totalCount } }') })).rejects.toThrow(
    /between 0 and 200/,
  );
  client.stop();
});
