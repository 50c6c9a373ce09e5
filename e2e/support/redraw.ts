/**
 * Resolves once the page is drawn anew. Without transitions: they let colours arrive step by step, deep down last.
 * (A constructed sheet, since the content policy lets no other in.)
 */
export const redraw = async (): Promise<void> => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('*, *::before, *::after { transition: none !important }')
  if (document.adoptedStyleSheets.every(({ cssRules }) => cssRules[0]?.cssText !== sheet.cssRules[0]?.cssText))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
}
