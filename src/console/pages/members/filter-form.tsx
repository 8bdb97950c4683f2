import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { CreatorPicker } from '../../components/creator-picker';
import { Select } from '../../components/select';
import { useQuery } from '../../graph/use-query';
import { ListMemberChoices } from '../../operations/members.generated';
import { choose, type Place } from '../../router';
import { CHOICES } from './filter';

const NOTHING = {};
const STATUSES = ['PAID', 'FREE', 'COMPED', 'GIFT'];
const LEVELS = ['SUPERFAN', 'ENGAGED', 'CASUAL', 'INACTIVE'];
const DAYS = ['7', '30', '90', '365'];

/** Chooses which members are listed; every choice is kept in the address. */
export function FilterForm({ query }: { readonly query: Place['query'] }) {
  const { data } = useQuery(ListMemberChoices, NOTHING);
  const select = (name: string, label: string, options: readonly (readonly [string, string])[]) => (
    <Select
      label={label}
      value={query.get(name) ?? ''}
      options={[['', 'Any'], ...options]}
      onChange={(value) => choose({ [name]: value || undefined })}
    />
  );
  const ids = (rows: readonly { readonly id: string; readonly name: string }[] | undefined) =>
    (rows ?? []).map(({ id, name }) => [id, name] as const);
  const isChosen = CHOICES.some(({ name }) => query.get(name));
  return (
    <form class="filters" role="search" aria-label="Members" onSubmit={(event) => event.preventDefault()}>
      <Search value={query.get('search') ?? ''} />
      {select('status', 'Status', named(STATUSES))}
      {select('level', 'Engagement', named(LEVELS))}
      {select('tier', 'Tier', ids(data?.tiers.nodes))}
      {select('label', 'Label', ids(data?.labels.nodes))}
      {select('joined', 'Joined within', days())}
      {select('unseen', 'Not seen for', days())}
      <CreatorPicker value={query.get('creator') ?? ''} />
      {isChosen && (
        <Button kind="quiet" onClick={() => choose(Object.fromEntries(CHOICES.map(({ name }) => [name, undefined])))}>
          Clear all
        </Button>
      )}
    </form>
  );
}

const TYPING_MS = 250;

/** Searches a moment after the last key. */
function Search({ value }: { readonly value: string }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => choose({ search: text.trim() || undefined }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <label class="field field-search">
      <span>Search</span>
      <input
        type="search"
        placeholder="Name or e-mail"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
    </label>
  );
}

function named(names: readonly string[]): (readonly [string, string])[] {
  return names.map((name) => [name, `${name.slice(0, 1)}${name.slice(1).toLowerCase()}`]);
}

function days(): (readonly [string, string])[] {
  return DAYS.map((count) => [count, `${count} days`]);
}
