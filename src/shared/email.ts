const MAX_LENGTH = 254;
// One @, something without blanks or further @ before it, a dotted host without blanks behind it. Deliverability is
// not a matter of syntax, so this only refuses what cannot be an address.
const ADDRESS = /^[^\s@<>(),;:\\"[\]\p{Cc}]+@[^\s@<>(),;:\\"[\]\p{Cc}.]+(\.[^\s@<>(),;:\\"[\]\p{Cc}.]+)+$/u;

/** Whether the text can be an e-mail address. */
export function isEmail(text: string): boolean {
  return text.length <= MAX_LENGTH && text.isWellFormed() && ADDRESS.test(text);
}
