import { escapeHtml } from '../../shared/html';
import { bodyHtml } from './message-body';
import type { MessageMaker } from './message-content';

interface MailUrls {
  readonly links: { readonly open: string; readonly followed: ReadonlyMap<string, string> };
  readonly unsubscribeUrl: string;
}

const FONT = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Helvetica,Arial,sans-serif";

/** A mail as HTML: one column, styles on the elements, since many mail programs know no others. */
export function mailHtml(
  { content, title }: Pick<MessageMaker, 'content' | 'title'>,
  { links, unsubscribeUrl }: MailUrls,
): string {
  const { subject, body } = content;
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f4f2"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;background:#ffffff;border-radius:8px">
<tr><td style="padding:28px 32px 0;${FONT};font-size:14px;color:#6b6b6b">${escapeHtml(title)}</td></tr>
<tr><td style="padding:8px 32px 16px;${FONT};font-size:24px;line-height:1.3;font-weight:700;color:#1c1c1c">${escapeHtml(subject)}</td></tr>
<tr><td style="padding:0 32px 8px;${FONT};font-size:16px;line-height:1.6;color:#1c1c1c">
${bodyHtml(body, links.followed)}
</td></tr>
${callHtml(content, links.followed)}${codeHtml(content.code)}</table>
<p style="margin:16px 0 0;${FONT};font-size:12px;line-height:1.6;color:#6b6b6b">You get this because you are a member of ${escapeHtml(title)}.<br>
<a href="${escapeHtml(unsubscribeUrl)}" style="color:#6b6b6b">Unsubscribe</a></p>
<img src="${escapeHtml(links.open)}" width="1" height="1" alt="" style="display:block;border:0">
</td></tr></table>
</body>
</html>
`;
}

function callHtml({ cta, ctaUrl }: MessageMaker['content'], followed: ReadonlyMap<string, string>): string {
  const href = ctaUrl ? followed.get(ctaUrl) : undefined;
  if (!cta) return '';
  const button = href
    ? `<a href="${escapeHtml(href)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#1a5fb4;color:#ffffff;text-decoration:none;font-weight:600">${escapeHtml(cta)}</a>`
    : `<strong>${escapeHtml(cta)}</strong>`;
  return `<tr><td style="padding:0 32px 24px;${FONT};font-size:16px;line-height:1.4;color:#1c1c1c">${button}</td></tr>\n`;
}

function codeHtml(code: string | null): string {
  if (!code) return '';
  return `<tr><td style="padding:0 32px 28px;${FONT};font-size:16px;color:#1c1c1c">Your code: <strong style="font-family:monospace;font-size:18px">${escapeHtml(code)}</strong></td></tr>\n`;
}
