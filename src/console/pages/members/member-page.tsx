import { Badge, words } from '../../components/badge';
import { PageHead } from '../../components/card';
import { day, money, number, time } from '../../components/figures';
import { Problem } from '../../components/problem';
import { Tile } from '../../components/tile';
import { useQuery } from '../../graph/use-query';
import { ReadMember, type ReadMemberData } from '../../operations/members.generated';
import { hrefTo, type Place } from '../../router';
import { AccessCard } from './access-card';
import { DialectsCard } from './dialects-card';
import { MoneyCards } from './money-cards';
import { TimelineCard } from './timeline-card';
import { standingTone, statusTone } from './tones';

type Member = NonNullable<ReadMemberData['member']>;

/** Everything about one member. */
export function MemberPage({ id, query }: { readonly id: string; readonly query: Place['query'] }) {
  const { data, error, loading, reload } = useQuery(ReadMember, { id });
  const member = data?.member;
  if (error) return <Problem error={error} retry={reload} />;
  if (!member) return <p class="muted">{loading ? 'One moment…' : 'There is no such member, or no longer.'}</p>;
  return (
    <>
      <p>
        <a href={hrefTo('members')}>All members</a>
      </p>
      <PageHead title={member.name ?? member.email ?? 'Without a name'} lead={member.email ?? 'No address'}>
        <Badge tone={statusTone(member.status)}>{words(member.status)}</Badge>
        <Badge tone={standingTone(member.standing)}>{words(member.standing)}</Badge>
      </PageHead>
      <Tiles member={member} />
      <div class="grid">
        <AccessCard memberId={id} asOf={query.get('asOf') ?? undefined} />
        <MoneyCards member={member} />
        <TimelineCard activities={member.timeline.nodes} />
        <Belongings member={member} />
        <DialectsCard memberId={id} uuid={member.uuid} />
      </div>
    </>
  );
}

function Tiles({ member }: { readonly member: Member }) {
  const { engagement } = member;
  return (
    <div class="tiles">
      <Tile
        label="Engagement"
        value={engagement.score}
        note={`${words(engagement.level)}, rank ${engagement.rank ?? '–'}`}
      />
      <Tile
        label="Interactions"
        value={number(engagement.interactionsTotal)}
        note={`${engagement.interactions30d} in 30 days`}
      />
      <Tile label="Paid so far" value={money(member.lifetimeValueMinor)} />
      <Tile label="Joined" value={day(member.createdAt)} note={member.creator.name} />
      <Tile label="Last seen" value={day(member.lastSeenAt)} />
    </div>
  );
}

function Belongings({ member }: { readonly member: Member }) {
  const { labels, newsletters, note, emailSuppression } = member;
  return (
    <section class="card">
      <header class="card-head">
        <h2>Labels and newsletters</h2>
      </header>
      <dl class="facts">
        <dt>Labels</dt>
        <dd class="row">{labels.length > 0 ? labels.map(({ id, name }) => <Badge key={id}>{name}</Badge>) : '–'}</dd>
        <dt>Newsletters</dt>
        <dd class="row">
          {newsletters.length > 0 ? newsletters.map(({ id, name }) => <Badge key={id}>{name}</Badge>) : '–'}
        </dd>
        <dt>Mail</dt>
        <dd>{emailSuppression ? `Stopped: ${words(emailSuppression.reason)}` : 'Delivered'}</dd>
        <dt>Note</dt>
        <dd>{note ?? '–'}</dd>
        <dt>Last active</dt>
        <dd>{time(member.engagement.lastInteractionAt)}</dd>
      </dl>
    </section>
  );
}
