import { knownViewer, type RequestContext } from '../context';
import type { UnitOfWork } from '../database/transaction';
import { Failure } from '../shared/failure';
import { newId } from '../shared/id';
import { type EventInput, subjectTypeOf, toEventText } from './event';
import { appendEvents, type NewEvent } from './event.repository';

const pending = new WeakMap<UnitOfWork, NewEvent[]>();

/**
 * Notes a change of state. Must be called inside a transaction: the event is written with it, right before the commit,
 * and those who follow the organization's log are woken after it. A change and its event are never apart.
 */
export function recordEvent(context: RequestContext, input: EventInput): void {
  const { unit } = context;
  if (!unit) throw new Failure('INTERNAL', `The event ${input.type} was recorded outside a transaction.`);
  const noted = pending.get(unit);
  const event = newEvent(context, input);
  if (noted) {
    noted.push(event);
    return;
  }
  const events = [event];
  pending.set(unit, events);
  unit.beforeCommit(() => appendEvents(context.db, events));
  unit.afterCommit(() => context.announce(event.organizationId));
}

function newEvent(context: RequestContext, input: EventInput): NewEvent {
  const viewer = knownViewer(context);
  const now = context.clock.now();
  return {
    organizationId: viewer.organizationId,
    id: newId(now),
    type: input.type,
    subjectType: subjectTypeOf(input.type),
    subjectId: input.subjectId,
    memberId: input.memberId ?? null,
    creatorId: input.creatorId ?? null,
    occurredAt: input.occurredAt ?? now,
    recordedAt: now,
    actor: viewer.principal,
    dialect: context.dialect,
    requestId: context.requestId,
    data: toEventText(input.data),
    isFirst: input.isFirst ?? false,
  };
}
