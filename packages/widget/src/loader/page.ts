import type { Page } from '../shared/page-messages.ts'

/** How often a page is looked at that cannot tell of its changes, and whose title may change late. */
const lookEveryMs = 1_500

/** The bridge shortens what is too long. */
export const readPage = (): Page => ({ url: location.href, title: document.title, referrer: document.referrer })

/** Tells when a single-page application shows another page. Changes nothing of the page's own. */
export const watchPage = (changed: (page: Page) => void): void => {
  const keyOf = ({ url, title }: Page) => `${url} ${title}`
  let last = keyOf(readPage())
  const look = () => {
    const page = readPage()
    if (document.hidden || keyOf(page) === last) return
    last = keyOf(page)
    changed(page)
  }
  const { navigation } = window as { navigation?: EventTarget }
  // Pages set their title after the address; one look for both.
  navigation?.addEventListener('currententrychange', () => setTimeout(look, 250))
  setInterval(look, lookEveryMs)
}

/** After the page's own load handlers, and the work they put off. */
const pauseMs = 100

/** Calls once the page has loaded and is really shown. */
export const whenLoaded = (run: () => void): void => {
  const soon = () => setTimeout(run, pauseMs)
  const loaded = () => (document.readyState === 'complete' ? soon() : addEventListener('load', soon))
  const { prerendering } = document as { prerendering?: boolean }
  if (prerendering) document.addEventListener('prerenderingchange', loaded)
  else loaded()
}
