import type { Database } from '../../src/database/client';
import { deleteMember, eraseMember } from '../../src/modules/members/member-departure.service';
import { updateMember } from '../../src/modules/members/member.service';
import type { MemberRow } from '../../src/modules/members/member.repository';
import { toGlobalId } from '../../src/schema/global-id';
import { newId } from '../../src/shared/id';
import { asSystem, makeMember } from '../builders/member';
import { makeOrganization, type TestOrganization } from '../support/context';
import { testDatabase } from '../support/database';
import { startRealtime, type TestRealtime } from '../support/realtime';
import { TestSocket, until } from '../support/socket';

const LIVE = `subscription ($memberId: ID, $since: String) {
  memberChanged(memberId: $memberId, since: $since) {
    cursor type occurredAt recordedAt sequence dialect member { id name email deletedAt erasedAt }
  }
}`;

interface Payload {
  readonly data: {
    readonly memberChanged: {
      readonly cursor: string;
      readonly type: string;
      readonly sequence: number;
      readonly member: { readonly id: string; readonly name: string | null; readonly email: string | null } | null;
    };
  };
}

describe('changes of members as they happen', () => {
  let database: Database;
  let realtime: TestRealtime;
  let organization: TestOrganization;
  let socket: TestSocket;

  beforeAll(async () => {
    database = await testDatabase();
    realtime = await startRealtime(database);
  });

  afterAll(() => realtime.stop());

  beforeEach(async () => {
    organization = await makeOrganization(database);
    socket = await TestSocket.greet(realtime.url, realtime.authenticator.issue(organization));
  });

  afterEach(() => socket.close());

  async function follow(id: string, variables: Record<string, unknown> = {}, by: TestSocket = socket): Promise<void> {
    const before = realtime.websocket.subscriptions();
    by.start(id, LIVE, variables);
    await until(() => realtime.websocket.subscriptions() > before);
  }

  const announce = () => realtime.hub.announce(organization.id);
  const rename = async (member: MemberRow, name: string) => {
    await asSystem(organization, (context) => updateMember(context, member.id, { name }));
    announce();
  };
  const changesOf = async (id: string, count: number, from: TestSocket = socket) =>
    (await from.payloads<Payload>(id, count)).map(({ data }) => data.memberChanged);

  it('says what happened to whom', async () => {
    await follow('1');
    const member = await makeMember(organization, { name: 'Ada', email: 'ada@example.com' });
    announce();
    const [payload] = await socket.payloads('1', 1);
    const now = organization.clock.now().toISOString();
    expect(payload).toEqual({
      data: {
        memberChanged: {
          cursor: expect.any(String),
          type: 'member.created',
          occurredAt: now,
          recordedAt: now,
          sequence: 1,
          dialect: 'graphql',
          member: {
            id: toGlobalId('Member', member.id),
            name: 'Ada',
            email: 'ada@example.com',
            deletedAt: null,
            erasedAt: null,
          },
        },
      },
    });
  });

  it('shows the member as it is at each change, not as it was at an earlier one', async () => {
    const member = await makeMember(organization, { name: 'one' });
    await follow('1');
    await rename(member, 'two');
    await changesOf('1', 1);
    await rename(member, 'three');
    expect((await changesOf('1', 2)).map((change) => change.member?.name)).toEqual(['two', 'three']);
  });

  it('tells of deleted and erased members too', async () => {
    const member = await makeMember(organization, { name: 'Ada' });
    await follow('1', { memberId: toGlobalId('Member', member.id) });
    await asSystem(organization, (context) => deleteMember(context, member.id));
    announce();
    await changesOf('1', 1);
    await asSystem(organization, (context) => eraseMember(context, member.id));
    announce();
    expect(await changesOf('1', 2)).toMatchObject([
      { type: 'member.deleted', sequence: 2, member: { name: 'Ada', deletedAt: expect.any(String), erasedAt: null } },
      { type: 'member.erased', sequence: 3, member: { name: null, erasedAt: expect.any(String) } },
    ]);
  });

  it('tells of one member alone when asked to', async () => {
    const [wanted, other] = [await makeMember(organization), await makeMember(organization)];
    await follow('1', { memberId: toGlobalId('Member', wanted.id) });
    await rename(other, 'not wanted');
    await rename(wanted, 'wanted');
    expect(await changesOf('1', 1)).toMatchObject([{ type: 'member.updated', member: { name: 'wanted' } }]);
  });

  it('keeps organizations apart', async () => {
    const stranger = await makeOrganization(database);
    const theirs = await TestSocket.greet(realtime.url, realtime.authenticator.issue(stranger));
    await follow('1', {}, theirs);
    await follow('1');
    await makeMember(organization, { name: 'ours' });
    announce();
    await makeMember(stranger, { name: 'theirs' });
    realtime.hub.announce(stranger.id);
    expect(await changesOf('1', 1, theirs)).toMatchObject([{ member: { name: 'theirs' } }]);
    expect(await changesOf('1', 1)).toMatchObject([{ member: { name: 'ours' } }]);
    await theirs.close();
  });

  it('tells a creator only of the own members', async () => {
    const other = newId(organization.clock.now());
    const times = { createdAt: organization.clock.now(), updatedAt: organization.clock.now() };
    await database.prisma.creator.create({
      data: { organizationId: organization.id, id: other, name: 'Other', slug: 'other', ...times },
    });
    const token = realtime.authenticator.issue(organization, { creatorId: other });
    const creator = await TestSocket.greet(realtime.url, token);
    await follow('1', {}, creator);
    const foreign = await makeMember(organization, { name: 'of the default creator' });
    await makeMember(organization, { name: 'own', creatorId: other });
    announce();
    expect(await changesOf('1', 1, creator)).toMatchObject([{ member: { name: 'own' } }]);
    creator.start('2', LIVE, { memberId: toGlobalId('Member', foreign.id) });
    expect(await creator.payloads('2', 1)).toMatchObject([{ errors: [{ extensions: { code: 'NOT_FOUND' } }] }]);
    await creator.close();
  });

  it('refuses members that are not there and those of others in the same words', async () => {
    const stranger = await makeOrganization(database);
    const foreign = await makeMember(stranger);
    const answers: unknown[] = [];
    for (const [index, id] of [foreign.id, newId(organization.clock.now())].entries()) {
      socket.start(`m${index}`, LIVE, { memberId: toGlobalId('Member', id) });
      const [answer] = await socket.payloads<{ errors: { extensions: { requestId?: string } }[] }>(`m${index}`, 1);
      delete answer?.errors[0]?.extensions.requestId;
      answers.push(answer);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    expect(realtime.websocket.subscriptions()).toBe(0);
  });

  it('refuses cursors that it has not given to this organization', async () => {
    const stranger = await makeOrganization(database);
    const theirs = await TestSocket.greet(realtime.url, realtime.authenticator.issue(stranger));
    await follow('1', {}, theirs);
    await makeMember(stranger);
    realtime.hub.announce(stranger.id);
    const [foreign] = await changesOf('1', 1, theirs);
    await theirs.close();
    await until(() => realtime.websocket.subscriptions() === 0);
    const ahead = Buffer.from(
      Buffer.from(String(foreign?.cursor), 'base64url').toString().replace(/:1$/, ':99'),
    ).toString('base64url');
    for (const [index, since] of ['', 'garbage', '☃', foreign?.cursor, `${foreign?.cursor}=`, ahead].entries()) {
      socket.start(`c${index}`, LIVE, { since });
      expect(await socket.payloads(`c${index}`, 1)).toMatchObject([
        { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
      ]);
    }
    expect(realtime.websocket.subscriptions()).toBe(0);
  });

  it('resumes behind a cursor without gap or repetition across reconnects while writes go on', async () => {
    await follow('1');
    await makeMember(organization);
    announce();
    const seen = (await changesOf('1', 1)).map(({ cursor, member }) => ({ cursor, id: member?.id }));
    const written: string[] = [];
    const writing = (async () => {
      for (let index = 0; index < 60; index += 1) {
        written.push(toGlobalId('Member', (await makeMember(organization)).id));
        announce();
      }
    })();
    while (seen.length < 61) {
      const again = await TestSocket.greet(realtime.url, realtime.authenticator.issue(organization));
      again.start('1', LIVE, { since: seen.at(-1)?.cursor });
      const some = await changesOf('1', Math.min(7, 61 - seen.length), again);
      again.socket.terminate();
      seen.push(...some.map(({ cursor, member }) => ({ cursor, id: member?.id })));
    }
    await writing;
    expect(seen.slice(1).map(({ id }) => id)).toEqual(written);
    expect(new Set(seen.map(({ cursor }) => cursor)).size).toBe(61);
  });
});
