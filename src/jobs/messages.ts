import type { ContextParts } from '../context';
import { beginDueCampaigns, endCampaign, lockSentCampaign } from '../modules/campaigns/campaign-sending.service';
import { MessageDispatcher, type MessageDispatcherOptions } from '../modules/messages/message-dispatcher';
import type { MessageTransports } from '../modules/messages/message-transport';
import { outboxTransport, withoutDemo } from '../modules/messages/outbox.transport';
import { pushKeys } from '../modules/messages/push-keys.service';
import { PushTransport } from '../modules/messages/push.transport';
import { SmtpTransport } from '../modules/messages/smtp.transport';
import { messagingOf } from '../shared/messaging';

type Settings = Partial<Omit<MessageDispatcherOptions, 'parts' | 'begin' | 'owners'>>;

/** Begins to send campaigns and announcements to members, until it is stopped. */
export async function startMessages(parts: ContextParts, settings: Settings = {}): Promise<MessageDispatcher> {
  const { transports = await messageTransports(parts), ...others } = settings;
  return new MessageDispatcher({
    ...others,
    parts,
    transports,
    begin: beginDueCampaigns,
    // An announcement is up from the start, whatever becomes of its messages.
    owners: {
      CAMPAIGN: { lock: lockSentCampaign, onEnd: endCampaign },
      ANNOUNCEMENT: { lock: nothing, onEnd: nothing },
    },
  });
}

async function nothing(): Promise<void> {}

/** The ways that the configuration gives: a mail server or the outbox, and the push services of browsers. */
async function messageTransports(parts: ContextParts): Promise<MessageTransports> {
  const messaging = messagingOf(parts);
  const { smtpUrl } = messaging;
  const allowPrivate = parts.webhookAllowPrivate ?? false;
  return {
    EMAIL: smtpUrl ? withoutDemo(new SmtpTransport(messaging, smtpUrl)) : outboxTransport,
    PUSH: new PushTransport(messaging, await pushKeys(parts), { allowPrivate }),
  };
}
