import { toGlobalId } from '../../../src/schema/global-id';
import { inTransaction } from '../../../src/database/transaction';
import { createMember } from '../../../src/modules/members/member.service';
import { createNewsletter } from '../../../src/modules/newsletters/newsletter.service';
import { createCampaign } from '../../../src/modules/campaigns/campaign.service';
import { startMessages } from '../../../src/jobs/messages';
import { query } from '../../support/context';
import { startTestGateway, type TestGateway, type TestOrganization } from '../../support/gateway';

const TARGET = 'https://example.com/news?a=1&b=2';
const EVIL = `<script>alert(1)</script> "quoted" 'single' & co`;

let gateway: TestGateway;
let organization: TestOrganization;
let memberId: string;
let content: { html: string; text: string; unsubscribeUrl: string };

beforeAll(async () => {
  gateway = await startTestGateway();
});

beforeEach(async () => {
  organization = await gateway.organization();
  const { context } = organization;
  await inTransaction(context, async (transaction) => {
    await createNewsletter(transaction, { name: 'Weekly' });
    await createNewsletter(transaction, { name: 'Daily' });
    const member = await createMember(transaction, { email: 'ada@example.com', subscribed: true });
    memberId = member.id;
    const message = { subject: EVIL, body: `${EVIL}\n\nRead ${TARGET}.`, cta: EVIL, ctaUrl: 'https://example.com/ü' };
    await createCampaign(transaction, { name: 'N', type: 't', message, channels: ['EMAIL'], sendNow: true });
  });
  const dispatcher = await startMessages(gateway.parts, { pollMs: 3_600_000 });
  await dispatcher.settled();
  await dispatcher.stop();
  const document = '{ outboxMessages { nodes { content { html text unsubscribeUrl } } } }';
  const data = await query<{ outboxMessages: { nodes: [{ content: typeof content }] } }>(context, document);
  ({ content } = data.outboxMessages.nodes[0]);
});

/** An address of a message as this test reaches it. */
const here = (url: string) => url.replace(/^https?:\/\/[^/]+/, gateway.url);
const linksIn = (html: string) =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, url = '']) => url.replaceAll('&amp;', '&'));
const pixelIn = (html: string) => /<img src="([^"]+)"/.exec(html)?.[1] ?? '';
const member = () => gateway.database.prisma.member.findFirstOrThrow({ where: { id: memberId } });
const activities = async () => {
  const rows = await gateway.database.prisma.activity.findMany({ where: { memberId }, orderBy: { kind: 'asc' } });
  return rows.map(({ kind }) => kind).sort();
};

describe('a mail', () => {
  it('shows text as text', () => {
    expect(content.html).not.toContain('<script>');
    expect(content.html).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot; &#39;single&#39; &amp; co',
    );
    expect(content.text).toContain(EVIL);
    expect(content.text).toContain(TARGET);
  });

  it('says once that it was opened', async () => {
    for (let time = 0; time < 3; time += 1) {
      const answer = await fetch(here(pixelIn(content.html)));
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('image/gif');
    }
    expect(await member()).toMatchObject({ emailCount: 1, emailOpenedCount: 1 });
    expect(await activities()).toEqual(['MAIL_OPEN']);
  });

  it('leads to its own links only, and counts each of them once', async () => {
    const [inText = '', button = ''] = linksIn(content.html);
    for (const url of [button, inText, inText]) await fetch(here(url), { redirect: 'manual' });
    const followed = await fetch(here(inText), { redirect: 'manual' });
    expect({ status: followed.status, to: followed.headers.get('location') }).toEqual({ status: 302, to: TARGET });
    expect((await fetch(here(button), { redirect: 'manual' })).headers.get('location')).toBe(
      'https://example.com/%C3%BC',
    );
    expect(await activities()).toEqual(['MAIL_CLICK', 'MAIL_CLICK', 'MAIL_OPEN']);
    expect(await member()).toMatchObject({ emailOpenedCount: 1 });
    for (const wrong of [
      inText.replace(/\d$/, '7'),
      inText.replace(/\/m\/./, '/m/-'),
      `${inText}/https://evil.example`,
    ])
      expect((await fetch(here(wrong), { redirect: 'manual' })).status).toBe(404);
  });

  it('cannot be opened, followed or unsubscribed from by a link of another purpose', async () => {
    const token = /\/m\/([\w-]{64})\.gif/.exec(content.html)?.[1];
    expect((await fetch(`${gateway.url}/unsubscribe?m=${token}`)).status).toBe(404);
    expect((await fetch(`${gateway.url}/m/${token}/0`, { redirect: 'manual' })).status).toBe(404);
    expect((await fetch(`${gateway.url}/m/${'A'.repeat(64)}.gif`)).status).toBe(200);
    expect(await activities()).toEqual([]);
  });
});

describe('unsubscribing', () => {
  const post = (url: string) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });

  it('takes a click, and not a look', async () => {
    const page = await fetch(here(content.unsubscribeUrl));
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(await page.text()).toContain('<form method="post"');
    expect((await member()).announcementEmails).toBeNull();
    for (let time = 0; time < 2; time += 1) expect((await post(here(content.unsubscribeUrl))).status).toBe(200);
    expect((await member()).announcementEmails).toBe(false);
    const where = { subjectId: memberId, type: 'member.updated' };
    const events = await gateway.database.prisma.event.findMany({ where });
    expect(events.map(({ data }) => (data as { previous?: unknown }).previous)).toMatchObject([
      { announcementEmails: null },
    ]);
  });

  it('works by the links of Ghost: all of it, or one newsletter', async () => {
    const { uuid } = await member();
    const id = toGlobalId('Member', memberId);
    const read = () =>
      query<{ member: { unsubscribeKey: string; newsletters: { name: string; uuid: string }[] } }>(
        { ...organization.context },
        'query ($id: ID!) { member(id: $id) { unsubscribeKey newsletters { name uuid } } }',
        { id },
      );
    const before = (await read()).member;
    const link = `${gateway.url}/unsubscribe/?uuid=${uuid}&key=${before.unsubscribeKey}`;
    expect((await fetch(link)).status).toBe(200);
    expect((await post(`${gateway.url}/unsubscribe/?uuid=${uuid}&key=${'0'.repeat(64)}`)).status).toBe(404);
    const daily = before.newsletters.find(({ name }) => name === 'Daily');
    expect((await post(`${link}&newsletter=${daily?.uuid}`)).status).toBe(200);
    expect((await read()).member.newsletters.map(({ name }) => name)).toEqual(['Weekly']);
    expect((await member()).announcementEmails).toBeNull();
    expect((await post(link)).status).toBe(200);
    expect((await read()).member.newsletters).toEqual([]);
    expect((await member()).announcementEmails).toBe(false);
  });
});
