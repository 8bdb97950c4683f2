import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { GraphError } from '../../graph/client';
import { useLive } from '../../graph/live';
import { useQuery } from '../../graph/use-query';
import { type AlertFields, FollowAlerts, ListAlerts } from '../../operations/live.generated';

/** The alerts of a page that is being followed. */
interface LiveAlerts {
  /** Newest first; undefined until the first answer. */
  readonly alerts: readonly AlertFields[] | undefined;
  /** Which arrived while the page was open. */
  readonly fresh: ReadonlySet<string>;
  readonly error: GraphError | undefined;
  /** Puts a changed alert in its place. */
  readonly put: (alert: AlertFields) => void;
}

/** Lists alerts and follows them; after a break it resumes right behind the last change that was seen. */
export function useAlerts(creatorId: string | undefined): LiveAlerts {
  const filter = creatorId ? { creatorId: { eq: creatorId } } : undefined;
  const { data, error } = useQuery(ListAlerts, { filter });
  const [alerts, setAlerts] = useState<readonly AlertFields[] | undefined>();
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const cursor = useRef<string | undefined>(undefined);
  useEffect(() => setAlerts(data?.engagementAlerts.nodes), [data]);
  const put = useCallback((alert: AlertFields) => {
    setAlerts((before = []) => [alert, ...before.filter(({ id }) => id !== alert.id)].sort(newestFirst));
  }, []);
  useLive(
    FollowAlerts,
    () => ({ creatorId, since: cursor.current }),
    ({ engagementAlerts: { cursor: place, engagementAlert } }) => {
      cursor.current = place;
      if (!engagementAlert) return;
      setFresh((before) => new Set([...before, engagementAlert.id]));
      put(engagementAlert);
    },
  );
  return { alerts, fresh, error, put };
}

function newestFirst(one: AlertFields, other: AlertFields): number {
  return other.openedAt.localeCompare(one.openedAt);
}
