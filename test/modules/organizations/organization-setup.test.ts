import { randomUUID } from 'node:crypto';
import { createOrganization } from '../../../src/modules/organizations/organization-setup.service';
import { contextFor, makeOrganization, query } from '../../support/context';
import { testDatabase } from '../../support/database';

async function setUp() {
  const base = await makeOrganization(await testDatabase());
  // What a context is made of beside its caller is what createOrganization takes.
  return { database: base.database, parts: contextFor({ organization: base }), slug: `new-${randomUUID()}` };
}

describe('a new organization', () => {
  it('starts with everything a new publication has', async () => {
    const { parts, slug } = await setUp();
    const { context } = await createOrganization(parts, { slug, title: 'The Daily', integrationName: 'Zapier' });
    const document = `{
      organization { slug title currency isTest integrationName }
      creators { nodes { name slug isDefault } }
      newsletters { nodes { name slug status subscribeOnSignup settings } }
      products { nodes { name slug } }
      tiers { nodes { name slug type isDefault active products { slug }
        prices(active: true) { nickname amountMinor currency interval intervalCount } } } }`;
    const monthly = { nickname: 'Monthly', amountMinor: 500, currency: 'USD', interval: 'MONTH', intervalCount: 1 };
    const yearly = { nickname: 'Yearly', amountMinor: 5000, currency: 'USD', interval: 'YEAR', intervalCount: 1 };
    const named = { name: 'The Daily', slug: 'default-product' };
    expect(await query(context, document)).toEqual({
      organization: { slug, title: 'The Daily', currency: 'USD', isTest: false, integrationName: 'Zapier' },
      creators: { nodes: [{ name: 'The Daily', slug: 'the-daily', isDefault: true }] },
      newsletters: {
        nodes: [
          {
            ...{ name: 'The Daily', slug: 'default-newsletter', status: 'ACTIVE', subscribeOnSignup: true },
            settings: { show_header_name: false },
          },
        ],
      },
      products: { nodes: [named] },
      tiers: {
        nodes: [
          { name: 'Free', slug: 'free', type: 'FREE', isDefault: true, active: true, products: [], prices: [] },
          {
            ...named,
            type: 'PAID',
            isDefault: false,
            active: true,
            products: [{ slug: 'default-product' }],
            prices: [monthly, yearly],
          },
        ],
      },
    });
  });

  it('has an event for each thing that was made, in order', async () => {
    const { database, parts, slug } = await setUp();
    const { organization } = await createOrganization(parts, { slug, title: 'T', currency: 'eur', isTest: true });
    const events = await database.prisma.event.findMany({
      where: { organizationId: organization.id },
      orderBy: { position: 'asc' },
    });
    expect(events.map(({ type }) => type)).toEqual([
      'organization.created',
      'creator.created',
      'newsletter.created',
      'product.created',
      'tier.created',
      'tier.created',
      'price.created',
      'price.created',
    ]);
    expect(organization).toMatchObject({ currency: 'EUR', isTest: true });
  });

  it('needs a slug that nobody has, and leaves nothing behind without one', async () => {
    const { database, parts, slug } = await setUp();
    await createOrganization(parts, { slug, title: 'First' });
    const before = await database.prisma.creator.count();
    const again = createOrganization(parts, { slug, title: 'Second' });
    await expect(again).rejects.toMatchObject({ code: 'CONFLICT', fields: { slug: [expect.any(String)] } });
    expect(await database.prisma.creator.count()).toBe(before);
  });

  it.each([
    ['a slug that is none', { slug: 'No Slug' }],
    ['an empty slug', { slug: '' }],
    ['a slug of more than 63 characters', { slug: 'a'.repeat(64) }],
    ['a blank title', { title: ' ' }],
    ['an unknown currency', { currency: 'ABC' }],
  ])('is refused with %s', async (_name, values) => {
    const { parts, slug } = await setUp();
    const refused = createOrganization(parts, { slug, title: 'T', ...values });
    await expect(refused).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
