import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { ActivityValues } from '../../../src/modules/engagement/activity.rules';
import { toGlobalId } from '../../../src/schema/global-id';
import { makeCreator } from '../../builders/creator';
import { makeCrowd } from '../../builders/crowd';
import { makeOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { record } from './activities';

const COUNTS = ['views', 'comments', 'shares', 'chats', 'reactions', 'tips', 'logins', 'customs'];
const KINDS = ['CONTENT_VIEW', 'COMMENT', 'SHARE', 'PERSONA_CHAT', 'REACTION', 'TIP', 'LOGIN', 'CUSTOM'];
const HOUR = 3_600_000;

/** A recount of the activities, in the form of a rollup. */
const recounted = COUNTS.map((column, index) => `(count(*) FILTER (WHERE kind = '${KINDS[index]}'))::int AS ${column}`);
const SUMS = `${recounted.join(', ')}, count(seconds)::int AS timed, coalesce(sum(seconds), 0)::int AS seconds`;
const KEPT = `${COUNTS.join(', ')}, timed, seconds::int AS seconds`;

/** Where each rollup is kept, and what makes it. */
const ROLLUPS = [
  [
    `SELECT member_id, day::text AS day, ${KEPT} FROM member_activity_days WHERE organization_id = $1`,
    `SELECT member_id, (occurred_at AT TIME ZONE 'Asia/Kathmandu')::date::text AS day, ${SUMS} FROM activities
     WHERE organization_id = $1 GROUP BY 1, 2`,
  ],
  [
    `SELECT creator_id, hour, ${KEPT} FROM creator_activity_hours WHERE organization_id = $1`,
    `SELECT creator_id, date_trunc('hour', occurred_at) AS hour, ${SUMS} FROM activities
     WHERE organization_id = $1 GROUP BY 1, 2`,
  ],
  [
    `SELECT member_id, ${KEPT}, last_interaction_at FROM member_engagements WHERE organization_id = $1`,
    `SELECT member_id, ${SUMS}, max(occurred_at) FILTER (WHERE kind IN ('CONTENT_VIEW', 'COMMENT', 'SHARE', 'PERSONA_CHAT'))
       AS last_interaction_at FROM activities WHERE organization_id = $1 GROUP BY 1`,
  ],
] as const;

const activities = fc.array(
  fc.record({
    key: fc.nat({ max: 60 }),
    member: fc.nat({ max: 4 }),
    creator: fc.option(fc.nat({ max: 1 })),
    kind: fc.constantFrom(...KINDS),
    hoursAgo: fc.nat({ max: 24 * 50 }),
    seconds: fc.option(fc.integer({ min: 1, max: 900 })),
  }),
  { minLength: 1, maxLength: 120 },
);
const calls = fc.array(fc.nat({ max: 5 }), { minLength: 120, maxLength: 120 });

describe('the rollups', () => {
  it('are what a recount gives, however activities come', async () => {
    const database = await testDatabase();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(activities, calls, async (drawn, split) => {
        run += 1;
        const organization = await makeOrganization(database);
        const zone = { where: { id: organization.id }, data: { timeZone: 'Asia/Kathmandu' } };
        await database.prisma.organization.update(zone);
        const members = await makeCrowd(organization, 5);
        const creators = [organization.creatorId, (await makeCreator(organization)).id];
        const batches: ActivityValues[][] = Array.from({ length: 6 }, () => []);
        drawn.forEach(({ key, member, creator, kind, hoursAgo, seconds }, index) => {
          const hex = createHash('md5').update(`${run}/${key}`).digest('hex');
          batches[split[index] ?? 0]?.push({
            id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
            memberId: toGlobalId('Member', members[member]?.id ?? ''),
            creatorId: creator === null ? null : toGlobalId('Creator', creators[creator] ?? ''),
            kind,
            name: kind === 'CUSTOM' ? 'poll' : null,
            occurredAt: new Date(organization.clock.now().getTime() - hoursAgo * HOUR).toISOString(),
            durationSeconds: seconds,
          });
        });
        const results = await Promise.all(batches.map((batch) => record(organization, batch)));
        const accepted = results.reduce((sum, result) => sum + result.accepted, 0);
        const duplicates = results.reduce((sum, result) => sum + result.duplicates, 0);
        const { rows: stored } = await database.query('SELECT 1 FROM activities WHERE organization_id = $1', [
          organization.id,
        ]);
        expect([accepted, accepted + duplicates]).toEqual([stored.length, drawn.length]);
        for (const [kept, made] of ROLLUPS) {
          const sorted = async (text: string) =>
            (await database.query(text, [organization.id])).rows.map((row) => JSON.stringify(row)).sort();
          expect(await sorted(kept)).toEqual(await sorted(made));
        }
        const { rows: scores } = await database.query(
          `SELECT 1 FROM member_engagements kept WHERE organization_id = $1 AND recent <> (
             SELECT coalesce(sum(views + comments + shares + chats), 0) FROM member_activity_days day
             WHERE day.organization_id = $1 AND day.member_id = kept.member_id AND day.day > date '2026-03-01' - 30)`,
          [organization.id],
        );
        expect(scores).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});
