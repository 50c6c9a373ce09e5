import { escaped } from '../../escaped.ts'

/** What the widget's build says of its frame (`frame.json`): paths on the product's own address. */
export type FrameBuild = { script: string; styles: readonly string[]; preload?: readonly string[] }

/**
 * The page of the widget's frame, or one of its kind. Which site it is for stands in its address; who may hold it, in its
 * policy.
 * @param parts what it loads, in this order
 */
export const framePage = (...parts: readonly FrameBuild[]): string =>
  [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">',
    '<meta name="robots" content="noindex">',
    '<link rel="icon" href="data:,">',
    '<title>Frontdesk</title>',
    ...parts.flatMap(({ script, styles, preload = [] }) => [
      ...styles.map((path) => `<link rel="stylesheet" href="${escaped(path)}">`),
      ...preload.map((path) => `<link rel="modulepreload" href="${escaped(path)}">`),
      `<script type="module" src="${escaped(script)}"></script>`,
    ]),
    '</head>',
    '<body></body>',
    '</html>',
    '',
  ].join('\n')
