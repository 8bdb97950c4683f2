import { Button } from '../../components/button';
import { Card, Empty, PageHead } from '../../components/card';
import { Pager, usePages } from '../../components/pager';
import { Problem } from '../../components/problem';
import { Select } from '../../components/select';
import { useMutation } from '../../graph/use-mutation';
import { useQuery } from '../../graph/use-query';
import {
  type EndpointFields,
  PingWebhookEndpoint,
  ReadWebhookEndpoint,
  type ReadWebhookEndpointData,
  ReplayWebhookEndpoint,
  UpdateWebhookEndpoint,
  type WebhookDeliveryStatus,
} from '../../operations/webhooks.generated';
import { choose, hrefTo, type Place } from '../../router';
import { may } from '../../session/session';
import { DeliveryItem } from './delivery-item';
import { EndpointState } from './endpoint-state';

const PAGE = 20;
const STATUSES: readonly (readonly [string, string])[] = [
  ['', 'All'],
  ['PENDING', 'Pending'],
  ['DELIVERED', 'Delivered'],
  ['FAILED', 'Failed'],
];

type Endpoint = NonNullable<ReadWebhookEndpointData['webhookEndpoint']>;

/** One endpoint: how it does, what it was sent, and how to send it again. */
export function EndpointPage({ id, query }: { readonly id: string; readonly query: Place['query'] }) {
  const status = (query.get('status') || undefined) as WebhookDeliveryStatus | undefined;
  const pages = usePages(`${id} ${status}`);
  const { data, error, loading, reload } = useQuery(ReadWebhookEndpoint, {
    id,
    status,
    first: PAGE,
    after: pages.after,
  });
  const endpoint = data?.webhookEndpoint;
  if (error) return <Problem error={error} retry={reload} />;
  if (!endpoint) return <p class="muted">{loading ? 'One moment…' : 'There is no such endpoint, or no longer.'}</p>;
  const { pageInfo } = endpoint.deliveries;
  return (
    <>
      <p>
        <a href={hrefTo('webhooks')}>All endpoints</a>
      </p>
      <PageHead title={endpoint.name ?? endpoint.url} lead={`${endpoint.url} · ${endpoint.events.join(', ')}`}>
        <EndpointState endpoint={endpoint} />
      </PageHead>
      {may('webhooks:write') && <Actions endpoint={endpoint} onDone={reload} />}
      <Deliveries endpoint={endpoint} status={status ?? ''} onRepeated={reload} />
      <Pager pages={pages} next={pageInfo.hasNextPage ? pageInfo.endCursor : null} busy={loading} />
    </>
  );
}

interface DeliveriesProps {
  readonly endpoint: Endpoint;
  readonly status: string;
  readonly onRepeated: () => void;
}

function Deliveries({ endpoint: { deliveries }, status, onRepeated }: DeliveriesProps) {
  const choice = (
    <Select label="State" value={status} options={STATUSES} onChange={(value) => choose({ status: value })} />
  );
  return (
    <Card title="Deliveries" aside={choice}>
      {deliveries.nodes.length === 0 && <Empty>Nothing was sent.</Empty>}
      <ul class="deliveries">
        {deliveries.nodes.map((delivery) => (
          <DeliveryItem key={delivery.id} delivery={delivery} onRepeated={onRepeated} />
        ))}
      </ul>
    </Card>
  );
}

function Actions({
  endpoint: { id, status },
  onDone,
}: {
  readonly endpoint: EndpointFields;
  readonly onDone: () => void;
}) {
  const ping = useMutation(PingWebhookEndpoint);
  const replay = useMutation(ReplayWebhookEndpoint);
  const update = useMutation(UpdateWebhookEndpoint);
  const done = (data: unknown) => data && onDone();
  const other = status === 'ACTIVE' ? 'DISABLED' : 'ACTIVE';
  const error = ping.error ?? replay.error ?? update.error;
  return (
    <div class="stack actions">
      <div class="row">
        <Button busy={ping.running} onClick={() => void ping.run({ input: { id } }).then(done)}>
          Send a test
        </Button>
        <Button busy={replay.running} onClick={() => void replay.run({ input: { id, fromPosition: 1 } }).then(done)}>
          Replay everything
        </Button>
        <Button busy={update.running} onClick={() => void update.run({ input: { id, status: other } }).then(done)}>
          {status === 'ACTIVE' ? 'Disable' : 'Enable'}
        </Button>
      </div>
      {error && <Problem error={error} />}
    </div>
  );
}
