import { Badge, words } from '../../components/badge';
import { Card, Empty, PageHead } from '../../components/card';
import { money, number } from '../../components/figures';
import { Problem } from '../../components/problem';
import { useQuery } from '../../graph/use-query';
import { ListTiers, type ListTiersData } from '../../operations/tiers.generated';
import { hrefTo } from '../../router';
import { may } from '../../session/session';
import { TierForm } from './tier-form';

type Tier = ListTiersData['tiers']['nodes'][number];

const NOTHING = {};

/** What members can subscribe to, with prices, members and what they bring in. */
export function Tiers() {
  const { data, error, reload } = useQuery(ListTiers, NOTHING);
  const tiers = data?.tiers.nodes ?? [];
  return (
    <>
      <PageHead title="Tiers" lead="What members can subscribe to." />
      <div class="stack">
        {may('catalog:write') && <TierForm onMade={reload} />}
        {error && <Problem error={error} retry={reload} />}
        {data && tiers.length === 0 && <Empty>No tiers yet.</Empty>}
        <div class="grid">
          {tiers.map((tier) => (
            <TierCard key={tier.id} tier={tier} />
          ))}
        </div>
      </div>
    </>
  );
}

function TierCard({ tier }: { readonly tier: Tier }) {
  const { id, name, active, isDefault, description, benefits, memberCount, limit, monthlyRevenueMinor } = tier;
  return (
    <Card
      title={name}
      aside={
        <>
          {isDefault && <Badge tone="info">Default</Badge>}
          {!active && <Badge tone="warn">Archived</Badge>}
          {tier.visibility === 'NONE' && <Badge>Hidden</Badge>}
        </>
      }
    >
      <div class="stack">
        {description && <p class="muted">{description}</p>}
        <p class="row">
          <a href={hrefTo('members', [], { tier: id })}>
            {number(memberCount)} members{limit ? ` of ${number(limit)}` : ''}
          </a>
          <span>{money(monthlyRevenueMinor)} a month</span>
        </p>
        <p class="row">
          {tier.prices.map((price) => (
            <Badge key={price.id} tone="good">
              {money(price.amountMinor, price.currency)}
              {price.interval
                ? ` / ${price.intervalCount > 1 ? `${price.intervalCount} ` : ''}${words(price.interval).toLowerCase()}`
                : ' once'}
            </Badge>
          ))}
        </p>
        <ul class="benefits">
          {benefits.map((benefit) => (
            <li key={benefit}>{benefit}</li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
