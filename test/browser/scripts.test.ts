import type { TestGateway } from '../support/gateway';
import { openConsole, startDemoGateway } from './browser';

/** What would run if any page took a stored text for markup. */
const HOSTILE = '<img src=x onerror="window.hit=1"><script>window.hit=2</script>"\'><svg onload=window.hit=3>';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startDemoGateway();
}, 120_000);

async function make(mutation: string, input: object): Promise<Record<string, { id: string }>> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  const noun = mutation.replace(/(Create|Update)$/, '');
  const token = gateway.demo?.organizations[0]?.credentials.graphql;
  const query = `mutation ($input: ${type}) { ${mutation}(input: $input) { ${noun} { id } } }`;
  const { body } = await gateway.graphql(query, { ...(token ? { token } : {}), variables: { input } });
  expect(body.errors).toBeUndefined();
  return body.data?.[mutation] as never;
}

it('a stored script runs nowhere', async () => {
  const { member } = await make('memberCreate', { email: 'hostile@example.com', name: HOSTILE, note: HOSTILE });
  const memberId = member?.id ?? '';
  await make('labelCreate', { name: HOSTILE });
  await make('tierCreate', { name: HOSTILE, description: HOSTILE, benefits: [HOSTILE], monthlyAmountMinor: 500 });
  await make('communityPostCreate', { memberId, title: HOSTILE, body: HOSTILE });
  await make('announcementCreate', { title: HOSTILE, content: HOSTILE });
  await make('campaignCreate', { ...campaign });
  await make('tipJarCreate', { name: HOSTILE, description: HOSTILE });
  const { page, open } = await openConsole(gateway.url);
  for (const place of ['overview', 'members', `members/${memberId}`, ...PLACES]) {
    await open(place);
    expect([place, await page.evaluate('window.hit ?? null')]).toEqual([place, null]);
  }
  await open('members?search=hostile');
  await page.getByRole('link', { name: '<img src=x' }).waitFor();
});

const PLACES = ['tiers', 'campaigns', 'community', 'tips', 'audit', 'revenue'];
const campaign = { name: HOSTILE, type: 'test', channels: ['EMAIL'], message: { subject: HOSTILE, body: HOSTILE } };
