import type { WebhookEvent } from '../../../../shared/webhook-format';
import type { RunInside } from '../../../told';

/** How the events of a noun are told to receivers of webhooks. */
export interface Teller {
  /** What the API calls the event; nothing when this teller does not tell it. */
  readonly nameOf: (event: Pick<WebhookEvent, 'type' | 'data'>) => string | undefined;
  /** What it is about, as reads of it show it; nothing when it has turned out that there is nothing to be told. */
  readonly dataOf: (run: RunInside, event: WebhookEvent) => Promise<object | undefined>;
}
