interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly required?: boolean;
  readonly maxLength?: number;
  /** Several lines. */
  readonly long?: boolean;
  readonly hint?: string;
  /** Which keys a phone shows. */
  readonly inputMode?: 'text' | 'url' | 'email' | 'decimal' | 'numeric';
}

/** A text with its label above. */
export function TextField({ label, value, onInput, long, hint, ...rest }: TextFieldProps) {
  const input = (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value);
  return (
    <label class="field">
      <span>{label}</span>
      {long ? (
        <textarea rows={4} value={value} onInput={input} {...rest} />
      ) : (
        <input value={value} onInput={input} {...rest} />
      )}
      {hint && <small class="muted">{hint}</small>}
    </label>
  );
}
