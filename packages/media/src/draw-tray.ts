import { el, icon, iconButton, type Shape } from './el.ts'
import { bindAddress, dressMedia, type Media } from './media.ts'
import { isFinal, refusalWords } from './refusal-words.ts'
import type { Tray, TrayItem } from './tray.ts'

const shapeOf = ({ file: { type }, voice }: TrayItem): Shape => {
  if (voice) return 'mic'
  if (type.startsWith('image/')) return 'picture'
  if (type.startsWith('video/')) return 'film'
  return type.startsWith('audio/') ? 'note' : 'file'
}

const stateWords = ({ texts }: Pick<Media, 'texts'>, { state, share, fault }: TrayItem): string => {
  if (state === 'failed') return refusalWords(texts, fault)
  if (state === 'sending') return texts.t('tray.sending', { percent: Math.round(share * 100) })
  return texts.t(`tray.${state}`)
}

/** One file of the tray: what it is, how far it is, and what can be done about it. */
const drawItem = (tray: Tray, media: Media, item: TrayItem) => {
  const { t } = media.texts
  const name = item.voice ? t('kind.voice') : item.file.name
  const look = el('span', { class: 'media-item-look' }, icon(shapeOf(item)))
  const preview = el('img', { alt: '' })
  preview.addEventListener('load', () => look.replaceChildren(preview))
  let close = () => {}
  if (item.preview !== null) preview.src = item.preview
  else if (item.card?.thumb) close = bindAddress(media, preview, item.card.id, 'thumb', () => {})
  const words = el('span', { class: 'media-quiet' })
  const bar = el('progress', { max: 1, 'aria-label': name })
  const again = iconButton('again', t('tray.retry', { name }), () => tray.retry(item.key))
  const element = el(
    'li',
    { class: 'media-item' },
    look,
    el('span', { class: 'media-item-words' }, el('bdi', { class: 'media-name', title: name }, name), words, bar),
    again,
    iconButton('close', t('tray.cancel', { name }), () => tray.remove(item.key)),
  )
  let said = ''
  const update = (now: TrayItem) => {
    const isFailed = now.state === 'failed'
    const next = stateWords(media, now)
    if (next !== said) words.textContent = next
    said = next
    // A refusal is said at once; how it goes on is there to be looked at.
    if (isFailed && !element.classList.contains('media-failed')) {
      words.setAttribute('role', 'alert')
      element.scrollIntoView?.({ block: 'nearest' })
    } else if (!isFailed) words.removeAttribute('role')
    element.classList.toggle('media-failed', isFailed)
    element.classList.toggle('media-ready', now.state === 'ready')
    again.hidden = !isFailed || isFinal(now.fault)
    bar.hidden = isFailed || now.state === 'ready'
    if (now.state === 'checking') bar.removeAttribute('value')
    else bar.value = now.share
  }
  update(item)
  return { element, update, close }
}

/** Draws what is being put into a message. @returns what clears it again */
export const drawTray = (host: HTMLElement, tray: Tray, media: Media): (() => void) => {
  dressMedia()
  const { t } = media.texts
  const drawn = new Map<string, ReturnType<typeof drawItem>>()
  const list = el('ul', { class: 'media-items', 'aria-label': t('tray') })
  const held = el('p', { class: 'media-quiet media-held', role: 'status' })
  host.classList.add('media')
  const redraw = () => {
    const { items } = tray
    for (const [key, { element, close }] of drawn) {
      if (items.some((item) => item.key === key)) continue
      close()
      element.remove()
      drawn.delete(key)
    }
    for (const item of items) {
      const known = drawn.get(item.key)
      if (known !== undefined) known.update(item)
      else {
        const fresh = drawItem(tray, media, item)
        drawn.set(item.key, fresh)
        list.append(fresh.element)
      }
    }
    held.textContent = tray.isHeld ? t('tray.held') : ''
    host.hidden = items.length === 0
  }
  host.replaceChildren(list, held)
  redraw()
  const stop = tray.onChange(redraw)
  return () => {
    stop()
    for (const { close } of drawn.values()) close()
    host.replaceChildren()
  }
}
