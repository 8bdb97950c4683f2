import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { Card, Empty } from '../../components/card';
import { activeSession } from '../../session/session';
import { ask, DIALECTS, type DialectAnswer } from './dialects';

/** The same member as each of the four REST dialects answers it, with the request to copy. */
export function DialectsCard({ memberId, uuid }: { readonly memberId: string; readonly uuid: string }) {
  const keys = activeSession()?.keys ?? {};
  const known = DIALECTS.filter(({ name }) => keys[name]);
  return (
    <Card wide title="In the four dialects" aside="One member, four windows: the REST answers as they are.">
      {known.length === 0 && <Empty>The demo shows the REST answers here; its keys open all four dialects.</Empty>}
      <div class="dialects">
        {known.map((dialect) => (
          <Answer
            key={`${dialect.name} ${uuid}`}
            dialect={dialect}
            memberId={memberId}
            secret={keys[dialect.name] ?? ''}
          />
        ))}
      </div>
    </Card>
  );
}

interface AnswerProps {
  readonly dialect: (typeof DIALECTS)[number];
  readonly memberId: string;
  readonly secret: string;
}

function Answer({ dialect, memberId, secret }: AnswerProps) {
  const [answer, setAnswer] = useState<DialectAnswer | undefined>();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    let gone = false;
    void ask(dialect, memberId, secret).then((given) => !gone && setAnswer(given));
    return () => {
      gone = true;
    };
  }, [dialect, memberId, secret]);
  const copy = async () => {
    await navigator.clipboard.writeText(answer?.curl ?? '');
    setCopied(true);
  };
  return (
    <section class="dialect">
      <header class="row">
        <h3>{dialect.title}</h3>
        <code class="muted">{answer?.path ?? '…'}</code>
        <Button kind="quiet" disabled={!answer} onClick={() => void copy()}>
          {copied ? 'Copied' : 'Copy as curl'}
        </Button>
      </header>
      <pre tabIndex={0}>{answer?.text ?? 'One moment…'}</pre>
    </section>
  );
}
