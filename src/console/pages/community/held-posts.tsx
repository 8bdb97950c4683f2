import { Button } from '../../components/button';
import { Card, Empty } from '../../components/card';
import { ago } from '../../components/figures';
import { Problem } from '../../components/problem';
import { useMutation } from '../../graph/use-mutation';
import { useQuery } from '../../graph/use-query';
import { ListHeldPosts, type ListHeldPostsData, ModeratePost } from '../../operations/community.generated';
import { may } from '../../session/session';

type Post = ListHeldPostsData['communityPosts']['nodes'][number];

const NOTHING = {};

/** Posts that a rule held back until somebody has looked at them. */
export function HeldPosts({ onDecided }: { readonly onDecided: () => void }) {
  const { data, error, reload } = useQuery(ListHeldPosts, NOTHING);
  const nodes = data?.communityPosts.nodes ?? [];
  const decided = () => {
    reload();
    onDecided();
  };
  return (
    <Card title="Held back">
      {error && <Problem error={error} retry={reload} />}
      {data && nodes.length === 0 && <Empty>Nothing is held back.</Empty>}
      <ul class="items">
        {nodes.map((post) => (
          <HeldPost key={post.id} post={post} onDecided={decided} />
        ))}
      </ul>
    </Card>
  );
}

function HeldPost({ post, onDecided }: { readonly post: Post; readonly onDecided: () => void }) {
  const { run, running, error } = useMutation(ModeratePost);
  const { id, title, body, createdAt, member } = post;
  const decide = (status: 'VISIBLE' | 'REMOVED') => run({ input: { id, status } }).then((data) => data && onDecided());
  return (
    <li class="item">
      <span class="muted small">
        {member?.name ?? member?.email ?? 'The creator'}, {ago(createdAt)}
      </span>
      {title && <strong>{title}</strong>}
      <p class="words">{body}</p>
      {may('community:write') && (
        <div class="row">
          <Button busy={running} onClick={() => void decide('VISIBLE')}>
            Show it
          </Button>
          <Button kind="danger" busy={running} onClick={() => void decide('REMOVED')}>
            Remove it
          </Button>
        </div>
      )}
      {error && <Problem error={error} />}
    </li>
  );
}
