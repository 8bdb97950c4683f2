import { toGlobalId } from '../../../src/schema/global-id';
import { DAY_MS } from '../../../src/shared/period';
import { makeMember, makeMembers } from '../../builders/member';
import { makeOffer, makePrice, makeScene, makeTier } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, query, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements } from '../../support/guards';

const MAIN = `query ($id: ID!) { member(id: $id) {
  mainSubscription { id givesAccess } subscriptions { id givesAccess } } }`;
const LIST = 'query ($first: Int!) { members(first: $first) { nodes { mainSubscription { tier { slug } } } } }';
const act = (verb: string) => `mutation ($input: Subscription${verb}Input!) {
  subscription${verb}(input: $input) { clientMutationId } }`;

interface Shown {
  member: { mainSubscription: { id: string; givesAccess: boolean } | null; subscriptions: { givesAccess: boolean }[] };
}

let organization: TestOrganization;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
});

const shown = async (member: { id: string }, context = contextFor({ organization })) =>
  (await query<Shown>(context, MAIN, { id: toGlobalId('Member', member.id) })).member;
const globalId = ({ id }: { id: string }) => toGlobalId('MemberSubscription', id);
const run = (verb: string, row: { id: string }, input: object = {}) =>
  query(contextFor({ organization }), act(verb), { input: { id: globalId(row), ...input } });

test('nobody without a subscription that gives access has a main one', async () => {
  const scene = await makeScene(organization);
  expect((await shown(scene.member)).mainSubscription).toBeNull();
  await run('Cancel', await makeSubscription(organization, scene));
  expect(await shown(scene.member)).toMatchObject({ mainSubscription: null, subscriptions: [{ givesAccess: false }] });
});

test('the rank of the tier decides, then the price, then which is newer', async () => {
  const member = await makeMember(organization);
  const low = await makeOffer(organization, { rank: 1 });
  const subscriptions = [await makeSubscription(organization, { ...low, member })];
  for (const [rank, amountMinor] of [
    [2, 500],
    [2, 900],
    [2, 900],
    [3, 100],
  ] as const) {
    const tier = await makeTier(organization, { rank });
    const price = await makePrice(organization, tier.id, { amountMinor });
    subscriptions.push(await makeSubscription(organization, { tier, price, member }));
    const main = (await shown(member)).mainSubscription;
    expect(main).toEqual({ id: globalId(subscriptions.at(-1) ?? { id: '' }), givesAccess: true });
  }
  const poor = await makeOffer(organization, { rank: 3 });
  await makeSubscription(organization, { ...poor, member }, { complimentary: true });
  const dear = subscriptions.at(-1) ?? { id: '' };
  expect((await shown(member)).mainSubscription?.id).toBe(globalId(dear));
});

test.each([
  ['is paused', 'Pause', {}],
  ['ends with its period', 'Cancel', { atPeriodEnd: true }],
])('one that %s gives access until its period is over', async (_what, verb, input) => {
  const scene = await makeScene(organization);
  await run(verb, await makeSubscription(organization, scene), input);
  expect((await shown(scene.member)).mainSubscription?.givesAccess).toBe(true);
  organization.clock.advance(40 * DAY_MS);
  expect(await shown(scene.member)).toMatchObject({ mainSubscription: null, subscriptions: [{ givesAccess: false }] });
});

test('a caller who may not read subscriptions sees none', async () => {
  const scene = await makeScene(organization);
  await makeSubscription(organization, scene);
  const context = contextFor({ organization, scopes: ['members:read'] });
  expect(await shown(scene.member, context)).toEqual({ mainSubscription: null, subscriptions: [] });
});

test('it takes as many statements for one member as for 20', async () => {
  const offer = await makeOffer(organization);
  for (const member of await makeMembers(organization, 20)) await makeSubscription(organization, { ...offer, member });
  const few = await countStatements(organization, LIST, { first: 1 });
  expect(await countStatements(organization, LIST, { first: 20 })).toBe(few);
});
