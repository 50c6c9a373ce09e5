import type { FileCard } from '@frontdesk/protocol'
import { el, iconButton } from './el.ts'
import { bindAddress, type Media, save } from './media.ts'
import { type Lie, settle, whole, zoomAt } from './zoom.ts'

const zoomStep = 1.5

/**
 * Shows pictures over the whole page, one at a time: zoom by wheel, fingers, keys and buttons, the next and the one before by
 * arrow keys. Escape closes, and the focus goes back.
 * @param firstId the one to begin with
 */
export const openViewer = (media: Media, pictures: readonly FileCard[], firstId: string): void => {
  const { texts } = media
  const { t } = texts
  const opener = document.activeElement
  let index = Math.max(
    0,
    pictures.findIndex(({ id }) => id === firstId),
  )
  let lie: Lie = whole
  let letGo = () => {}
  let picture: HTMLImageElement = el('img')
  const fingers = new Map<number, { x: number; y: number }>()

  const stage = el('div', { class: 'media-stage' })
  const name = el('bdi', { class: 'media-viewer-name' })
  const place = el('span', { class: 'media-quiet' })
  const farther = iconButton('minus', t('viewer.farther'), () => zoom(1 / zoomStep))
  const closer = iconButton('plus', t('viewer.closer'), () => zoom(zoomStep))
  const previous = iconButton('previous', t('viewer.previous'), () => walk(-1), 'media-viewer-previous')
  const next = iconButton('next', t('viewer.next'), () => walk(1), 'media-viewer-next')
  const saving = iconButton('save', '', () => {
    const card = pictures[index]
    if (card !== undefined) void save(media, card.id).catch(() => {})
  })
  const dialog = el(
    'dialog',
    { class: 'media-viewer' },
    el(
      'div',
      { class: 'media-viewer-head' },
      el('p', { class: 'media-viewer-words', 'aria-live': 'polite' }, name, place),
      farther,
      closer,
      saving,
      iconButton('close', t('viewer.close'), () => dialog.close()),
    ),
    stage,
    previous,
    next,
  )

  const size = (element: HTMLElement) => ({ width: element.clientWidth, height: element.clientHeight })
  const put = (wanted: Lie) => {
    lie = settle(wanted, size(picture), size(stage))
    picture.style.transform = `translate(${lie.x}px, ${lie.y}px) scale(${lie.scale})`
    stage.classList.toggle('media-near', lie.scale > 1)
    farther.disabled = lie.scale <= 1
  }
  const zoom = (factor: number, at = { x: 0, y: 0 }) => put(zoomAt(lie, factor, at))
  const fromMiddle = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    const { left, top, width, height } = stage.getBoundingClientRect()
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 }
  }
  const show = () => {
    const card = pictures[index]
    if (card === undefined) return
    letGo()
    lie = whole
    picture = el('img', {
      alt: card.name,
      draggable: 'false',
      ...(card.width && { width: card.width, height: card.height }),
    })
    const own = picture
    letGo = bindAddress(media, own, card.id, 'view', () => {
      if (own === picture) stage.replaceChildren(el('p', { class: 'media-gone' }, t('file.gone')))
    })
    stage.replaceChildren(own)
    name.textContent = card.name
    place.textContent = pictures.length > 1 ? t('viewer.place', { index: index + 1, count: pictures.length }) : ''
    saving.setAttribute('aria-label', t('file.save', { name: card.name }))
    saving.title = t('file.save', { name: card.name })
    previous.hidden = index === 0
    next.hidden = index === pictures.length - 1
    put(whole)
  }
  const walk = (by: number) => {
    const to = index + by
    if (to < 0 || to >= pictures.length) return
    const hadFocus = document.activeElement
    index = to
    show()
    // A button that has gone takes the focus along.
    if (hadFocus instanceof HTMLElement && hadFocus.hidden) (by > 0 ? previous : next).focus()
  }

  const isRtl = getComputedStyle(document.documentElement).direction === 'rtl'
  const keys: { readonly [key: string]: () => void } = {
    ArrowRight: () => walk(isRtl ? -1 : 1),
    ArrowLeft: () => walk(isRtl ? 1 : -1),
    '+': () => zoom(zoomStep),
    '=': () => zoom(zoomStep),
    '-': () => zoom(1 / zoomStep),
    '0': () => put(whole),
  }
  dialog.addEventListener('keydown', (event) => {
    // The page's own shortcuts mean what is below.
    event.stopPropagation()
    const act = keys[event.key]
    if (act === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    act()
  })
  stage.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, fromMiddle(event))
    },
    { passive: false },
  )
  stage.addEventListener('dblclick', (event) => {
    if (lie.scale > 1) put(whole)
    else zoom(zoomStep * 2, fromMiddle(event))
  })
  let isBeside = false
  stage.addEventListener('pointerdown', (event) => {
    isBeside = event.target === stage
    stage.setPointerCapture(event.pointerId)
    fingers.set(event.pointerId, fromMiddle(event))
  })
  stage.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId)
    if (before === undefined) return
    const now = fromMiddle(event)
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1]
    fingers.set(event.pointerId, now)
    if (other === undefined) return put({ ...lie, x: lie.x + now.x - before.x, y: lie.y + now.y - before.y })
    const apart = (one: typeof now) => Math.max(1, Math.hypot(one.x - other.x, one.y - other.y))
    zoom(apart(now) / apart(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 })
  })
  for (const end of ['pointerup', 'pointercancel'] as const)
    stage.addEventListener(end, (event) => {
      fingers.delete(event.pointerId)
    })
  // Beside the picture: back to what is below.
  stage.addEventListener('click', () => {
    if (isBeside && lie.scale === 1) dialog.close()
  })
  const watcher = new ResizeObserver(() => put(lie))
  dialog.addEventListener('close', () => {
    letGo()
    watcher.disconnect()
    dialog.remove()
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
  })

  dialog.setAttribute('aria-label', t('kind.image'))
  document.body.append(dialog)
  show()
  watcher.observe(stage)
  dialog.showModal()
}
