import { Badge, words } from '../../components/badge';
import { Card, Empty } from '../../components/card';
import { day } from '../../components/figures';
import { Problem } from '../../components/problem';
import { Select } from '../../components/select';
import { useQuery } from '../../graph/use-query';
import { ExplainAccess, ReadMemberAccess, type ReadMemberAccessData } from '../../operations/members.generated';
import { choose } from '../../router';
import { useState } from 'preact/hooks';
import { stateTone } from './tones';

type Entitlement = NonNullable<ReadMemberAccessData['member']>['entitlements'][number];

const DAY_MS = 86_400_000;

interface AccessProps {
  readonly memberId: string;
  /** A day that is looked back at. */
  readonly asOf: string | undefined;
}

/** What a member may use, why, and how that was on an earlier day. */
export function AccessCard({ memberId, asOf }: AccessProps) {
  const at = asOf ? `${asOf}T23:59:59.999Z` : undefined;
  const { data, error, reload } = useQuery(ReadMemberAccess, { id: memberId, asOf: at });
  const entitlements = data?.member?.entitlements ?? [];
  return (
    <Card
      title="Access"
      aside={
        <label class="row">
          As of
          <input
            type="date"
            value={asOf ?? ''}
            onChange={(event) => choose({ asOf: event.currentTarget.value || undefined })}
          />
        </label>
      }
    >
      <div class="stack">
        {error && <Problem error={error} retry={reload} />}
        {data && entitlements.length === 0 && <Empty>No entitlements.</Empty>}
        <Bars entitlements={entitlements} />
        <Explanation memberId={memberId} products={data?.products.nodes ?? []} at={at} />
      </div>
    </Card>
  );
}

/** Entitlements as bars over the time that they span. */
function Bars({ entitlements }: { readonly entitlements: readonly Entitlement[] }) {
  const now = Date.now();
  const spans = entitlements.map((entitlement) => ({ entitlement, ...spanOf(entitlement, now) }));
  const first = Math.min(now - 30 * DAY_MS, ...spans.map(({ from }) => from));
  const last = Math.max(now + 30 * DAY_MS, ...spans.map(({ to }) => to));
  const share = (at: number) => `${(100 * (at - first)) / (last - first)}%`;
  return (
    <ul class="bars">
      {spans.map(({ entitlement, from, to }) => (
        <li key={entitlement.id}>
          <div class="row bars-head">
            <strong>{entitlement.product?.name}</strong>
            <Badge tone={stateTone(entitlement.status)}>{words(entitlement.status)}</Badge>
            <span class="muted small">
              {words(entitlement.source)}, {day(entitlement.startedAt)} to{' '}
              {entitlement.endedAt ? day(entitlement.endedAt) : 'no end'}
              {entitlement.revokeReason ? ` · ${entitlement.revokeReason}` : ''}
            </span>
          </div>
          <div class="bars-track" aria-hidden="true">
            <span
              class={`bars-span bars-${entitlement.status.toLowerCase()}`}
              style={{ left: share(from), right: `calc(100% - ${share(to)})` }}
            />
            <span class="bars-now" style={{ left: share(now) }} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function spanOf({ startedAt, endedAt, revokedAt }: Entitlement, now: number): { from: number; to: number } {
  const ends = [endedAt, revokedAt].filter((end) => end !== null).map((end) => new Date(end).getTime());
  const from = new Date(startedAt).getTime();
  return { from, to: Math.max(from, Math.min(now + 90 * DAY_MS, ...ends)) };
}

interface ExplanationProps {
  readonly memberId: string;
  readonly products: readonly { readonly id: string; readonly name: string }[];
  readonly at: string | undefined;
}

/** Why a member may or may not use a product. */
function Explanation({ memberId, products, at }: ExplanationProps) {
  const [chosen, setChosen] = useState('');
  const productId = chosen || products[0]?.id;
  const { data } = useQuery(ExplainAccess, productId ? { id: memberId, productId, at } : undefined);
  const access = data?.member?.access;
  if (!productId) return null;
  return (
    <div class="row">
      <Select
        label="Why?"
        value={productId}
        options={products.map(({ id, name }) => [id, name] as const)}
        onChange={setChosen}
      />
      {access && (
        <p>
          <Badge tone={access.allowed ? 'good' : 'bad'}>{access.allowed ? 'Access' : 'No access'}</Badge>{' '}
          {access.explanation}
        </p>
      )}
    </div>
  );
}
