import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, openDatabase } from '../../src/database/client';
import { migrate } from '../../src/database/migrate';
import { checkLedger } from '../../src/modules/ledger/ledger-check.service';
import { settlePayments } from '../../src/modules/payments/payment.jobs';
import { offsetClock, systemClock } from '../../src/shared/clock';
import { build } from '../support/built';
import { type CrashScene, startScene } from '../support/crash-scene';
import { emptyDatabaseUrl } from '../support/database';
import { brokenInvariants } from '../support/invariants';
import { silentLog } from '../support/log';

// Whoever was cut short waits for as long as a payment is held.
jest.setTimeout(300_000);

const MEMBERS = 120;
const PAYERS = 8;
const KILLS = 4;
const LATER_MS = 600_000;
const JOIN = `mutation ($input: SubscriptionCreateInput!) { subscriptionCreate(input: $input) { subscription { id } } }`;

let database: Database;
let scene: CrashScene;

beforeAll(async () => {
  build();
  const databaseUrl = await emptyDatabaseUrl();
  database = await openDatabase({ databaseUrl, log: silentLog });
  await migrate(database);
  scene = await startScene({ DATABASE_URL: databaseUrl });
});

afterAll(() => database.close());

/** The answer of an operation, or nothing when there is none. */
async function send(query: string, variables?: object): Promise<Record<string, Record<string, never>> | undefined> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${scene.credentials.graphql}` };
  const body = JSON.stringify({ query, variables });
  try {
    const answer = await fetch(`${scene.url}/graphql`, { method: 'POST', headers, body });
    const { data, errors } = (await answer.json()) as { data?: never; errors?: { extensions: { code: string } }[] };
    const again = ['IDEMPOTENCY_IN_PROGRESS', 'UNAVAILABLE', 'CONFLICT'];
    if (errors && !again.includes(errors[0]?.extensions.code ?? '')) throw new Refused(JSON.stringify(errors));
    return errors ? undefined : data;
  } catch (error) {
    if (error instanceof Refused) throw error;
    return undefined;
  }
}

class Refused extends Error {}

async function members(): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < MEMBERS; index += 1) {
    const input = `{ email: "m${index}@example.com" }`;
    const data = await send(`mutation { memberCreate(input: ${input}) { member { id } } }`);
    ids.push((data?.['memberCreate']?.['member'] as unknown as { id: string }).id);
  }
  return ids;
}

it('joins that are cut short by kills are charged once each, and answered', async () => {
  const data = await send(
    '{ tiers(filter: { slug: { eq: "default-product" } }) { nodes { id prices { id interval } } } }',
  );
  const [tier] = (data?.['tiers']?.['nodes'] ?? []) as unknown as { id: string; prices: { id: string }[] }[];
  const waiting = await members();
  const answers = new Map<string, Set<string>>();
  let done = 0;
  const pay = async (): Promise<void> => {
    for (let memberId = waiting.pop(); memberId; memberId = waiting.pop()) {
      const input = { memberId, tierId: tier?.id, priceId: tier?.prices[0]?.id, idempotencyKey: `join-${memberId}` };
      let answer = await send(JOIN, { input });
      for (; !answer; answer = await send(JOIN, { input })) await sleep(100);
      answers.set(memberId, new Set([JSON.stringify(answer), JSON.stringify((await send(JOIN, { input })) ?? answer)]));
      done += 1;
    }
  };
  const paying = Promise.all(Array.from({ length: PAYERS }, pay));
  for (let kill = 1; kill <= KILLS; kill += 1) {
    while (done < (kill * MEMBERS) / (KILLS + 2)) await sleep(5);
    await scene.killAndRestart();
  }
  await paying;
  expect([...answers.values()].filter((each) => each.size !== 1)).toEqual([]);
  const parts = { db: database.prisma, log: silentLog, announce: () => undefined, events: undefined };
  const clock = offsetClock(systemClock, LATER_MS);
  for (let round = 0; round < 2; round += 1) await settlePayments({ ...parts, clock } as never);
  const { rows } = await database.query<{ status: string; count: number }>(
    'SELECT status, count(*)::int FROM payments GROUP BY status',
  );
  const counts = Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  expect(counts['CAPTURED']).toBe(MEMBERS);
  expect(Object.keys(counts).filter((status) => !['CAPTURED', 'VOIDED', 'FAILED'].includes(status))).toEqual([]);
  expect((await checkLedger(database.prisma, null)).problems).toEqual([]);
  expect(await brokenInvariants(database)).toEqual([]);
});
