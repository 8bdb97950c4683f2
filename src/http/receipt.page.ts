import { createHash } from 'node:crypto';
import { escapeHtml } from '../shared/html';
import { formatMinor } from '../shared/money';

/** What stands on a receipt. */
export interface Receipt {
  readonly code: string;
  readonly organizationTitle: string;
  readonly creatorName: string;
  readonly jarName: string | null;
  readonly amountMinor: bigint;
  readonly refundedMinor: bigint;
  readonly currency: string;
  readonly tippedAt: Date;
  readonly timeZone: string;
  readonly thankYouMessage: string;
  readonly reward: { readonly description: string; readonly instructions: string | null } | null;
}

const STYLE = `:root { color-scheme: light dark; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: CanvasText; background: Canvas; }
main { max-width: 34rem; margin: 3rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
.thanks { margin: 0 0 1.5rem; white-space: pre-line; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.5rem; margin: 0; padding: 1rem 0;
  border-top: 1px solid; border-bottom: 1px solid; }
dt { opacity: .75; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
.amount { font-size: 1.2rem; font-weight: 600; }
@media print { main { margin: 0; max-width: none; } }`;

/** Lets a browser show the page in its own style, and do nothing else: no script, no picture, no form, no frame. */
export const RECEIPT_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A receipt to keep or print. It names nobody but who got the money: whoever has it knows who paid. */
export function renderReceiptPage(receipt: Receipt): string {
  const { organizationTitle, creatorName, jarName, amountMinor, refundedMinor, currency, reward } = receipt;
  const rows: readonly (readonly [string, string] | null)[] = [
    ['Amount paid', formatMinor(amountMinor, currency)],
    refundedMinor > 0n ? ['Paid back since', formatMinor(refundedMinor, currency)] : null,
    ['Given to', creatorName],
    organizationTitle === creatorName ? null : ['With', organizationTitle],
    jarName === null ? null : ['For', jarName],
    ['On', onDay(receipt)],
    reward ? ['Your reward', reward.description] : null,
    reward?.instructions ? ['How to get it', reward.instructions] : null,
    ['Receipt', receipt.code],
  ];
  const list = rows.flatMap((row) => (row ? `<dt>${escapeHtml(row[0])}</dt><dd>${escapeHtml(row[1])}</dd>` : []));
  return page(
    'Receipt for a tip',
    `<p class="thanks">${escapeHtml(receipt.thankYouMessage)}</p><dl>${list.join('')}</dl>`,
  );
}

/** What is shown where there is no receipt. */
export function renderNoReceiptPage(): string {
  return page('No receipt', '<p>There is no receipt at this address. Check that it is complete.</p>');
}

function onDay({ tippedAt, timeZone }: Receipt): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'long', timeZone }).format(tippedAt);
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body><main><h1>${title}</h1>${content}</main></body>
</html>
`;
}
