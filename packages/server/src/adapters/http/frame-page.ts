import type { Site } from '@frontdesk/domain'

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')

const address = (file: string): string => escaped(file.startsWith('/') ? file : `/widget/${file}`)

/**
 * The page of a site's hidden frame. It carries what the frame's script must not learn from anybody else: the site's key
 * and the exact origins with which it may exchange messages.
 */
export const framePage = (
  build: { script: string; styles: readonly string[] },
  site: Pick<Site, 'key' | 'allowedOrigins'>,
): string =>
  [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    '<meta name="robots" content="noindex">',
    `<meta name="frontdesk-site" content="${escaped(site.key)}">`,
    `<meta name="frontdesk-origins" content="${escaped(site.allowedOrigins.join(' '))}">`,
    '<title>Frontdesk</title>',
    ...build.styles.map((file) => `<link rel="stylesheet" href="${address(file)}">`),
    `<script type="module" src="${address(build.script)}"></script>`,
    '</head>',
    '<body></body>',
    '</html>',
    '',
  ].join('\n')
