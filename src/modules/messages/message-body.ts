import { createHash } from 'node:crypto';
import { escapeHtml } from '../../shared/html';

const URL_IN_TEXT = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g;

/** The addresses that a mailing leads to, in the order of their numbers: nothing else can be reached by its links. */
export function linksOf({ body, ctaUrl }: { readonly body: string; readonly ctaUrl: string | null }): string[] {
  const found = [...(ctaUrl ? [ctaUrl] : []), ...(body.match(URL_IN_TEXT) ?? [])];
  return [...new Set(found.filter((url) => URL.canParse(url)))];
}

/** Text as paragraphs of HTML; addresses in it become links. */
export function bodyHtml(body: string, followed: ReadonlyMap<string, string>): string {
  const paragraphs = body.trim().split(/\n\s*\n/);
  return paragraphs.map((text) => `<p style="margin:0 0 16px">${linked(text, followed)}</p>`).join('\n');
}

function linked(text: string, followed: ReadonlyMap<string, string>): string {
  let html = '';
  let end = 0;
  for (const match of text.matchAll(URL_IN_TEXT)) {
    const href = followed.get(match[0]);
    html += escapeHtml(text.slice(end, match.index));
    html += href
      ? `<a href="${escapeHtml(href)}" style="color:#1a5fb4">${escapeHtml(match[0])}</a>`
      : escapeHtml(match[0]);
    end = match.index + match[0].length;
  }
  return (html + escapeHtml(text.slice(end))).replaceAll('\n', '<br>\n');
}

/** A short name for a link, the same for the same address. */
export function linkName(url: string): string {
  return createHash('sha256').update(url).digest('hex').slice(0, 16);
}
