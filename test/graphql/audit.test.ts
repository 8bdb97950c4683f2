import { serverAudits } from 'graphql-http';
import { startTestGateway } from '../support/gateway';

test('all 61 audits of GraphQL over HTTP pass', async () => {
  const gateway = await startTestGateway();
  const fetchFn = (url: string, init: RequestInit = {}) =>
    fetch(url, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), 'apollo-require-preflight': 'true' },
    });
  const audits = serverAudits({ url: `${gateway.url}/graphql`, fetchFn });
  const results = [];
  for (const audit of audits) results.push(await audit.fn());
  const failed = results.filter(({ status }) => status !== 'ok');
  expect(failed.map((result) => `${result.id} ${result.name} ${'reason' in result ? result.reason : ''}`)).toEqual([]);
  expect(results).toHaveLength(61);
});
