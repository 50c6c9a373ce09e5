import { type Html, html } from '../html.ts'
import type { ShopTexts } from '../texts.ts'

export type PageContext = {
  texts: ShopTexts
  /** The path without its language: `/products`. */
  path: string
  cartCount: number
  /** The product's own address and the site's key: what the snippet needs. */
  productUrl: string
  siteKey: string
}

/** A page's address in its language. */
export const link = (texts: Pick<ShopTexts, 'language'>, path: string): string =>
  `/${texts.language}${path === '/' ? '/' : path}`

const places = [
  ['products', '/products'],
  ['about', '/about'],
  ['help', '/help'],
] as const

/** Everything that is the same on each page, the chat's snippet included. */
export const layout = (context: PageContext, title: string | null, content: Html): Html => {
  const { texts, path, cartCount, productUrl, siteKey } = context
  const other = texts.language === 'en' ? 'zh' : 'en'
  return html`<!doctype html>
<html lang="${texts.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${title === null ? texts.name : `${title} · ${texts.name}`}</title>
<meta name="description" content="${texts.home.lead}">
<link rel="icon" href="/shop.svg" type="image/svg+xml">
<link rel="stylesheet" href="/shop.css">
<script defer src="/shop.js"></script>
<script async src="${productUrl}/widget.js" data-site="${siteKey}"></script>
</head>
<body>
<a class="skip" href="#content">${texts.skip}</a>
<header class="head">
<a class="brand" href="${link(texts, '/')}">${texts.name}</a>
<nav aria-label="${texts.nav.label}">
${places.map(([name, place]) => html`<a href="${link(texts, place)}"${path === place && html` aria-current="page"`}>${texts.nav[name]}</a>`)}
</nav>
<div class="tools">
<a href="${link({ language: other }, path)}" lang="${other}" hreflang="${other}">${texts.switch}</a>
<a href="${link(texts, '/cart')}" class="to-cart">${texts.nav.cart}${cartCount > 0 && html` <span class="count">${cartCount}</span>`}</a>
</div>
</header>
<main id="content">${content}</main>
<footer class="foot"><p>${texts.foot.note}</p></footer>
</body>
</html>
`
}
