import { escapeHtml } from '../shared/html';

/** A page of no scripts and no pictures; its form comes back here. */
export const MESSAGE_PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const STYLE = `
:root { color-scheme: light dark }
body { margin: 0; font: 16px/1.6 system-ui, sans-serif; display: grid; place-items: center; min-height: 100vh; padding: 24px }
main { max-width: 28rem; text-align: center }
h1 { font-size: 1.5rem; line-height: 1.3 }
button { font: inherit; font-weight: 600; padding: .6rem 1.2rem; border: 0; border-radius: 6px; background: #1a5fb4; color: #fff; cursor: pointer }
button:focus-visible { outline: 3px solid #99c1f1 }`;

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
</body>
</html>
`;
}

/** Asks whether it is meant: whoever looks at links before a person does must change nothing. */
export function confirmationPage(sender: string, action: string): string {
  return page(
    `Unsubscribe from ${sender}?`,
    `<p>You will get no further e-mails of this kind.</p>
<form method="post" action="${escapeHtml(action)}"><button type="submit">Unsubscribe</button></form>`,
  );
}

/** Says that it is done. */
export function donePage(sender: string): string {
  return page('You are unsubscribed', `<p>${escapeHtml(sender)} will send you no further e-mails of this kind.</p>`);
}

/** Says that a link is none of ours. */
export function unknownLinkPage(): string {
  return page(
    'This link is not valid',
    '<p>It may have been cut off on its way. Please use the link of the e-mail.</p>',
  );
}
