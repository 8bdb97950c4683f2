import { SCOPES } from '../../../src/auth/scope';
import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { makeWebhook } from '../../builders/webhook';
import { contextFor, makeOrganization, query, refusal, runQuery } from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements, itGuards, itHidesOtherOrganizations } from '../../support/guards';

const FIELDS = 'id format url events name secret apiVersion status credentialId lastTriggeredAt';
const CREATE = `mutation ($input: WebhookEndpointCreateInput!) {
  webhookEndpointCreate(input: $input) { webhookEndpoint { ${FIELDS} } } }`;
const UPDATE = `mutation ($input: WebhookEndpointUpdateInput!) {
  webhookEndpointUpdate(input: $input) { webhookEndpoint { ${FIELDS} } } }`;
const DELETE = `mutation ($input: WebhookEndpointDeleteInput!) {
  webhookEndpointDelete(input: $input) { webhookEndpoint { id } } }`;
const LIST = `query ($first: Int, $filter: WebhookEndpointFilter) {
  webhookEndpoints(first: $first, filter: $filter) { nodes { url secret } totalCount } }`;
const READ = 'query ($id: ID!) { webhookEndpoint(id: $id) { id secret } }';

const GOOD = { format: 'GHOST', url: 'http://127.0.0.1:2400/hook', events: ['member.added'] };

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }) };
}

describe('who may write webhook endpoints', () => {
  const scope = 'webhooks:write';
  const id = toGlobalId('WebhookEndpoint', newId(new Date(0)));
  itGuards([
    { name: 'webhookEndpointCreate', scope, input: GOOD },
    { name: 'webhookEndpointUpdate', scope, input: { id } },
    { name: 'webhookEndpointDelete', scope, input: { id } },
  ]);
  const endpoint = { scope, type: 'WebhookEndpoint', field: 'id', make: makeWebhook } as const;
  itHidesOtherOrganizations([
    { ...endpoint, name: 'webhookEndpointUpdate', input: { name: 'x' } },
    { ...endpoint, name: 'webhookEndpointDelete', input: {} },
  ]);

  it("refuses a creator's caller, who does not see them either", async () => {
    const { organization } = await setUp();
    const { id: made } = await makeWebhook(organization);
    const scoped = contextFor({ organization, creatorId: organization.creatorId });
    expect(await refusal(scoped, CREATE, { input: GOOD })).toBe('FORBIDDEN');
    expect(await query(scoped, LIST)).toMatchObject({ webhookEndpoints: { totalCount: 0 } });
    const read = await query(scoped, READ, { id: toGlobalId('WebhookEndpoint', made) });
    expect(read).toEqual({ webhookEndpoint: null });
  });

  it('shows the secret to those only who may change it', async () => {
    const { organization, context } = await setUp();
    const made = await makeWebhook(organization, { secret: 's3cret' });
    const id = toGlobalId('WebhookEndpoint', made.id);
    expect(await query(context, READ, { id })).toEqual({ webhookEndpoint: { id, secret: 's3cret' } });
    const reader = contextFor({ organization, scopes: SCOPES.filter((each) => each !== 'webhooks:write') });
    expect(await query(reader, READ, { id })).toEqual({ webhookEndpoint: { id, secret: null } });
    const events = await organization.database.prisma.event.findMany({ where: { subjectId: made.id } });
    expect(events.map(({ type }) => type)).toEqual(['webhook_endpoint.created']);
    expect(JSON.stringify(events[0]?.data)).not.toContain('s3cret');
    expect(events[0]?.data).toMatchObject({ signed: true });
  });
});

describe('a webhook endpoint', () => {
  it('is registered, changed and removed', async () => {
    const { context } = await setUp();
    const input = { ...GOOD, secret: 'a', apiVersion: 'v6.65', events: ['member.added', 'member.added'] };
    const created = await query<{ webhookEndpointCreate: { webhookEndpoint: { id: string } } }>(context, CREATE, {
      input,
    });
    const { webhookEndpoint } = created.webhookEndpointCreate;
    expect(webhookEndpoint).toEqual({
      ...{ id: expect.any(String), ...GOOD, name: null, secret: 'a', apiVersion: 'v6.65' },
      ...{ status: 'ACTIVE', credentialId: null, lastTriggeredAt: null },
    });
    const { id } = webhookEndpoint;
    const changes = { id, url: 'https://example.com/x', status: 'DISABLED', secret: null, name: 'Mine' };
    expect(await query(context, UPDATE, { input: changes })).toMatchObject({
      webhookEndpointUpdate: { webhookEndpoint: { ...changes, events: ['member.added'], apiVersion: 'v6.65' } },
    });
    expect(await query(context, DELETE, { input: { id } })).toMatchObject({
      webhookEndpointDelete: { webhookEndpoint: { id } },
    });
    expect(await refusal(context, DELETE, { input: { id } })).toBe('NOT_FOUND');
  });

  it('exists once for a format, an event and an address', async () => {
    const { organization, context } = await setUp();
    await query(context, CREATE, { input: { ...GOOD, events: ['member.added', 'member.edited'] } });
    const { errors } = await runQuery(context, CREATE, { input: { ...GOOD, events: ['member.edited'] } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', fields: { url: [expect.any(String)] } });
    await query(context, CREATE, { input: { ...GOOD, events: ['member.deleted'] } });
    await query(context, CREATE, { input: { ...GOOD, format: 'NATIVE', events: ['member.created'] } });
    const other = await makeWebhook(organization);
    const id = toGlobalId('WebhookEndpoint', other.id);
    expect(await refusal(context, UPDATE, { input: { id, url: GOOD.url } })).toBe('CONFLICT');
    await query(context, UPDATE, { input: { id, url: other.url } });
  });

  it.each([
    ['NATIVE', 'subscription.canceled', 'member.added'],
    ['AUDIENCE', 'audience.member_joined', 'audience.exploded'],
    ['ALLEGRO', 'audience_member.created', 'member.created'],
    ['GHOST', 'post.published.edited', 'member.exploded'],
    ['GHOST', 'site.changed', 'subscription.created'],
  ])('in the format %s knows the event %s and not %s', async (format, known, unknown) => {
    const { context } = await setUp();
    await query(context, CREATE, { input: { ...GOOD, format, events: [known] } });
    const { errors } = await runQuery(context, CREATE, { input: { ...GOOD, format, events: [unknown] } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: { events: [expect.any(String)] } });
  });

  it.each([
    'ftp://example.com/',
    'javascript:alert(1)',
    'nonsense',
    ' https://example.com/',
    'https://example.com/\n',
    '',
    'https://user@example.com/',
    'https://user:password@example.com/',
    'http://0.0.0.0/',
    'http://0/',
    'http://169.254.169.254/latest/meta-data',
    'http://0xa9fea9fe/',
    'http://2852039166/',
    'http://[::]/',
    'http://[fe80::1]/',
    'http://[::ffff:169.254.169.254]/',
    'http://[::ffff:0.0.0.0]/',
    'http://metadata.google.internal/',
    'http://metadata.google.internal./',
    'http://METADATA.google.internal/',
    `https://example.com/${'x'.repeat(2000)}`,
  ])('is not told at %.60s', async (url) => {
    const { organization, context } = await setUp();
    const { errors } = await runQuery(context, CREATE, { input: { ...GOOD, url } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: { url: [expect.any(String)] } });
    const id = toGlobalId('WebhookEndpoint', (await makeWebhook(organization)).id);
    expect(await refusal(context, UPDATE, { input: { id, url } })).toBe('BAD_USER_INPUT');
  });

  it('refuses no events, and values that are too long', async () => {
    const { context } = await setUp();
    expect(await refusal(context, CREATE, { input: { ...GOOD, events: [] } })).toBe('BAD_USER_INPUT');
    expect(await refusal(context, CREATE, { input: { ...GOOD, name: 'x'.repeat(192) } })).toBe('BAD_USER_INPUT');
    expect(await refusal(context, CREATE, { input: { ...GOOD, secret: 'x'.repeat(192) } })).toBe('BAD_USER_INPUT');
  });

  it('is the last of a hundred', async () => {
    const { organization, context } = await setUp();
    const { id: organizationId, database } = organization;
    const now = organization.clock.now();
    const row = { organizationId, format: 'GHOST' as const, events: ['tag.added'], createdAt: now, updatedAt: now };
    await database.prisma.webhookEndpoint.createMany({
      data: Array.from({ length: 99 }, (_each, index) => ({
        ...row,
        id: newId(now),
        url: `https://a.example/${index}`,
      })),
    });
    await query(context, CREATE, { input: GOOD });
    expect(await refusal(context, CREATE, { input: { ...GOOD, url: 'https://a.example/x' } })).toBe('LIMIT_EXCEEDED');
  });
});

describe('the list of webhook endpoints', () => {
  it.each([
    [{ event: 'member.edited' }, ['https://b.example/']],
    [{ format: { eq: 'NATIVE' } }, ['https://c.example/']],
    [{ not: { format: { eq: 'GHOST' } } }, ['https://c.example/']],
    [{ url: { contains: 'A.EX' } }, ['https://a.example/']],
    [{ status: { eq: 'DISABLED' } }, []],
    [{}, ['https://c.example/', 'https://b.example/', 'https://a.example/']],
  ])('takes the filter %j', async (filter, expected) => {
    const { organization, context } = await setUp();
    await query(context, CREATE, { input: { ...GOOD, url: 'https://a.example/' } });
    organization.clock.advance(1000);
    await query(context, CREATE, { input: { ...GOOD, url: 'https://b.example/', events: ['member.edited'] } });
    organization.clock.advance(1000);
    const native = { format: 'NATIVE', url: 'https://c.example/', events: ['tier.created'] };
    await query(context, CREATE, { input: native });
    const { webhookEndpoints } = await query<{ webhookEndpoints: { nodes: { url: string }[] } }>(context, LIST, {
      filter,
    });
    expect(webhookEndpoints.nodes.map(({ url }) => url)).toEqual(expected);
  });

  it('takes as many statements for 1 endpoint as for 50', async () => {
    const { organization } = await setUp();
    for (let index = 0; index < 50; index++) await makeWebhook(organization);
    const few = await countStatements(organization, LIST, { first: 1 });
    expect(await countStatements(organization, LIST, { first: 50 })).toBe(few);
  });
});
