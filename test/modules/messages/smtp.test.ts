import { makeCampaign } from '../../builders/campaign';
import { makeMember } from '../../builders/member';
import { makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { makeMessagesDue, sendMessages } from '../../support/messages';
import { refusing, startMailServer } from '../../support/smtp';

let organization: TestOrganization;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
});

async function sendTo(url: string, subject = 'Grüße ☀ 你好', body = 'Liebe Leute,\n\n<b>ünïcödé</b> 你好') {
  const campaign = await makeCampaign(organization, { message: { subject, body }, sendNow: true });
  const dispatcher = await sendMessages(organization, { messaging: { smtpUrl: url } });
  await dispatcher.settled();
  return { campaign, dispatcher };
}

/** The words of a header that is encoded after RFC 2047. */
function decoded(header: string | undefined): string {
  return (header ?? '')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_match, kind: string, text: string) => {
      if (kind.toLowerCase() === 'b') return Buffer.from(text, 'base64').toString('latin1');
      return text
        .replaceAll('_', ' ')
        .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    });
}

const asUtf8 = (text: string) => Buffer.from(text, 'latin1').toString('utf8');

describe('a mail by SMTP', () => {
  it('has the headers by which its receiver knows it and unsubscribes', async () => {
    const member = await makeMember(organization);
    const server = await startMailServer();
    const { campaign } = await sendTo(server.url);
    const [mail] = server.mails;
    const message = await organization.database.prisma.message.findFirst({ where: { mailingId: campaign.id } });
    expect(mail?.to).toEqual([member.email]);
    const header = (name: string) => mail?.headers.get(name);
    expect(header('message-id')).toBe(`<${message?.id}@example.com>`);
    expect(header('list-unsubscribe')).toMatch(/^<https:\/\/members\.example\.com\/unsubscribe\?m=[\w-]{64}>$/);
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(asUtf8(decoded(header('subject')))).toBe('Grüße ☀ 你好');
    expect(header('from')).toContain('<news@example.com>');
    expect(header('content-type')).toMatch(/^multipart\/alternative/);
    expect(message).toMatchObject({ status: 'SENT', transport: 'SMTP', attempts: 1, error: null });
  });

  it('is not what an organization of the demo sends: its mails stay in the outbox', async () => {
    await makeMember(organization);
    const server = await startMailServer();
    const campaign = await makeCampaign(organization, { sendNow: true });
    const isDemoOrganization = (id: string) => id === organization.id;
    const dispatcher = await sendMessages(organization, { messaging: { smtpUrl: server.url }, isDemoOrganization });
    await dispatcher.settled();
    expect(server.mails).toEqual([]);
    const message = await organization.database.prisma.message.findFirst({ where: { mailingId: campaign.id } });
    expect(message).toMatchObject({ status: 'SENT', transport: 'OUTBOX' });
  });

  it('is not broken up by what stands in names and addresses', async () => {
    const { id } = await makeMember(organization, { name: 'Eve\r\nBcc: all@example.com' });
    await organization.database.prisma.organization.update({
      where: { id: organization.id },
      data: { title: 'Club\r\nBcc: everybody@example.com\r\n\r\nnot the text' },
    });
    // A row as no front lets it in.
    const where = { organizationId: organization.id, id };
    await organization.database.prisma.member.updateMany({
      where,
      data: { email: 'eve@example.com\r\nRCPT TO:<other@example.com>' },
    });
    const server = await startMailServer();
    await sendTo(server.url);
    expect(server.mails.flatMap(({ to }) => to)).not.toContain('other@example.com');
    for (const { headers, to } of server.mails) {
      expect(to).toHaveLength(1);
      expect(headers.has('bcc')).toBe(false);
    }
  });

  it('fails at once when the server never takes it, and is sent later when it does not now', async () => {
    await makeMember(organization, { email: 'gone@example.com' });
    await makeMember(organization, { email: 'busy@example.com' });
    const server = await startMailServer();
    let isBusy = true;
    server.answer = ({ to }) => {
      if (to[0] === 'gone@example.com') return refusing(550, '5.1.1 No such user');
      return isBusy ? refusing(451, '4.3.2 Try later') : undefined;
    };
    const { campaign, dispatcher } = await sendTo(server.url);
    isBusy = false;
    await makeMessagesDue(organization);
    await dispatcher.settled();
    expect(server.mails.map(({ to }) => to)).toEqual([['busy@example.com']]);
    const rows = await organization.database.prisma.message.findMany({
      where: { mailingId: campaign.id },
      orderBy: { id: 'asc' },
    });
    expect(rows.map(({ status, attempts }) => [status, attempts])).toEqual([
      ['FAILED', 1],
      ['SENT', 2],
    ]);
    expect(rows[0]?.error).toContain('5.1.1 No such user');
  });

  it('is never sent again when the connection breaks after the server may have taken it', async () => {
    await makeMember(organization);
    const server = await startMailServer();
    server.answer = () => {
      server.breakOff();
      return undefined;
    };
    const { campaign, dispatcher } = await sendTo(server.url);
    await makeMessagesDue(organization);
    await dispatcher.settled();
    expect(server.mails).toHaveLength(1);
    expect(await organization.database.prisma.message.findFirst({ where: { mailingId: campaign.id } })).toMatchObject({
      status: 'FAILED',
      attempts: 1,
      error: expect.stringContaining('not known whether the mail arrived'),
    });
  });

  it('is sent again when the connection breaks before its text is asked for', async () => {
    await makeMember(organization);
    const server = await startMailServer();
    let isBroken = true;
    server.onRecipient = () => {
      if (isBroken) server.breakOff();
    };
    const { campaign, dispatcher } = await sendTo(server.url);
    const row = () => organization.database.prisma.message.findFirst({ where: { mailingId: campaign.id } });
    expect(await row()).toMatchObject({ status: 'PENDING', attempts: 1 });
    isBroken = false;
    await makeMessagesDue(organization);
    const other = await sendMessages(organization, { messaging: { smtpUrl: server.url } });
    await dispatcher.stop();
    await other.settled();
    expect(server.mails).toHaveLength(1);
    expect(await row()).toMatchObject({ status: 'SENT' });
  });

  it('waits for a server that cannot be reached', async () => {
    await makeMember(organization);
    const server = await startMailServer();
    await server.close();
    const { campaign } = await sendTo(server.url);
    expect(await organization.database.prisma.message.findFirst({ where: { mailingId: campaign.id } })).toMatchObject({
      status: 'PENDING',
      error: expect.stringContaining('ECONNREFUSED'),
    });
  });
});
