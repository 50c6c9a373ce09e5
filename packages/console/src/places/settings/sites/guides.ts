import type { Site } from '@frontdesk/protocol'

export const guides = ['html', 'tagManager', 'wordpress', 'react', 'vue'] as const
export type Guide = (typeof guides)[number]

type At = Pick<Site, 'key' | 'chatUrl' | 'snippet'>

/** Where the product is reached, as pages name it. */
export const productOrigin = ({ chatUrl }: Pick<Site, 'chatUrl'>): string => new URL(chatUrl).origin

/** Makes the script element by hand: tag managers and frameworks drop a script's data attributes. */
const element = (at: At, indent: string): string =>
  [
    "const script = document.createElement('script')",
    `script.src = '${productOrigin(at)}/widget.js'`,
    `script.dataset.site = '${at.key}'`,
    'script.async = true',
    'document.head.append(script)',
  ]
    .map((line) => indent + line)
    .join('\n')

/** What is copied into a page, by the way in which the page is made. The site's own key and address are in it. */
export const guideCode = (guide: Guide, at: At): string => {
  switch (guide) {
    case 'html':
      return `${at.snippet}\n</body>`
    case 'tagManager':
      return `<script>\n(function () {\n${element(at, '  ').replace('const script', 'var script')}\n})()\n</script>`
    case 'wordpress':
      return ["add_action('wp_footer', function () {", `  echo '${at.snippet.replaceAll("'", "\\'")}';`, '});'].join(
        '\n',
      )
    case 'react':
      return [
        "import { useEffect } from 'react'",
        '',
        'export function Frontdesk() {',
        '  useEffect(() => {',
        "    if (document.querySelector('script[data-site]')) return",
        element(at, '    '),
        '  }, [])',
        '  return null',
        '}',
      ].join('\n')
    case 'vue':
      return [
        '<script setup>',
        "import { onMounted } from 'vue'",
        '',
        'onMounted(() => {',
        "  if (document.querySelector('script[data-site]')) return",
        element(at, '  '),
        '})',
        '</script>',
      ].join('\n')
  }
}

export const directives = ['script-src', 'connect-src', 'frame-src'] as const

/** The lines that a page's Content-Security-Policy needs. */
export const directiveLines = (at: Pick<Site, 'chatUrl'>): { name: (typeof directives)[number]; line: string }[] =>
  directives.map((name) => ({ name, line: `${name} ${productOrigin(at)};` }))
