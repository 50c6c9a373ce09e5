import type { Frame } from 'playwright-core'

/** What a program can see of a page's look: nothing runs over the sides, no text sticks out of its box or is cut off. */
export const findOverflow = (frame: Frame): Promise<string[]> =>
  frame.evaluate(() => {
    const problems: string[] = []
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth)
      problems.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`)

    const nameOf = (element: Element): string => {
      const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)
      return `<${element.tagName.toLowerCase()}> “${text}”`
    }
    /** Cut off or scrolled inside something that itself stands within the page. */
    const isHeld = (element: Element): boolean => {
      for (let box = element.parentElement; box !== null && box !== document.body; box = box.parentElement) {
        if (getComputedStyle(box).overflowX === 'visible') continue
        const { left, right } = box.getBoundingClientRect()
        if (left >= -1 && right <= innerWidth + 1) return true
      }
      return false
    }
    /** The right edge of an element's own text; nothing when it has none. */
    const textEdge = (element: Element): number | null => {
      const edges = [...element.childNodes].flatMap((node) => {
        if (node.nodeType !== Node.TEXT_NODE || (node.textContent ?? '').trim() === '') return []
        const range = document.createRange()
        range.selectNodeContents(node)
        return [...range.getClientRects()].map((line) => line.right)
      })
      return edges.length === 0 ? null : Math.max(...edges)
    }

    for (const element of document.body.querySelectorAll('*')) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      const { left, right, width, height } = element.getBoundingClientRect()
      // What only screen readers get is one pixel large.
      if (width <= 1 || height <= 1) continue
      if ((right > innerWidth + 1 || left < -1) && !isHeld(element))
        problems.push(`${nameOf(element)} stands from ${Math.round(left)} to ${Math.round(right)} of ${innerWidth}`)
      const style = getComputedStyle(element)
      const edge = textEdge(element)
      // The space at which a line was broken may hang over the edge.
      const hanging = style.whiteSpaceCollapse.startsWith('preserve') ? 8 : 1
      if (edge === null || edge <= right + hanging || style.display === 'inline') continue
      if (style.overflowX === 'visible') problems.push(`${nameOf(element)} runs out of its box`)
      else if (style.overflowX !== 'auto' && style.overflowX !== 'scroll' && style.textOverflow !== 'ellipsis')
        problems.push(`${nameOf(element)} is cut off`)
    }
    return problems
  })

/** What can be touched and is smaller than a finger: 44 CSS pixels each way, spread of the label and of `::after` included. */
export const findSmallTargets = (frame: Frame): Promise<string[]> =>
  frame.evaluate(() => {
    const least = 44
    type Box = { left: number; top: number; right: number; bottom: number }
    const boxOf = (element: Element): Box => {
      const own = element.getBoundingClientRect()
      const after = getComputedStyle(element, '::after')
      if (after.content === 'none' || after.position !== 'absolute' || !(element instanceof HTMLElement)) return own
      const isHolder = getComputedStyle(element).position !== 'static'
      const holder = (isHolder ? element : (element.offsetParent ?? element)).getBoundingClientRect()
      return union([
        own,
        {
          left: holder.left + Number.parseFloat(after.left),
          top: holder.top + Number.parseFloat(after.top),
          right: holder.right - Number.parseFloat(after.right),
          bottom: holder.bottom - Number.parseFloat(after.bottom),
        },
      ])
    }
    const union = (boxes: Box[]): Box => ({
      left: Math.min(...boxes.map(({ left }) => left)),
      top: Math.min(...boxes.map(({ top }) => top)),
      right: Math.max(...boxes.map(({ right }) => right)),
      bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
    })
    const isInSentence = (element: Element): boolean =>
      element.matches('a[href]') &&
      [...(element.parentElement?.childNodes ?? [])].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      )

    const problems: string[] = []
    const roles = [
      'button',
      'link',
      'menuitem',
      'menuitemcheckbox',
      'menuitemradio',
      'option',
      'radio',
      'switch',
      'tab',
    ]
    const touchable = `a[href], button, input, select, textarea, summary, ${roles.map((role) => `[role=${role}]`).join(', ')}`
    for (const element of document.querySelectorAll(touchable)) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      if (element.matches(':disabled, [tabindex="-1"][type=file]') || isInSentence(element)) continue
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
      const { left, top, right, bottom } = union([element, ...labels].map(boxOf))
      const [width, height] = [right - left, bottom - top]
      if (width <= 1 || height <= 1 || bottom < 0 || top > innerHeight) continue
      // Half a pixel is lost to rounding now and then.
      if (width < least - 0.5 || height < least - 0.5) {
        const name = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)
        problems.push(
          `<${element.tagName.toLowerCase()}> “${name}” measures ${Math.round(width)} × ${Math.round(height)}`,
        )
      }
    }
    return problems
  })

/** All words of a page that a person reads or hears, each once. */
export const readTexts = (frame: Frame): Promise<string[]> =>
  frame.evaluate(() => {
    const texts = new Set<string>([document.title])
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.checkVisibility() === true) texts.add((node.textContent ?? '').trim())
    }
    for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const attribute of ['aria-label', 'title', 'placeholder', 'alt'])
        texts.add((element.getAttribute(attribute) ?? '').trim())
    texts.delete('')
    return [...texts]
  })
