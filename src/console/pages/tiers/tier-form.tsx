import { useState } from 'preact/hooks';
import { minorUnits } from '../../components/amount';
import { Button } from '../../components/button';
import { Card } from '../../components/card';
import { Problem } from '../../components/problem';
import { TextField } from '../../components/text-field';
import { useMutation } from '../../graph/use-mutation';
import { CreateTier } from '../../operations/tiers.generated';
import { activeSession } from '../../session/session';

/** What is filled in. */
function useTierForm(onMade: () => void) {
  const currency = activeSession()?.currency ?? 'USD';
  const { run, running, error } = useMutation(CreateTier);
  const [values, setValues] = useState(EMPTY);
  const set = (name: keyof typeof EMPTY) => (value: string) => setValues((before) => ({ ...before, [name]: value }));
  const submit = async (event: Event) => {
    event.preventDefault();
    const yearlyAmountMinor = values.yearly ? minorUnits(values.yearly, currency) : undefined;
    const input = {
      name: values.name.trim(),
      monthlyAmountMinor: minorUnits(values.monthly, currency),
      ...(yearlyAmountMinor === undefined ? {} : { yearlyAmountMinor }),
      benefits: values.benefits
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    };
    if (!(await run({ input }))) return;
    setValues(EMPTY);
    onMade();
  };
  return { currency, values, set, submit, running, error };
}

const EMPTY = { name: '', monthly: '', yearly: '', benefits: '' };

/** Makes a paid tier with a price by the month and, if wanted, one by the year. */
export function TierForm({ onMade }: { readonly onMade: () => void }) {
  const { currency, values, set, submit, running, error } = useTierForm(onMade);
  return (
    <Card>
      <details>
        <summary>New tier</summary>
        <form class="stack form" onSubmit={(event) => void submit(event)}>
          <div class="filters">
            <TextField label="Name" required maxLength={191} value={values.name} onInput={set('name')} />
            <TextField
              label={`A month, ${currency}`}
              required
              inputMode="decimal"
              value={values.monthly}
              onInput={set('monthly')}
            />
            <TextField
              label={`A year, ${currency}`}
              inputMode="decimal"
              value={values.yearly}
              onInput={set('yearly')}
            />
          </div>
          <TextField label="Benefits, one a line" long value={values.benefits} onInput={set('benefits')} />
          <div class="row">
            <Button kind="primary" type="submit" busy={running}>
              Make tier
            </Button>
          </div>
          {error && <Problem error={error} />}
        </form>
      </details>
    </Card>
  );
}
