import { toPrefixed } from '../../../src/shared/id';
import { canonical, type Front, seconds, touched } from './front';
import type { Stage, Truth } from './stage';

const MEMBERS = '/api/v1/audience-members';
const time = (instant: string | null) => seconds(instant, 'Z');
const send = (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, payload?: object) => (stage: Stage) =>
  stage.send('allegro', { method, url: MEMBERS + path, ...(payload ? { payload } : {}) });

/** Knows address, name and arbitrary data, and shows what somebody is entitled to and has paid. */
export const allegro: Front = {
  name: 'allegro',
  create: async (stage, email) => {
    const said = { email, name: 'Alma Allegro', meta: { source: 'allegro', list: [1] } };
    const { json } = await send('POST', '', said)(stage);
    const usual = expect.objectContaining({ status: 'ACTIVE' }) as unknown;
    return { id: json.data.id, shows: { ...said, emailVerified: false, newsletters: [usual] } };
  },
  writes: [
    {
      name: 'PUT without meta',
      send: (stage, id, { email }) => send('PUT', `/${id}`, { email })(stage),
      changes: (_before, stage) => touched(stage, { name: null }),
    },
    {
      name: 'PUT',
      send: (stage, id) => send('PUT', `/${id}`, { email: 'put@example.com', name: 'Put', meta: { b: 2 } })(stage),
      changes: (_before, stage) =>
        touched(stage, { email: 'put@example.com', name: 'Put', meta: { b: 2 }, emailSuppression: null }),
    },
    {
      name: 'PATCH name',
      send: (stage, id) => send('PATCH', `/${id}`, { name: 'Patched' })(stage),
      changes: (_before, stage) => touched(stage, { name: 'Patched' }),
    },
    {
      name: 'PATCH meta',
      send: (stage, id) => send('PATCH', `/${id}`, { meta: { more: true } })(stage),
      changes: ({ meta }, stage) => touched(stage, { meta: { ...meta, more: true } }),
    },
  ],
  remove: (stage, id) => send('DELETE', `/${id}`)(stage),
  read: async (stage, id) =>
    (await stage.look('allegro', `${MEMBERS}/${id}?include=entitlements,purchases`))?.json.data as object,
  document: (truth) => ({
    id: canonical(truth['id']),
    name: truth['name'],
    email: truth['email'],
    email_verified: truth['emailVerified'],
    meta: truth['meta'],
    created_at: time(truth['createdAt']),
    updated_at: time(truth['updatedAt']),
    entitlements: truth['entitlements'].filter(({ isActive }: Truth) => isActive).map(entitlement),
    purchases: truth['purchases'].filter(({ status }: Truth) => status === 'COMPLETED').map(purchase),
  }),
};

function entitlement({ id, product, note, isActive, startedAt, endedAt, createdAt, updatedAt }: Truth): object {
  return {
    id: toPrefixed('ent', canonical(id)),
    product: { id: toPrefixed('prod', canonical(product.id)), name: product.name },
    started_at: time(startedAt),
    ended_at: time(endedAt),
    note,
    is_active: isActive,
    created_at: time(createdAt),
    updated_at: time(updatedAt),
  };
}

function purchase({ id, price, amountMinor, currency, provider, createdAt, updatedAt, ...data }: Truth): object {
  return {
    id: toPrefixed('pur', canonical(id)),
    status: 'completed',
    status_label: 'Completed',
    amount: amountMinor,
    formatted_amount: expect.stringContaining((amountMinor / 100).toFixed(2)) as unknown,
    currency: currency.toLowerCase(),
    provider,
    has_active_entitlement: data['hasActiveEntitlement'],
    plan: price && { id: toPrefixed('plan', canonical(price.id)), name: price.nickname ?? price.tier.name },
    created_at: time(createdAt),
    updated_at: time(updatedAt),
  };
}
