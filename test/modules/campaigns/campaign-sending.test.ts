import { toGlobalId } from '../../../src/schema/global-id';
import { makeCampaign } from '../../builders/campaign';
import { makeMember } from '../../builders/member';
import { contextFor, makeOrganization, query, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { makeMessagesDue, recordMessages } from '../../support/messages';

const READ = `query ($id: ID!) { campaign(id: $id) { status startedAt finishedAt
  messageCounts { total pending sent failed skipped canceled } } }`;

let organization: TestOrganization;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
});

async function read(id: string) {
  const data = await query<{ campaign: Record<string, unknown> }>(contextFor({ organization }), READ, {
    id: toGlobalId('Campaign', id),
  });
  return data.campaign;
}

async function cancel(id: string) {
  const document = 'mutation ($input: CampaignCancelInput!) { campaignCancel(input: $input) { campaign { status } } }';
  await query(contextFor({ organization }), document, { input: { id: toGlobalId('Campaign', id) } });
}

const eventsOf = async (id: string) => {
  const where = { organizationId: organization.id, subjectId: id };
  const rows = await organization.database.prisma.event.findMany({ where, orderBy: { position: 'asc' } });
  return rows.map(({ type }) => type);
};

describe('sending a campaign', () => {
  it('waits for its time, and tells each member once', async () => {
    const members = [await makeMember(organization), await makeMember(organization)];
    const scheduledAt = new Date(organization.clock.now().getTime() + 3_600_000);
    const campaign = await makeCampaign(organization, { scheduledAt });
    const { email, dispatcher } = await recordMessages(organization);
    await dispatcher.settled();
    expect(email.handed).toEqual([]);
    organization.clock.advance(3_600_000);
    await dispatcher.settled();
    await dispatcher.settled();
    expect(email.addresses).toEqual(members.map((member) => member.email).sort());
    expect(await read(campaign.id)).toMatchObject({
      status: 'SENT',
      startedAt: scheduledAt.toISOString(),
      messageCounts: { total: 2, pending: 0, sent: 2, failed: 0, skipped: 0, canceled: 0 },
    });
    expect(await eventsOf(campaign.id)).toEqual([
      'campaign.created',
      'campaign.scheduled',
      'campaign.started',
      'campaign.sent',
    ]);
  });

  it('skips those who cannot or do not want to be told, with the reason', async () => {
    const { prisma } = organization.database;
    const change = async (data: object) => {
      const { id } = await makeMember(organization);
      await prisma.member.updateMany({ where: { organizationId: organization.id, id }, data });
      return id;
    };
    const wanting = await makeMember(organization, { announcementEmails: true });
    const reasons = new Map([
      [await change({ emailSuppression: 'BOUNCE' }), 'SUPPRESSED'],
      [await change({ emailSuppression: 'COMPLAINT' }), 'SUPPRESSED'],
      [await change({ announcementEmails: false }), 'UNSUBSCRIBED'],
      [await change({ email: null, emailKey: null }), 'NO_ADDRESS'],
    ]);
    const campaign = await makeCampaign(organization, { sendNow: true });
    const { email, dispatcher } = await recordMessages(organization);
    await dispatcher.settled();
    expect(email.addresses).toEqual([wanting.email]);
    const rows = await prisma.message.findMany({ where: { mailingId: campaign.id, status: 'SKIPPED' } });
    expect(new Map(rows.map(({ memberId, skipReason }) => [memberId, skipReason]))).toEqual(reasons);
  });

  it('looks again at each member right before a message leaves', async () => {
    const first = await makeMember(organization);
    const later = await makeMember(organization);
    const { prisma } = organization.database;
    const campaign = await makeCampaign(organization, { sendNow: true });
    const { email, dispatcher } = await recordMessages(organization, { batchSize: 1 });
    email.answer = () => {
      void prisma.member
        .updateMany({ where: { id: later.id }, data: { deletedAt: organization.clock.now() } })
        .then(() => undefined);
      return { kind: 'done', outcome: { status: 'SENT', transport: 'OUTBOX' } };
    };
    await dispatcher.settled();
    expect(email.addresses).toEqual([first.email]);
    expect(await prisma.message.findFirst({ where: { mailingId: campaign.id, memberId: later.id } })).toMatchObject({
      status: 'SKIPPED',
      skipReason: 'LEFT',
    });
  });

  it('counts what was sent into the mails of the member', async () => {
    const { id } = await makeMember(organization);
    const where = { organizationId: organization.id, id };
    await organization.database.prisma.member.updateMany({ where, data: { emailCount: 4, emailOpenedCount: 2 } });
    await makeCampaign(organization, { sendNow: true });
    const { dispatcher } = await recordMessages(organization);
    await dispatcher.settled();
    expect(await organization.database.prisma.member.findFirst({ where })).toMatchObject({
      ...{ emailCount: 5, emailOpenedCount: 2, emailOpenRate: 40, version: 1 },
    });
  });
});

describe('a message that cannot be handed over', () => {
  it('is tried again, and fails after the last attempt', async () => {
    await makeMember(organization);
    const campaign = await makeCampaign(organization, { sendNow: true });
    const { email, dispatcher } = await recordMessages(organization, { retryDelaysMs: [60_000, 60_000] });
    email.answer = () => ({ kind: 'again', error: '451 Try later' });
    await dispatcher.settled();
    expect(email.handed).toHaveLength(1);
    expect(await read(campaign.id)).toMatchObject({ status: 'SENDING', messageCounts: { pending: 1 } });
    await makeMessagesDue(organization);
    await dispatcher.settled();
    await makeMessagesDue(organization);
    await dispatcher.settled();
    expect(email.handed).toHaveLength(3);
    expect(new Set(email.handed.map(({ message }) => message.messageId)).size).toBe(1);
    expect(await read(campaign.id)).toMatchObject({ status: 'FAILED', messageCounts: { failed: 1, pending: 0 } });
    const message = await organization.database.prisma.message.findFirst({ where: { mailingId: campaign.id } });
    expect(message).toMatchObject({ attempts: 3, error: '451 Try later', dueAt: null, claim: null });
  });

  it('waits while nobody can be reached, and is not held against the messages', async () => {
    for (let count = 0; count < 5; count += 1) await makeMember(organization);
    const campaign = await makeCampaign(organization, { sendNow: true });
    const { email, dispatcher } = await recordMessages(organization, { pauseMs: 0, retryDelaysMs: [] });
    const { answer } = email;
    email.answer = () => ({ kind: 'again', error: 'No connection', isUnreachable: true });
    await dispatcher.settled();
    expect(await read(campaign.id)).toMatchObject({ status: 'SENDING', messageCounts: { pending: 5, failed: 0 } });
    email.answer = answer;
    await makeMessagesDue(organization);
    await dispatcher.settled();
    expect(await read(campaign.id)).toMatchObject({ status: 'SENT', messageCounts: { sent: 5, pending: 0 } });
  });
});

describe('a message for which nobody can ever be reached', () => {
  it('fails after a number of attempts', async () => {
    await makeMember(organization);
    const campaign = await makeCampaign(organization, { sendNow: true });
    const { email, dispatcher } = await recordMessages(organization, { pauseMs: 0 });
    email.answer = () => ({ kind: 'again', error: 'No connection', isUnreachable: true });
    await dispatcher.settled();
    const where = { mailingId: campaign.id };
    await organization.database.prisma.message.updateMany({ where, data: { attempts: 299 } });
    await makeMessagesDue(organization);
    await dispatcher.settled();
    expect(await organization.database.prisma.message.findFirst({ where })).toMatchObject({
      ...{ status: 'FAILED', attempts: 300, error: 'No connection' },
    });
  });
});

describe('a mailing that cannot be looked after', () => {
  it('keeps no other from being sent', async () => {
    const { prisma } = organization.database;
    const bad = await makeCampaign(organization, { sendNow: true });
    const other = await makeOrganization(organization.database);
    const member = await makeMember(other);
    const { email, dispatcher } = await recordMessages(organization, { retryDelaysMs: [] });
    await dispatcher.settled();
    // An audience as no front lets it in.
    const open = { status: 'OPEN', gatheredAt: null, audience: { and: 1 } } as const;
    await prisma.mailing.updateMany({ where: { id: bad.id }, data: open });
    await makeCampaign(other, { sendNow: true });
    await dispatcher.settled();
    await dispatcher.settled();
    expect(email.addresses).toEqual([member.email]);
    expect(await prisma.mailing.findFirst({ where: { id: bad.id } })).toMatchObject({
      status: 'OPEN',
      gatheredAt: null,
    });
  });
});

describe('a campaign that is taken back while it is sent', () => {
  it('sends nothing further', async () => {
    for (let count = 0; count < 6; count += 1) await makeMember(organization);
    const campaign = await makeCampaign(organization, { sendNow: true });
    const { email, dispatcher } = await recordMessages(organization, { batchSize: 4 });
    let canceled: Promise<void> | undefined;
    const sent = { kind: 'done', outcome: { status: 'SENT', transport: 'OUTBOX' } } as const;
    email.answer = () => sent;
    const send = email.send.bind(email);
    email.send = async (context, handover) => {
      const result = await send(context, handover);
      if (email.handed.length === 2) await (canceled ??= cancel(campaign.id));
      return result;
    };
    await dispatcher.settled();
    await dispatcher.settled();
    expect(email.handed).toHaveLength(2);
    expect(await read(campaign.id)).toMatchObject({
      status: 'CANCELED',
      messageCounts: { total: 6, sent: 2, canceled: 4, pending: 0 },
    });
    expect(await organization.database.prisma.mailing.findFirst({ where: { id: campaign.id } })).toMatchObject({
      status: 'DONE',
    });
  });
});
