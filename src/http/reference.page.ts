/** What the page lets a reader try the demo with, by the name of the security scheme. */
export type ReferenceCredentials = Readonly<Record<string, string>>;

/** Lets a browser run the page's own files and nothing else. Pictures of the style sheet are written into it. */
export const REFERENCE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const DEMO_HINT = `<aside>
<strong>The demo is on.</strong> Its credentials of <code>demo</code> are filled in: open an endpoint and press
<em>Execute</em>. Those of both demo organizations are in <code>credentials.json</code> in the data directory.
</aside>`;

/** The page around the reference. What it needs to know stands in an attribute, so that no script is written into it. */
export function renderReferencePage(credentials: ReferenceCredentials | undefined): string {
  const settings = escapeHtml(JSON.stringify({ credentials: credentials ?? {} }));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Audience Gateway: REST reference</title>
<link rel="icon" type="image/png" href="/docs/favicon.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="stylesheet" href="/docs/reference.css">
</head>
<body>
${credentials ? DEMO_HINT : ''}
<main id="reference" data-settings="${settings}"></main>
<noscript>The reference needs JavaScript. The description itself is at <a href="/openapi.json">/openapi.json</a>.</noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/reference.js"></script>
</body>
</html>
`;
}

/** What the page adds to the style of Swagger UI. */
export const REFERENCE_STYLE = `body { margin: 0; background: #fafafa; }
aside, noscript { display: block; max-width: 1420px; margin: 16px auto 0; padding: 12px 20px; box-sizing: border-box;
  font: 14px/1.5 system-ui, sans-serif; color: #1c2733; background: #e8f1fb; border-left: 4px solid #2f6fb3; }
aside code { font-family: ui-monospace, monospace; }
@media (prefers-color-scheme: dark) { html.dark-mode aside { color: #e6edf3; background: #1d2b3a; } }
`;

/**
 * Starts Swagger UI. A Ghost key signs a new token for each request, as Ghost's own client does: tokens live for five
 * minutes, keys as long as they are not revoked.
 */
export const REFERENCE_SCRIPT = `'use strict';
const { credentials } = JSON.parse(document.getElementById('reference').dataset.settings);
const GHOST_KEY = /^([0-9a-f]{24}):([0-9a-f]{64})$/;

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=+$/, '');
}

async function ghostToken(id, secret) {
  const now = Math.floor((performance.timeOrigin + performance.now()) / 1000);
  const encode = (value) => base64url(new TextEncoder().encode(JSON.stringify(value)));
  const header = encode({ alg: 'HS256', typ: 'JWT', kid: id });
  const unsigned = header + '.' + encode({ iat: now, exp: now + 300, aud: '/admin/' });
  const bytes = Uint8Array.from(secret.match(/../g), (pair) => parseInt(pair, 16));
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(unsigned));
  return unsigned + '.' + base64url(new Uint8Array(signature));
}

async function sign(request) {
  const [, id, secret] = GHOST_KEY.exec(request.headers.Authorization || '') || [];
  if (id) request.headers.Authorization = 'Ghost ' + (await ghostToken(id, secret));
  return request;
}

function authorize(ui) {
  const schemes = ui.specSelectors.securityDefinitions().toJS();
  for (const [name, value] of Object.entries(credentials)) {
    if (!schemes[name]) continue;
    if (schemes[name].scheme === 'basic') ui.preauthorizeBasic(name, value, '');
    else ui.preauthorizeApiKey(name, value);
  }
}

const ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  presets: [SwaggerUIBundle.presets.apis],
  layout: 'BaseLayout',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  requestInterceptor: sign,
  onComplete: () => authorize(ui),
});
`;

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
