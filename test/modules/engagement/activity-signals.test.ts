import { Channels, type OnPayload } from '../../../src/database/channels';
import { openActivitySignals } from '../../../src/modules/engagement/activity-signals';
import type { ActiveCreator } from '../../../src/shared/activity-feed';
import { activity, record } from './activities';
import { makeMember } from '../../builders/member';
import { contextFor, makeOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { silentLog } from '../../support/log';
import { until } from '../../support/socket';

/** What several processes on one database have in common. */
function sharedDatabase() {
  const channels = new Channels();
  const words: string[] = [];
  return {
    words,
    channels,
    embedded: false,
    listen: (channel: string, onPayload: OnPayload) => {
      channels.add(channel, onPayload);
      return Promise.resolve(() => Promise.resolve(void channels.remove(channel, onPayload)));
    },
    notify: (channel: string, word: string) => {
      words.push(word);
      channels.deliver(channel, word);
      return Promise.resolve();
    },
  };
}

const creator = (number: number): ActiveCreator => ({
  organizationId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  creatorId: `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`,
});

describe('the news that activities have come', () => {
  it('is told in the process at once, and to the others in few and short words', async () => {
    const database = sharedDatabase();
    const [here, there] = [1, 2].map(() => openActivitySignals({ database, log: silentLog }));
    const [heardHere, heardThere]: (ActiveCreator | null)[][] = [[], []];
    here?.watch((each) => heardHere?.push(each));
    there?.watch((each) => heardThere?.push(each));
    await Promise.resolve();
    const all = Array.from({ length: 150 }, (_, number) => creator(number));
    for (const { organizationId, creatorId } of [...all, ...all]) here?.announce(organizationId, [creatorId]);
    expect(heardHere).toHaveLength(300);
    await until(() => heardThere?.length === 150);
    expect(heardThere).toEqual(all);
    expect(database.words).toHaveLength(2);
    expect(Math.max(...database.words.map((word) => word.length))).toBeLessThan(8000);
    database.channels.deliverGap();
    expect(heardThere?.at(-1)).toBeNull();
    await here?.close();
    await there?.close();
    expect(database.channels.names()).toEqual([]);
  });

  it('comes after the commit of what is recorded, of the present only', async () => {
    const database = await testDatabase();
    const organization = await makeOrganization(database);
    const member = await makeMember(organization);
    const feed = openActivitySignals({ database, log: silentLog });
    const heard: (ActiveCreator | null)[] = [];
    const context = { ...contextFor({ organization }), activity: feed };
    const end = feed.watch((each) => heard.push(each));
    const old = new Date(organization.clock.now().getTime() - 3 * 3_600_000).toISOString();
    await record(organization, [activity(organization, member, { occurredAt: old })], context);
    expect(heard).toEqual([]);
    const undone = record(organization, [activity(organization, member), null as never], context);
    await expect(undone).rejects.toThrow();
    expect(heard).toEqual([]);
    await record(organization, [activity(organization, member)], context);
    expect(heard).toEqual([{ organizationId: organization.id, creatorId: organization.creatorId }]);
    end();
    await record(organization, [activity(organization, member)], context);
    expect(heard).toHaveLength(1);
    await feed.close();
  });
});
