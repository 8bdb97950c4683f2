/** The value of a parameter, or nothing: a form cannot leave a field out otherwise than by leaving it empty. */
export function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
