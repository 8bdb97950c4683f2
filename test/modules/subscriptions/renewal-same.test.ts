import type { RequestContext } from '../../../src/context';
import { runRenewals } from '../../../src/modules/subscriptions/renewal-engine.service';
import { renewAll } from '../../../src/modules/subscriptions/renewals.jobs';
import { Failure } from '../../../src/shared/failure';
import { makeRenewingCrowd } from '../../builders/renewal-crowd';
import { DAY, renewUntil } from '../../builders/renewal';
import { businessOf } from '../../support/business-digest';
import { contextFor, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

const END = '2026-06-01T00:00:00.000Z';

const crowd = async () => makeRenewingCrowd(await testDatabase(), 16);
const result = (organization: TestOrganization) => businessOf(organization.database, organization.id);

/** A context whose database fails at the statement with this number, counted from now on: nothing of it happens. */
function dyingAfter(organization: TestOrganization, statements: number): RequestContext {
  const context = contextFor({ organization });
  let left = statements;
  const dying = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, key) {
        const value: unknown = Reflect.get(object, key);
        if (key === '$transaction')
          return (work: (db: object) => unknown, options: object) =>
            (value as (work: unknown, options: object) => unknown).call(
              object,
              (db: object) => work(dying(db)),
              options,
            );
        if (typeof value === 'object' && value !== null) return dying(value);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          left -= 1;
          if (left < 0) throw new Error('killed');
          return (value as (...args: unknown[]) => unknown).apply(object, args);
        };
      },
    });
  return { ...context, db: dying(context.db) };
}

describe('a season of virtual time', () => {
  let expected: string[];

  beforeAll(async () => {
    const organization = await crowd();
    await renewUntil(organization, END);
    expected = await result(organization);
  });

  it('has the same result each time', async () => {
    const organization = await crowd();
    await renewUntil(organization, END);
    expect(await result(organization)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(200);
  });

  it('has the same result in many steps as in one', async () => {
    const organization = await crowd();
    for (let at = organization.clock.now().getTime(); at < Date.parse(END); at += 9 * DAY)
      await renewUntil(organization, new Date(at));
    await renewUntil(organization, END);
    expect(await result(organization)).toEqual(expected);
  });

  it('has the same result when whoever does it dies again and again, wherever that is', async () => {
    const organization = await crowd();
    organization.clock.set(END);
    const { prisma } = organization.database;
    const where = { organizationId: organization.id };
    let deaths = 0;
    for (let statements = 20; ; statements += 11) {
      // Who died cannot give the lease back, nor settle payments: its time is over, and so is theirs.
      await prisma.renewalLease.updateMany({ where, data: { expiresAt: new Date(0) } });
      await prisma.payment.updateMany({
        where: { ...where, leasedUntil: { not: null } },
        data: { leasedUntil: new Date(0) },
      });
      const run = await runRenewals(dyingAfter(organization, statements)).catch(() => undefined);
      if (run?.settled) break;
      deaths += 1;
    }
    expect(deaths).toBeGreaterThan(5);
    expect(await result(organization)).toEqual(expected);
  });

  it('has the same result when batches take too long and are tried with fewer', async () => {
    const organization = await crowd();
    organization.clock.set(END);
    const context = contextFor({ organization });
    let slow = 0;
    const db = new Proxy(context.db, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key);
        if (key !== '$transaction') return value;
        return (...args: unknown[]) => {
          slow += 1;
          // As the database says it of a transaction that has taken too long; the second time the batch is at its least.
          if (slow % 7 === 0) return Promise.reject(new Failure('UNAVAILABLE', 'The transaction expired.'));
          return (value as (...all: unknown[]) => unknown).apply(target, args);
        };
      },
    });
    const leased = { organizationId: organization.id, leasedUntil: { not: null } };
    for (let tries = 0; tries < 50; tries += 1) {
      // Where not even the provider's answer could be written, its payment is left alone for a minute.
      await context.db.payment.updateMany({ where: leased, data: { leasedUntil: new Date(0) } });
      const run = await runRenewals({ ...context, db }).catch(() => undefined);
      if (run?.settled) break;
    }
    expect(slow).toBeGreaterThan(7);
    expect(await result(organization)).toEqual(expected);
  });

  it('has the same result when several do it at once', async () => {
    const organization = await crowd();
    organization.clock.set(END);
    const { db, clock, log, announce, events } = contextFor({ organization });
    const parts = { db, clock, log, announce, events };
    await Promise.all([1, 2, 3].map(() => renewAll(parts)));
    await renewAll(parts);
    expect(await result(organization)).toEqual(expected);
  });
});
