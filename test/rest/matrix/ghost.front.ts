import { toGlobalId } from '../../../src/schema/global-id';
import type { Id } from '../../../src/shared/id';
import { parseObjectId, toObjectId } from '../../../src/shared/object-id';
import { canonical, type Front, touched, type Write } from './front';
import { makeProfile } from './everything';
import { memberDocument } from './ghost.document';
import { withNewsletters } from './graphql.front';
import type { Stage, Truth } from './stage';

const MEMBERS = '/ghost/api/admin/members/';
const CSV = 'email,name,labels\r\n';

const send = (stage: Stage, row: `${'POST' | 'PUT' | 'DELETE'} ${string}`, payload?: object) => {
  const [method, path = ''] = row.split(' ') as ['POST' | 'PUT' | 'DELETE', string];
  return stage.send('ghost', { method, url: MEMBERS + path, ...(payload ? { payload } : {}) });
};
const read = async (stage: Stage, id: Id) =>
  (await stage.look('ghost', `${MEMBERS}${toObjectId(id)}/`))?.json.members[0] as Truth;
const newsletterId = (id: Id) => toGlobalId('Newsletter', id);
const labels = (...names: readonly string[]) => names.map((name) => expect.objectContaining({ name }) as unknown);

/** A PUT of some fields. */
const edit = (name: string, fields: (stage: Stage) => object, changes: Write['changes']): Write => ({
  name: `PUT ${name}`,
  send: (stage, id) => send(stage, `PUT ${toObjectId(id)}/`, { members: [fields(stage)] }),
  changes,
});

/** A change of all members whom a filter finds: the one. */
const bulk = (name: string, action: (stage: Stage) => Promise<object>, changes: Write['changes']): Write => ({
  name: `PUT /bulk/, ${name}`,
  send: async (stage, id) => {
    const filter = encodeURIComponent(`id:'${toObjectId(id)}'`);
    return send(stage, `PUT bulk/?filter=${filter}`, { bulk: await action(stage) });
  },
  changes,
});

/** The object id of a label, which is made when there is none. */
async function labelId(stage: Stage, name: string): Promise<string> {
  const slug = name.toLowerCase();
  const found = await stage.look('ghost', `/ghost/api/admin/labels/slug/${slug}/`);
  if (found) return found.json.labels[0].id as string;
  const payload = { labels: [{ name }] };
  const made = await stage.send('ghost', { method: 'POST', url: '/ghost/api/admin/labels/', payload });
  return made.json.labels[0].id as string;
}

const labelAction = (action: string, name: string) => async (stage: Stage) => ({
  action,
  meta: { label: { id: await labelId(stage, name) } },
});

/** Knows labels, newsletters, a tier that is given away, and who may comment. */
export const ghost: Front = {
  name: 'ghost',
  create: async (stage, email) => {
    const said = { email, name: 'Gus Ghost', note: 'Who?' };
    const { chosen, usual } = stage.newsletters;
    const { tier } = stage.offers.given;
    const links = {
      labels: ['Zulu', { name: 'Yankee' }],
      newsletters: [{ id: toObjectId(chosen) }, { id: toObjectId(usual) }],
      tiers: [{ id: toObjectId(tier.id), expiry_at: '2027-01-01T00:00:00.000Z' }],
    };
    const { json } = await send(stage, 'POST ', { members: [{ ...said, ...links }] });
    const held = { kind: 'COMPLIMENTARY', currentPeriodEndAt: '2027-01-01T00:00:00.000Z', tier: { slug: tier.slug } };
    const shows = {
      ...{ ...said, labels: labels('Zulu', 'Yankee'), status: 'COMPED', subscriptions: [held] },
      newsletters: [{ id: newsletterId(usual) }, { id: newsletterId(chosen), description: 'By choice' }],
      attribution: { referrerSource: 'Integration: ghost', referrerMedium: 'Admin API' },
    };
    return { id: parseObjectId(json.members[0].id) ?? '', shows };
  },
  writes: [
    edit(
      'name',
      () => ({ name: 'Renamed' }),
      (_before, stage) => touched(stage, { name: 'Renamed' }),
    ),
    edit(
      'note',
      () => ({ note: '' }),
      (_before, stage) => touched(stage, { note: null }),
    ),
    edit(
      'email',
      () => ({ email: 'edit@example.com' }),
      (_before, stage) => touched(stage, { email: 'edit@example.com', emailSuppression: null }),
    ),
    edit(
      'labels',
      () => ({ labels: [{ name: 'PRESS' }, 'Fresh'] }),
      () => ({ labels: labels('Press', 'Fresh') }),
    ),
    edit(
      'newsletters',
      ({ newsletters }) => ({ newsletters: [{ id: toObjectId(newsletters.usual) }] }),
      (before, stage) => withNewsletters(before, stage.newsletters.usual),
    ),
    edit(
      'subscribed',
      () => ({ subscribed: false }),
      (before) => withNewsletters(before),
    ),
    edit(
      'what it cannot write',
      () => ({ comped: true, status: 'free', email_count: 0, geolocation: null }),
      () => ({}),
    ),
    {
      name: 'PUT of all that was read',
      to: async (stage) => canonical(await makeProfile(stage)),
      send: async (stage, id) => send(stage, `PUT ${toObjectId(id)}/`, { members: [await read(stage, id)] }),
      changes: () => ({}),
    },
    {
      name: 'PUT tiers',
      to: async (stage) => canonical(await makeProfile(stage)),
      send: (stage, id) => {
        const tiers = [{ id: toObjectId(stage.offers.given.tier.id) }];
        return send(stage, `PUT ${toObjectId(id)}/`, { members: [{ tiers }] });
      },
      changes: (_before, { offers: { given } }) => ({
        status: 'COMPED',
        subscriptions: [expect.objectContaining({ kind: 'COMPLIMENTARY', givesAccess: true }) as unknown],
        mainSubscription: expect.objectContaining({ tier: { slug: given.tier.slug } }) as unknown,
        entitlements: [expect.objectContaining({ source: 'SUBSCRIPTION', isActive: true }) as unknown],
      }),
    },
    bulk(
      'unsubscribe',
      () => Promise.resolve({ action: 'unsubscribe' }),
      (before) => withNewsletters(before),
    ),
    bulk('addLabel', labelAction('addLabel', 'Bulk'), (before) => ({
      labels: [...before['labels'], ...labels('Bulk')],
    })),
    bulk('removeLabel', labelAction('removeLabel', 'alpha'), () => ({ labels: labels('Zeta', 'Press') })),
    {
      name: 'POST /commenting/enable/',
      send: (stage, id) => send(stage, `POST ${toObjectId(id)}/commenting/enable/`),
      changes: (_before, stage) =>
        touched(stage, { canComment: true, commenting: { disabled: false, reason: null, until: null } }),
    },
    {
      name: 'POST /commenting/disable/',
      send: (stage, id) => send(stage, `POST ${toObjectId(id)}/commenting/disable/`, { reason: 'Spam' }),
      changes: (_before, stage) =>
        touched(stage, { canComment: false, commenting: { disabled: true, reason: 'Spam', until: null } }),
    },
    {
      name: 'DELETE /sessions/',
      send: (stage, id) => send(stage, `DELETE ${toObjectId(id)}/sessions/`),
      changes: () => ({}),
    },
    {
      name: 'DELETE /suppression/',
      send: (stage, id) => send(stage, `DELETE ${toObjectId(id)}/suppression/`),
      changes: (_before, stage) => touched(stage, { emailSuppression: null }),
    },
    {
      name: 'POST /upload/',
      send: (stage, _id, { email }) => upload(stage, `${CSV}${email},Uploaded,Listed\r\n`),
      changes: (before, stage) => {
        const imported = expect.objectContaining({ name: expect.stringMatching(/^Import 2026/) as string }) as unknown;
        return touched(stage, { name: 'Uploaded', labels: [...before['labels'], ...labels('Listed'), imported] });
      },
    },
  ],
  remove: (stage, id) => send(stage, `DELETE ${toObjectId(id)}/`),
  read,
  document: memberDocument,
};

function upload(stage: Stage, file: string) {
  const head = 'content-disposition: form-data; name="membersfile"; filename="members.csv"\r\ncontent-type: text/csv';
  const payload = `--xx\r\n${head}\r\n\r\n${file}\r\n--xx--\r\n`;
  const headers = { 'content-type': 'multipart/form-data; boundary=xx' };
  return stage.send('ghost', { method: 'POST', url: `${MEMBERS}upload/`, headers, payload });
}
