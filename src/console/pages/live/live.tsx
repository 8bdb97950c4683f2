import { CreatorPicker } from '../../components/creator-picker';
import { Empty, PageHead } from '../../components/card';
import { Problem } from '../../components/problem';
import type { Place } from '../../router';
import { AlertItem } from './alert-item';
import { useAlerts } from './use-alerts';

/** What happens now: engagement alerts as they open, change and resolve. */
export function Live({ place: { query } }: { readonly place: Place }) {
  const creatorId = query.get('creator') ?? undefined;
  const { alerts, fresh, error, put } = useAlerts(creatorId);
  return (
    <>
      <PageHead title="Live" lead="Unusual engagement, as it is found. Nothing is lost while the connection is away.">
        <CreatorPicker value={creatorId ?? ''} />
      </PageHead>
      {error && <Problem error={error} />}
      {alerts?.length === 0 && <Empty>Nothing unusual so far. Alerts show up here by themselves.</Empty>}
      <ul class="alerts" aria-live="polite" aria-relevant="additions">
        {alerts?.map((alert) => (
          <AlertItem key={alert.id} alert={alert} isNew={fresh.has(alert.id)} onChange={put} />
        ))}
      </ul>
    </>
  );
}
