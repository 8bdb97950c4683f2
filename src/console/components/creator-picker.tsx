import { useQuery } from '../graph/use-query';
import { ListCreators } from '../operations/creators.generated';
import { choose } from '../router';
import { Select } from './select';

const NOTHING = {};

/** Chooses whose audience is looked at; kept in the address. Not there where only one creator is seen. */
export function CreatorPicker({ value }: { readonly value: string }) {
  const { data } = useQuery(ListCreators, NOTHING);
  const creators = data?.creators.nodes ?? [];
  if (creators.length < 2) return null;
  const options = [['', 'All creators'] as const, ...creators.map(({ id, name }) => [id, name] as const)];
  return (
    <Select
      label="Creator"
      value={value}
      options={options}
      onChange={(creator) => choose({ creator: creator || undefined })}
    />
  );
}
