import type { WebhookFormats } from '../shared/webhook-format';
import { allegroWebhooks } from './dialects/allegro/webhooks';
import { audienceWebhooks } from './dialects/audience/webhooks';
import { ghostWebhooks } from './dialects/ghost/webhooks';
import { nativeWebhooks } from './dialects/native/webhooks';
import type { RunInside } from './told';

/** The formats in which events are told. */
export function webhookFormats(run: RunInside): WebhookFormats {
  return {
    NATIVE: nativeWebhooks(run),
    AUDIENCE: audienceWebhooks(run),
    ALLEGRO: allegroWebhooks(run),
    GHOST: ghostWebhooks(run),
  };
}
