import { useState } from 'preact/hooks';
import { Badge, words } from '../../components/badge';
import { Button } from '../../components/button';
import { Card, Empty, PageHead } from '../../components/card';
import { type Column, DataTable } from '../../components/data-table';
import { day } from '../../components/figures';
import { Pager, usePages } from '../../components/pager';
import { Problem } from '../../components/problem';
import { useMutation } from '../../graph/use-mutation';
import { useQuery } from '../../graph/use-query';
import { ListCredentials, type ListCredentialsData, RevokeCredential } from '../../operations/keys.generated';
import { may } from '../../session/session';
import { KeyForm } from './key-form';

type Key = ListCredentialsData['credentials']['nodes'][number];

const PAGE = 50;

/** The keys of the organization: who may call, through which dialect, and for what. */
export function Keys() {
  const pages = usePages('keys');
  const { data, error, loading, reload } = useQuery(ListCredentials, { first: PAGE, after: pages.after });
  const { nodes = [], pageInfo } = data?.credentials ?? {};
  return (
    <>
      <PageHead title="Keys" lead="Who may call, through which dialect, and for what." />
      <div class="stack">
        {may('credentials:write') && <KeyForm onMade={reload} />}
        <Card title="All keys">
          {error && <Problem error={error} retry={reload} />}
          {data && nodes.length === 0 && <Empty>No keys yet.</Empty>}
          {nodes.length > 0 && (
            <DataTable caption="Keys" columns={columns(reload)} rows={nodes} keyOf={({ id }) => id} />
          )}
          <Pager
            pages={pages}
            next={pageInfo?.hasNextPage ? pageInfo.endCursor : null}
            busy={loading && Boolean(data)}
          />
        </Card>
      </div>
    </>
  );
}

function columns(reload: () => void): readonly Column<Key>[] {
  return [
    { head: 'Name', cell: ({ name }) => name },
    { head: 'Dialect', cell: ({ dialect }) => <Badge tone="info">{words(dialect)}</Badge> },
    { head: 'May', cell: ({ roles, scopes }) => roles.join(', ') || `${scopes.length} scopes`, minor: true },
    { head: 'Made', cell: ({ createdAt }) => day(createdAt), minor: true },
    { head: 'Until', cell: ({ expiresAt }) => (expiresAt ? day(expiresAt) : 'No end'), minor: true },
    { head: '', cell: (key) => <State credential={key} onRevoked={reload} />, figure: true },
  ];
}

/** Whether a key is good, and the button that ends it; asked twice, since nothing brings it back. */
function State({ credential, onRevoked }: { readonly credential: Key; readonly onRevoked: () => void }) {
  const { run, running, error } = useMutation(RevokeCredential);
  const [sure, setSure] = useState(false);
  const { id, name, revokedAt } = credential;
  if (revokedAt) return <Badge tone="bad">Revoked</Badge>;
  if (!may('credentials:write')) return <Badge tone="good">Good</Badge>;
  const revoke = async () => {
    if (!sure) return setSure(true);
    if (await run({ input: { id } })) onRevoked();
    return undefined;
  };
  return (
    <>
      <Button kind="danger" busy={running} label={`Revoke ${name}`} onClick={() => void revoke()}>
        {sure ? 'Really revoke' : 'Revoke'}
      </Button>
      {error && <Problem error={error} />}
    </>
  );
}
