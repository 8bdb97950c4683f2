import { Badge, words } from '../../components/badge';
import { Card, Empty, PageHead } from '../../components/card';
import { type Column, DataTable } from '../../components/data-table';
import { time } from '../../components/figures';
import { Problem } from '../../components/problem';
import { useQuery } from '../../graph/use-query';
import { type EndpointFields, ListWebhookEndpoints } from '../../operations/webhooks.generated';
import { hrefTo, type Place } from '../../router';
import { may } from '../../session/session';
import { EndpointForm } from './endpoint-form';
import { EndpointPage } from './endpoint-page';
import { EndpointState } from './endpoint-state';

const NOTHING = {};

const COLUMNS: readonly Column<EndpointFields>[] = [
  {
    head: 'Endpoint',
    cell: ({ id, name, url }) => (
      <>
        <a href={hrefTo('webhooks', [id])}>{name ?? url}</a>
        {name && <span class="muted small block">{url}</span>}
      </>
    ),
  },
  { head: 'Format', cell: ({ format }) => <Badge tone="info">{words(format)}</Badge> },
  { head: 'Events', cell: ({ events }) => events.join(', '), minor: true },
  { head: 'Last told', cell: ({ lastTriggeredAt }) => time(lastTriggeredAt), minor: true },
  { head: 'State', cell: (endpoint) => <EndpointState endpoint={endpoint} /> },
];

/** Where events are sent to: all endpoints or, behind an id, one with its deliveries. */
export function Webhooks({ place }: { readonly place: Place }) {
  const [id] = place.rest;
  return id ? <EndpointPage id={id} query={place.query} /> : <EndpointList />;
}

function EndpointList() {
  const { data, error, reload } = useQuery(ListWebhookEndpoints, NOTHING);
  const nodes = data?.webhookEndpoints.nodes ?? [];
  return (
    <>
      <PageHead title="Webhooks" lead="Who is told of what happens." />
      <div class="stack">
        {may('webhooks:write') && <EndpointForm onMade={reload} />}
        <Card title="Endpoints">
          {error && <Problem error={error} retry={reload} />}
          {data && nodes.length === 0 && <Empty>Nobody is told yet.</Empty>}
          {nodes.length > 0 && <DataTable caption="Endpoints" columns={COLUMNS} rows={nodes} keyOf={({ id }) => id} />}
        </Card>
      </div>
    </>
  );
}
