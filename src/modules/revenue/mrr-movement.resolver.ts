import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { eventCursor } from '../../events/event-cursor';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { creatorById } from '../creators/creator.loaders';
import { Creator } from '../creators/creator.type';
import { memberById } from '../members/member.loaders';
import { Member } from '../members/member.type';
import { purchaseById } from '../purchases/purchase.loaders';
import { Purchase } from '../purchases/purchase.type';
import { tierById } from '../tiers/tier.loaders';
import { Tier } from '../tiers/tier.type';
import { rounded, toText } from './fraction';
import { MrrMovementsArgs, RevenueEventsArgs } from './mrr-movement.input';
import type { EntryRow, EventHead, MovementRow, MovementTierRow } from './mrr-movement.repository';
import { findEntryPage, findMovementPage } from './mrr-movement.service';
import {
  MrrMovement,
  MrrMovementConnection,
  MrrMovementTier,
  RevenueEvent,
  RevenueEventConnection,
  SourceEvent,
} from './mrr-movement.type';
import { fromParts } from './purse';
import { eventByPosition, tiersByMovement } from './revenue.loaders';

function amountOf({ parts }: Pick<MovementRow, 'parts'>) {
  return fromParts(parts.toFixed());
}

@Resolver(() => MrrMovement)
export class MrrMovementResolver {
  @Query(() => MrrMovementConnection, {
    description:
      'How what members pay a month changed, the latest first; before them what is scheduled, which may yet be withdrawn.',
  })
  @Scope('revenue:read')
  mrrMovements(
    @Args(() => MrrMovementsArgs) args: MrrMovementsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<MovementRow>> {
    return findMovementPage(context, args);
  }

  @FieldResolver()
  amountMinor(@Root() movement: MovementRow): number {
    return Number(rounded(amountOf(movement)));
  }

  @FieldResolver()
  exact(@Root() movement: MovementRow): string {
    return toText(amountOf(movement));
  }

  @FieldResolver(() => Member, { nullable: true })
  member(@Root() { memberId }: MovementRow, @Ctx() context: RequestContext) {
    return memberById(context).load(memberId);
  }

  @FieldResolver(() => Creator, { nullable: true })
  creator(@Root() { creatorId }: MovementRow, @Ctx() context: RequestContext) {
    return creatorById(context).load(creatorId);
  }

  @FieldResolver(() => [MrrMovementTier])
  tiers(@Root() { id }: MovementRow, @Ctx() context: RequestContext): Promise<MovementTierRow[]> {
    return tiersByMovement(context).load(id);
  }

  @FieldResolver(() => SourceEvent, { nullable: true })
  event(@Root() { position }: MovementRow, @Ctx() context: RequestContext): Promise<EventHead | null> {
    return eventByPosition(context).load(position);
  }
}

@Resolver(() => MrrMovementTier)
export class MrrMovementTierResolver {
  @FieldResolver(() => Tier, { nullable: true })
  tier(@Root() { tierId }: MovementTierRow, @Ctx() context: RequestContext) {
    return tierById(context).load(tierId);
  }

  @FieldResolver()
  amountMinor(@Root() leg: MovementTierRow): number {
    return Number(rounded(amountOf(leg)));
  }

  @FieldResolver()
  exact(@Root() leg: MovementTierRow): string {
    return toText(amountOf(leg));
  }
}

@Resolver(() => SourceEvent)
export class SourceEventResolver {
  @FieldResolver()
  cursor(@Root() event: EventHead): string {
    return eventCursor(event);
  }
}

@Resolver(() => RevenueEvent)
export class RevenueEventResolver {
  @Query(() => RevenueEventConnection, {
    description: 'What payments and refunds did to the money that came in, the latest first.',
  })
  @Scope('revenue:read')
  revenueEvents(
    @Args(() => RevenueEventsArgs) args: RevenueEventsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<EntryRow>> {
    return findEntryPage(context, args);
  }

  @FieldResolver(() => Purchase, { nullable: true })
  purchase(@Root() { purchaseId }: EntryRow, @Ctx() context: RequestContext) {
    return purchaseById(context).load(purchaseId);
  }

  @FieldResolver(() => Member, { nullable: true })
  member(@Root() { memberId }: EntryRow, @Ctx() context: RequestContext) {
    return memberId ? memberById(context).load(memberId) : null;
  }

  @FieldResolver(() => Creator, { nullable: true })
  creator(@Root() { creatorId }: EntryRow, @Ctx() context: RequestContext) {
    return creatorById(context).load(creatorId);
  }

  @FieldResolver(() => SourceEvent, { nullable: true })
  event(@Root() { position }: EntryRow, @Ctx() context: RequestContext): Promise<EventHead | null> {
    return eventByPosition(context).load(position);
  }
}
