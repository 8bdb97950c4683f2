import type { OrganizationProfile } from './profile';

/** The smaller organization, beside the first so that one can see that neither sees the other. */
export const DEMO_TWO: OrganizationProfile = {
  slug: 'demo-two',
  title: 'Demo Two',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  members: 150,
  creators: [{ name: 'Demo Two', slug: 'demo-two' }],
  labels: [
    { name: 'Konferenz 2025', slug: 'konferenz-2025' },
    { name: 'Student', slug: 'student' },
  ],
  newsletters: [
    { name: 'Rundbrief', slug: 'rundbrief', description: 'Einmal im Monat.' },
    { name: 'Probelauf', slug: 'probelauf', description: 'Nicht mehr verschickt.' },
  ],
  products: [
    { name: 'Podcast', slug: 'podcast', description: 'Jede Folge ohne Werbung.' },
    { name: 'Werkstatt', slug: 'werkstatt', description: 'Baupläne und Quellen.' },
  ],
  tiers: [
    {
      name: 'Gast',
      slug: 'free',
      description: 'Der Rundbrief.',
      benefits: [],
      products: [],
      prices: [],
      weight: 0,
    },
    {
      name: 'Hörer',
      slug: 'hoerer',
      description: 'Der Podcast ohne Werbung.',
      benefits: ['Jede Folge einen Tag früher'],
      products: ['podcast'],
      weight: 70,
      trialDays: 7,
      prices: [
        { nickname: 'Monatlich', amountMinor: 300n, currency: 'EUR', interval: 'MONTH' },
        { nickname: 'Jährlich', amountMinor: 3_000n, currency: 'EUR', interval: 'YEAR' },
        { nickname: 'Monthly', amountMinor: 350n, currency: 'USD', interval: 'MONTH' },
        { nickname: 'Trinkgeld', amountMinor: 200n, currency: 'EUR', type: 'DONATION' },
      ],
    },
    {
      name: 'Werkstatt',
      slug: 'werkstatt',
      description: 'Zwölf Plätze.',
      benefits: ['Alles vom Hörer', 'Alle Baupläne'],
      products: ['podcast', 'werkstatt'],
      weight: 30,
      memberLimit: 12,
      prices: [
        { nickname: 'Monatlich', amountMinor: 900n, currency: 'EUR', interval: 'MONTH' },
        { nickname: 'Bauplan', amountMinor: 1_900n, currency: 'EUR', type: 'ONE_TIME' },
      ],
    },
  ],
  discounts: [
    {
      name: 'Willkommen',
      code: 'willkommen',
      title: 'Ein Euro weniger im Monat',
      tier: 'hoerer',
      type: 'FIXED',
      amount: 100n,
      cadence: 'MONTH',
      currency: 'EUR',
    },
  ],
  webhooks: [
    { format: 'NATIVE', url: 'https://hooks.example.com/demo-two', events: ['member.created'], name: 'Schaltpult' },
  ],
};
