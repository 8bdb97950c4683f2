import type { ExecutionResult } from 'graphql';
import type { RequestContext } from '../context';
import type { FollowedEvents } from '../shared/event-feed';
import { groupKey } from './group-key';
import { GroupedSubscription, type OpenedSubscription } from './grouped-subscription';
import { SubscriptionGroup } from './subscription-group';

/** By how many events a group may be behind a subscription that joins it. */
const NEAR = 100n;

/**
 * All groups of equal subscriptions of this process. A subscription begins with a group that has not gone past it or, when
 * there is none, with one of its own, which catches up and then goes on as one with the others.
 */
export class SubscriptionGroups {
  private readonly byKey = new Map<string, Set<SubscriptionGroup>>();

  constructor(private readonly renew: (context: RequestContext) => Promise<RequestContext>) {}

  /** Makes a subscription to the document with this text part of a group, as soon as its first payload is asked for. */
  open(query: string, opened: OpenedSubscription): AsyncIterableIterator<ExecutionResult> {
    const key = groupKey(query, opened.operation);
    return new GroupedSubscription(opened, (subscription) => this.begin(key, subscription));
  }

  /** How many groups there are. */
  get size(): number {
    return [...this.byKey.values()].reduce((sum, groups) => sum + groups.size, 0);
  }

  private begin(key: string, subscription: GroupedSubscription): void {
    const groups = this.byKey.get(key) ?? new Set();
    this.byKey.set(key, groups);
    const source = subscription.takeSource() as FollowedEvents;
    const { position } = subscription;
    const fits = ({ passed }: SubscriptionGroup) => passed <= position && position - passed <= NEAR;
    const present = [...groups].find(fits);
    if (present) {
      present.add(subscription);
      void source.return?.();
      return;
    }
    const group: SubscriptionGroup = new SubscriptionGroup({
      source,
      renew: this.renew,
      onEvent: () => unite(group, groups),
      onEnd: () => {
        groups.delete(group);
        if (groups.size === 0 && this.byKey.get(key) === groups) this.byKey.delete(key);
      },
    });
    group.add(subscription);
    groups.add(group);
    void group.run();
  }
}

/** Makes one of all groups that stand where this one stands; the smaller go into the larger. */
function unite(group: SubscriptionGroup, groups: ReadonlySet<SubscriptionGroup>): void {
  const together = [...groups].filter(({ passed }) => passed === group.passed);
  const largest = together.reduce((most, each) => (each.size > most.size ? each : most), group);
  for (const each of together) if (each !== largest) largest.absorb(each);
}
