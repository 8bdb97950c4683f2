import { toGlobalId } from '../../../src/schema/global-id';
import { contextFor, query } from '../../support/context';
import { canonical, type Front, touched, type Write } from './front';
import type { Stage, Truth } from './stage';

const labelNames = (names: readonly string[]) => names.map((name) => expect.objectContaining({ name }) as unknown);
const newsletter = (id: string) => toGlobalId('Newsletter', id);
const update = (name: string, input: (stage: Stage) => object, changes: Write['changes']): Write => ({
  name,
  send: (stage, id) => stage.mutate('memberUpdate', { id: toGlobalId('Member', id), ...input(stage) }),
  changes,
});
const column = (name: string, value: unknown): Write =>
  update(
    `${name} by memberUpdate`,
    () => ({ [name]: value }),
    (_before, stage) => touched(stage, { [name]: value }),
  );

/** The newsletters of somebody with everything, with others in place of the active one. */
export function withNewsletters(before: Truth, ...ids: readonly string[]): object {
  const archived = before['newsletters'].filter(({ status }: Truth) => status === 'ARCHIVED') as Truth[];
  const active = ids.map((id) => expect.objectContaining({ id: newsletter(id) }) as unknown);
  return { newsletters: [...active, ...archived], subscribed: ids.length > 0 };
}

const NEWCOMER = {
  name: 'Grace Graph',
  note: 'By the graph',
  emailVerified: true,
  avatarUrl: 'https://example.com/grace.png',
  geolocation: { country: 'FI' },
  preferences: { theme: 'light' },
  commentNotifications: false,
  announcementEmails: false,
  meta: { source: 'graph' },
};

/** The graph itself: it shows everything. */
export const graphql: Front = {
  name: 'graphql',
  create: async (stage, email) => {
    const { usual, chosen } = stage.newsletters;
    const activationCode = `code-${email}`;
    const id = await stage.mutate('memberCreate', {
      ...{ ...NEWCOMER, email, activationCode, labelNames: ['Two', 'One'] },
      newsletterIds: [newsletter(chosen), newsletter(usual)],
      complimentaryTier: { tierSlug: stage.offers.given.tier.slug },
      attribution: { type: 'post', url: '/p/' },
    });
    const shows = {
      ...{ ...NEWCOMER, email, activationCode, labels: labelNames(['Two', 'One']) },
      newsletters: [{ id: newsletter(usual) }, { id: newsletter(chosen) }],
      attribution: { type: 'post', url: '/p/', referrerSource: null },
      status: 'COMPED',
      subscriptions: [{ kind: 'COMPLIMENTARY', tier: { slug: stage.offers.given.tier.slug } }],
    };
    return { id: canonical(id), shows };
  },
  writes: [
    column('name', 'Renamed'),
    column('note', null),
    column('avatarUrl', null),
    column('geolocation', null),
    column('emailVerified', false),
    column('activationCode', null),
    column('commentNotifications', true),
    column('announcementEmails', null),
    update(
      'email by memberUpdate',
      () => ({ email: 'graph@example.com' }),
      (_before, stage) => touched(stage, { email: 'graph@example.com', emailSuppression: null }),
    ),
    update(
      'meta by memberUpdate',
      () => ({ meta: { tags: null, more: 1 } }),
      (before, stage) => touched(stage, { meta: { crm: before['meta'].crm, more: 1 } }),
    ),
    update(
      'preferences by memberUpdate',
      () => ({ preferences: { theme: null, more: 1 } }),
      (_before, stage) => touched(stage, { preferences: { more: 1 } }),
    ),
    update(
      'labels by memberUpdate',
      () => ({ labelNames: ['press', 'New'] }),
      () => ({
        labels: labelNames(['Press', 'New']),
      }),
    ),
    update(
      'newsletters by memberUpdate',
      ({ newsletters }) => ({ newsletterIds: [newsletter(newsletters.usual)] }),
      (before, stage) => withNewsletters(before, stage.newsletters.usual),
    ),
    update(
      'subscribed by memberUpdate',
      () => ({ subscribed: false }),
      (before) => withNewsletters(before),
    ),
    {
      name: 'memberReplace',
      send: (stage, id, { email }) =>
        stage.mutate('memberReplace', { id: toGlobalId('Member', id), email, meta: { b: 1 } }),
      changes: (_before, stage) => touched(stage, { name: null, meta: { b: 1 } }),
    },
    {
      name: 'memberIdentitySet',
      send: (stage, id) => {
        const identity = { memberId: toGlobalId('Member', id), key: 'shop', value: id };
        return stage.mutate('memberIdentitySet', identity, 'identity');
      },
      changes: ({ identities }, stage) =>
        touched(stage, { identities: [...identities, expect.objectContaining({ key: 'shop' }) as unknown] }),
    },
    {
      name: 'memberIdentityRemove',
      send: (stage, id) => stage.mutate('memberIdentityRemove', { memberId: toGlobalId('Member', id), key: 'crm' }),
      changes: (_before, stage) => touched(stage, { identities: [] }),
    },
    {
      name: 'memberEmailSuppressionRemove',
      send: (stage, id) => stage.mutate('memberEmailSuppressionRemove', { id: toGlobalId('Member', id) }),
      changes: (_before, stage) => touched(stage, { emailSuppression: null }),
    },
    {
      name: 'memberDelete and memberRestore',
      send: async (stage, id) => {
        await stage.mutate('memberDelete', { id: toGlobalId('Member', id) });
        await stage.mutate('memberRestore', { id: toGlobalId('Member', id) });
      },
      changes: (_before, stage) => touched(stage, {}),
    },
  ],
  remove: (stage, id) => stage.mutate('memberDelete', { id: toGlobalId('Member', id) }),
  read: async (stage, id) => {
    const context = contextFor({ organization: stage.organization });
    const document = 'query ($id: ID!) { member(id: $id) { id } }';
    const { member } = await query<{ member: object | null }>(context, document, { id: toGlobalId('Member', id) });
    return member ? stage.truth(id) : undefined;
  },
  document: (truth) => truth,
};
