import type { Cart } from '../cart.ts'
import { type Html, html } from '../html.ts'
import { pictures, scene } from '../pictures.ts'
import { findProduct, type Product, products } from '../products.ts'
import { type ShopTexts, wordsOf } from '../texts.ts'
import { link } from './layout.ts'

export type Page = { title: string | null; content: Html }

const favourites = ['celadon-gaiwan', 'clay-teapot', 'roasted-oolong']

const card = (texts: ShopTexts, product: Product): Html => {
  const words = wordsOf(texts, product.id)
  return html`<li><a class="card" href="${link(texts, `/products/${product.id}`)}">
<span class="picture">${pictures[product.picture]}</span>
<span class="card-name">${words.name}</span>
<span class="card-line">${words.line}</span>
<span class="price">${texts.money(product.price[texts.language])}</span>
</a></li>`
}

const shelf = (texts: ShopTexts, shown: readonly Product[]): Html =>
  html`<ul class="shelf">${shown.map((product) => card(texts, product))}</ul>`

export const homePage = (texts: ShopTexts): Page => ({
  title: null,
  content: html`<section class="hero">
<div class="hero-words"><h1>${texts.home.title}</h1><p>${texts.home.lead}</p>
<a class="button" href="${link(texts, '/products')}">${texts.home.shop}</a></div>
<div class="hero-picture">${scene}</div>
</section>
<section><h2>${texts.home.favourites}</h2>${shelf(
    texts,
    products.filter(({ id }) => favourites.includes(id)),
  )}</section>
<section class="promises">${texts.home.promises.map(
    ({ title, text }) => html`<div><h3>${title}</h3><p>${text}</p></div>`,
  )}</section>`,
})

export const listPage = (texts: ShopTexts): Page => ({
  title: texts.list.title,
  content: html`<h1>${texts.list.title}</h1>
${(['ware', 'tea'] as const).map(
  (kind) =>
    html`<section><h2>${texts.list[kind]}</h2>${shelf(
      texts,
      products.filter((product) => product.kind === kind),
    )}</section>`,
)}`,
})

export const productPage = (texts: ShopTexts, product: Product): Page => {
  const words = wordsOf(texts, product.id)
  return {
    title: words.name,
    content: html`<p class="crumb"><a href="${link(texts, '/products')}">${texts.product.back}</a></p>
<article class="product">
<div class="picture">${pictures[product.picture]}</div>
<div>
<h1>${words.name}</h1>
<p class="lead">${words.line}</p>
<p class="price">${texts.money(product.price[texts.language])}</p>
<p>${words.text}</p>
<form class="acts" method="post" action="${link(texts, '/cart')}">
<input type="hidden" name="product" value="${product.id}"><input type="hidden" name="add" value="1">
<button class="button" type="submit">${texts.product.add}</button>
<button class="button quiet" type="button" data-chat hidden>${texts.product.ask}</button>
</form>
<h2>${texts.product.details}</h2>
<ul>${words.details.map((detail) => html`<li>${detail}</li>`)}</ul>
<p class="small">${texts.product.delivery}</p>
</div>
</article>`,
  }
}

const cartLine = (texts: ShopTexts, product: Product, count: number): Html => {
  const { name } = wordsOf(texts, product.id)
  return html`<li class="line">
<span class="picture">${pictures[product.picture]}</span>
<a class="card-name" href="${link(texts, `/products/${product.id}`)}">${name}</a>
<span class="small">${texts.cart.quantity}: ${count}</span>
<span class="price">${texts.money(product.price[texts.language] * count)}</span>
<form method="post" action="${link(texts, '/cart')}"><input type="hidden" name="product" value="${product.id}">
<button class="text" type="submit" name="add" value="0" aria-label="${texts.cart.remove}: ${name}">${texts.cart.remove}</button></form>
</li>`
}

export const cartPage = (texts: ShopTexts, cart: Cart): Page => {
  const lines = [...cart].flatMap(([id, count]) => {
    const product = findProduct(id)
    return product === undefined ? [] : [{ product, count }]
  })
  const total = lines.reduce((sum, { product, count }) => sum + product.price[texts.language] * count, 0)
  return {
    title: texts.cart.title,
    content:
      lines.length === 0
        ? html`<h1>${texts.cart.title}</h1><p>${texts.cart.empty}</p>
<a class="button" href="${link(texts, '/products')}">${texts.cart.shop}</a>`
        : html`<h1>${texts.cart.title}</h1>
<ul class="lines">${lines.map(({ product, count }) => cartLine(texts, product, count))}</ul>
<p class="total">${texts.cart.total} <strong>${texts.money(total)}</strong></p>
<p class="small">${texts.cart.note}</p>`,
  }
}

export const aboutPage = (texts: ShopTexts): Page => ({
  title: texts.about.title,
  content: html`<div class="reading"><h1>${texts.about.title}</h1>
<div class="picture wide">${scene}</div>
${texts.about.paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}</div>`,
})

export const helpPage = (texts: ShopTexts): Page => ({
  title: texts.help.title,
  content: html`<div class="reading"><h1>${texts.help.title}</h1><p class="lead">${texts.help.lead}</p>
<p><button class="button" type="button" data-chat hidden>${texts.help.chat}</button></p>
${texts.help.questions.map(
  ({ question, answer }) => html`<details><summary>${question}</summary><p>${answer}</p></details>`,
)}</div>`,
})

export const missingPage = (texts: ShopTexts): Page => ({
  title: texts.missing.title,
  content: html`<div class="reading"><h1>${texts.missing.title}</h1><p>${texts.missing.text}</p>
<a class="button" href="${link(texts, '/')}">${texts.missing.home}</a></div>`,
})
