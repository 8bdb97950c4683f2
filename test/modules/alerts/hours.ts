import { SeededRandom } from '../../../src/demo/random';
import { contextFor, type TestOrganization } from '../../support/context';
import { judgeCreator } from '../../../src/modules/alerts/alert-engine.service';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A number of events by chance with the given mean. */
export function poisson(random: SeededRandom, mean: number): number {
  const limit = Math.exp(-mean);
  let product = random.fraction();
  let count = 0;
  for (; product > limit; count++) product *= random.fraction();
  return count;
}

/** Comments and views of an ordinary creator, hour by hour, from an instant on. */
export function ordinaryHours(seed: string, from: number, hours: number): { at: number; comments: number }[] {
  const random = new SeededRandom(seed);
  return Array.from({ length: hours }, (_, hour) => ({
    at: from + hour * HOUR,
    comments: poisson(random, 1.5 * (1 + 0.8 * Math.cos(((hour - 19) / 12) * Math.PI))),
  }));
}

/** Writes what was counted in hours, as the recording of activities does. */
export async function count(
  organization: TestOrganization,
  hours: readonly { readonly at: number; readonly comments: number }[],
): Promise<void> {
  const { database, id: organizationId, creatorId } = organization;
  const rows = hours.filter(({ comments }) => comments > 0);
  await database.prisma.creatorActivityHour.createMany({
    data: rows.map(({ at, comments }) => ({ organizationId, creatorId, hour: new Date(at), comments })),
  });
}

/** Says how many comments an hour has by now. */
export async function countSoFar(organization: TestOrganization, at: number, comments: number): Promise<void> {
  const { database, id: organizationId, creatorId } = organization;
  const key = { organizationId, creatorId, hour: new Date(at) };
  await database.prisma.creatorActivityHour.upsert({
    where: { organizationId_creatorId_hour: key },
    create: { ...key, comments },
    update: { comments },
  });
}

/** Judges a creator up to the organization's present, as the background work does. */
export async function judge(organization: TestOrganization, at: number): Promise<void> {
  organization.clock.set(new Date(at));
  const context = { ...contextFor({ organization }), dialect: 'system' as const };
  while (await judgeCreator(context, { id: organization.creatorId, timeZone: 'UTC' }));
}
