'use strict';
const { performance } = require('node:perf_hooks');
const { setTimeout: sleep } = require('node:timers/promises');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { URL } = require('node:url');
const { parseArgs } = require('node:util');
const pino = require('pino');
const { Client } = require('pg');
const { systemViewer } = require('../dist/auth/system-viewer');
const { createContext } = require('../dist/context');
const { openDatabase } = require('../dist/database/client');
const { migrate } = require('../dist/database/migrate');
const { runRenewals } = require('../dist/modules/subscriptions/renewal-engine.service');
const { ManualClock } = require('../dist/shared/clock');
const { newId } = require('../dist/shared/id');
const { DIGEST } = require('./renewals.digest');

const START = new Date('2026-01-01T00:00:00.000Z');
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '10000' },
    days: { type: 'string', default: '365' },
    steps: { type: 'string', default: '1' },
    embedded: { type: 'boolean', default: false },
    server: {
      type: 'string',
      default: process.env.BENCH_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres',
    },
    keep: { type: 'string' },
    resume: { type: 'boolean', default: false },
  },
});

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

async function main() {
  const place = values.embedded ? await embeddedPlace() : await serverPlace();
  const log = pino({ level: 'warn' });
  const database = await openDatabase({ ...place.options, log });
  try {
    await migrate(database);
    const clock = new ManualClock(START);
    const organization = values.resume ? await found(database) : await seed(database);
    const events = { follow: () => [], watch: () => () => undefined };
    const parts = { db: database.prisma, clock, log, announce: () => undefined, events };
    const viewer = systemViewer({ id: organization, clockOffsetMs: 0n });
    const context = createContext(parts, { viewer, requestId: 'bench', dialect: 'system' });
    await advance({ database, clock, context, organization });
  } finally {
    await database.close();
    if (!values.keep) await place.drop();
  }
}

async function advance({ database, clock, context, organization }) {
  const steps = Number(values.steps);
  const began = performance.now();
  const cpu = process.cpuUsage();
  let done = 0;
  const report = (count) => {
    done += count;
  };
  for (let step = 1; step <= steps; step += 1) {
    clock.set(new Date(START.getTime() + (Number(values.days) * DAY_MS * step) / steps));
    // Who was killed holds its lease for a minute.
    while (!(await runRenewals(context, { report })).settled) await sleep(1000);
  }
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const { rows } = await database.query(DIGEST, [organization]);
  const used = ((user + system) / 1e6).toFixed(1);
  console.log(
    JSON.stringify({
      ...rows[0],
      done,
      seconds: seconds.toFixed(1),
      cpuSeconds: used,
      perSecond: Math.round(done / seconds),
    }),
  );
}

/** Members who subscribed through a month, hour by hour: most pay, some do not, leave or rest. */
async function seed(database) {
  const [organizationId, creatorId, tierId, priceId] = [1, 2, 3, 4].map(() => newId(START));
  const times = { createdAt: START, updatedAt: START };
  const { prisma } = database;
  await prisma.organization.create({
    data: {
      id: organizationId,
      slug: 'bench',
      title: 'Bench',
      currency: 'USD',
      isTest: true,
      timeZone: 'Europe/Berlin',
      ...times,
    },
  });
  await prisma.creator.create({
    data: { organizationId, id: creatorId, name: 'Bench', slug: 'bench', isDefault: true, ...times },
  });
  const count = Number(values.members);
  const productIds = ['b0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000002'];
  for (const [index, id] of productIds.entries())
    await prisma.product.create({ data: { organizationId, id, name: `P${index}`, slug: `p${index}`, ...times } });
  await prisma.tier.create({
    data: { organizationId, id: tierId, name: 'Bench', slug: 'bench', benefits: [], seatsTaken: count, ...times },
  });
  await prisma.tierProduct.createMany({ data: productIds.map((productId) => ({ organizationId, tierId, productId })) });
  await prisma.price.create({
    data: { organizationId, id: priceId, tierId, amountMinor: 999n, currency: 'USD', interval: 'MONTH', ...times },
  });
  const made = Array.from({ length: count }, (_each, index) =>
    memberOf(index, { organizationId, creatorId, tierId, priceId, productIds }),
  );
  for (let from = 0; from < made.length; from += 1000) {
    const part = made.slice(from, from + 1000);
    await prisma.member.createMany({ data: part.map(({ member }) => member) });
    await prisma.subscription.createMany({ data: part.map(({ subscription }) => subscription) });
    await prisma.entitlement.createMany({ data: part.flatMap(({ entitlements }) => entitlements) });
  }
  return organizationId;
}

function memberOf(index, { organizationId, creatorId, tierId, priceId, productIds }) {
  // No two at the same instant, so that their ids, which decide among equals, are in the same order in each run.
  const startedAt = new Date(START.getTime() - 30 * DAY_MS + (index % 720) * HOUR_MS + Math.floor(index / 720));
  const times = { createdAt: startedAt, updatedAt: startedAt };
  const email = `bench-${String(index).padStart(6, '0')}@example.com`;
  const memberId = newId(startedAt);
  const endAt = new Date(startedAt.getTime() + 30 * DAY_MS);
  const fate = index % 50;
  const subscription = {
    ...{ organizationId, id: newId(startedAt), memberId, tierId, priceId, kind: 'PAID', status: 'ACTIVE' },
    ...{ startedAt, currentPeriodStartAt: startedAt, currentPeriodEndAt: endAt, anchorAt: startedAt, dueAt: endAt },
    ...{
      provider: 'test',
      paymentMethod: fate === 1 ? 'pm_card_chargeCustomerFail' : 'pm_card_visa',
      cancelAtPeriodEnd: fate === 2,
    },
    ...(fate === 3 ? { status: 'PAUSED', pausedAt: startedAt, resumeAt: new Date(endAt.getTime() + 40 * DAY_MS) } : {}),
    ...times,
  };
  const entitlements = productIds.map((productId) => ({
    ...{
      organizationId,
      id: newId(startedAt),
      memberId,
      productId,
      source: 'SUBSCRIPTION',
      subscriptionId: subscription.id,
    },
    ...{ startedAt, endedAt: endAt, ...times },
  }));
  return {
    member: { organizationId, id: memberId, creatorId, email, emailKey: email, ...times },
    subscription,
    entitlements,
  };
}

async function found(database) {
  const { id } = await database.prisma.organization.findFirstOrThrow({ where: { slug: 'bench' } });
  return id;
}

async function serverPlace() {
  const name = values.keep ?? `gateway_bench_renewals_${process.pid}`;
  const client = new Client({ connectionString: values.server });
  await client.connect();
  if (!values.resume) {
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
    await client.query(`CREATE DATABASE ${name}`);
  }
  await client.end();
  const url = new URL(values.server);
  url.pathname = `/${name}`;
  const drop = async () => {
    const last = new Client({ connectionString: values.server });
    await last.connect();
    await last.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await last.end();
  };
  return { options: { databaseUrl: url.href }, drop };
}

async function embeddedPlace() {
  const dataDir = values.keep ?? mkdtempSync(join(tmpdir(), 'gateway-renewals-'));
  return { options: { dataDir }, drop: async () => rmSync(dataDir, { recursive: true, force: true }) };
}
