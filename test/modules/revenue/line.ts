import { newId } from '../../../src/shared/id';
import { note, type Stage } from './history';

/** A subscription of a member of the stage, the first unless said otherwise, whatever its events are called. */
export class Line {
  readonly id: string;
  private row: Record<string, unknown>;

  constructor(
    private readonly stage: Stage,
    price = 0,
    private readonly member = 0,
  ) {
    this.id = newId(stage.organization.clock.now());
    const { id: priceId, tierId } = stage.prices[price] ?? { id: '', tierId: '' };
    this.row = { id: this.id, kind: 'PAID', status: 'ACTIVE', priceId, tierId, cancelAtPeriodEnd: false };
  }

  async tell(columns: object = {}, { type = 'subscription.heard', at }: { type?: string; at?: Date } = {}) {
    const { organization, members } = this.stage;
    this.row = { ...this.row, ...columns };
    const member = members[this.member];
    await note(organization, {
      type: type as 'subscription.heard',
      subjectId: this.id,
      memberId: member?.id ?? '',
      creatorId: member?.creatorId ?? '',
      ...(at ? { occurredAt: at } : {}),
      data: this.row,
    });
  }

  terms(price: number) {
    const { id: priceId, tierId } = this.stage.prices[price] ?? { id: '', tierId: '' };
    return { priceId, tierId };
  }
}

/** Money that a member of the stage pays, all of it or but for what is refunded at once. */
export async function pay(
  { organization, members }: Stage,
  purchase: { readonly amountMinor: number; readonly kind?: string; readonly currency?: string; readonly by?: number },
): Promise<string> {
  const { by = 0, kind = 'TIER', currency = 'USD', amountMinor } = purchase;
  const id = newId(organization.clock.now());
  const { id: memberId = '', creatorId = '' } = members[by] ?? {};
  const data = { id, kind, currency, amountMinor, refundedMinor: 0, status: 'COMPLETED' };
  await note(organization, { type: 'purchase.recorded', subjectId: id, memberId, creatorId, data });
  return id;
}

/** Pays money of a purchase back. */
export async function payBack({ organization, members }: Stage, id: string, refundedMinor: number): Promise<void> {
  const [member] = members;
  const data = { id, kind: 'TIER', currency: 'USD', amountMinor: refundedMinor, refundedMinor, status: 'REFUNDED' };
  const { id: memberId = '', creatorId = '' } = member ?? {};
  await note(organization, { type: 'purchase.refunded', subjectId: id, memberId, creatorId, data });
}
