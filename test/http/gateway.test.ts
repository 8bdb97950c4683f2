import { startTestGateway, type TestGateway } from '../support/gateway';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});

test('a member is created and read over HTTP', async () => {
  const { credentials } = await gateway.organization();
  const created = await gateway.graphql(
    'mutation { memberCreate(input: { email: "a@example.com" }) { member { id email } } }',
    {
      token: credentials.graphql,
    },
  );
  expect(created.body).toEqual({
    data: { memberCreate: { member: { id: expect.any(String), email: 'a@example.com' } } },
  });
  const read = await gateway.graphql('{ members { totalCount } }', { token: credentials.audience });
  expect(read.body).toEqual({ data: { members: { totalCount: 1 } } });
  expect(read.status).toBe(200);
});

test('a repeated answer says so', async () => {
  const { credentials } = await gateway.organization();
  const create =
    'mutation { memberCreate(input: { email: "once@example.com", idempotencyKey: "k" }) { member { id createdAt } } }';
  const first = await gateway.graphql(create, { token: credentials.graphql });
  const second = await gateway.graphql(create, { token: credentials.graphql });
  expect(second.body).toEqual(first.body);
  expect([first, second].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
});
