import type { FileCard } from '@frontdesk/protocol'
import { el, icon, type Shape } from './el.ts'
import { bindAddress, dressMedia, type Media, save } from './media.ts'
import { openViewer } from './viewer.ts'
import { drawVoice } from './voice.ts'

/** The box of one picture in the timeline: no larger than this, in CSS pixels. */
const most = { width: 260, height: 220 }
const least = 72

/** How large a picture is shown, known before it is here, so that nothing moves when it comes. */
export const boxOf = ({ width, height }: Pick<FileCard, 'width' | 'height'>): { width: number; height: number } => {
  if (!width || !height) return { width: most.width, height: (most.width * 9) / 16 }
  const scale = Math.min(1, most.width / width, most.height / height)
  return { width: Math.max(least, Math.round(width * scale)), height: Math.max(least, Math.round(height * scale)) }
}

const shapeOf = ({ kind }: Pick<FileCard, 'kind'>): Shape =>
  kind === 'image' ? 'picture' : kind === 'video' ? 'film' : kind === 'audio' ? 'note' : 'file'

export type DrawOptions = {
  /** All pictures that one can walk through from here, in order. */
  pictures?(): readonly FileCard[]
}

type Drawn = { element: HTMLElement; close(): void }

/** A file that is not shown: what it is called, how large it is, and the way to have it. */
const drawRow = (card: FileCard, media: Media): Drawn => {
  const { texts } = media
  const size = texts.bytes(card.bytes)
  const isMedia = card.kind !== 'file'
  const element = el(
    'button',
    {
      type: 'button',
      class: 'media-row',
      title: card.name,
      click: () => void save(media, card.id).catch(() => {}),
    },
    el('span', { class: 'media-row-icon' }, icon(shapeOf(card))),
    el('span', { class: 'media-unseen' }, texts.t('file.save', { name: '' })),
    el(
      'span',
      { class: 'media-row-words' },
      el('bdi', { class: 'media-name' }, card.name),
      el('span', { class: 'media-quiet' }, isMedia ? `${size} · ${texts.t('file.notShown')}` : size),
    ),
    icon('save'),
  )
  return { element, close: () => {} }
}

const drawPicture = (card: FileCard, media: Media, { pictures }: DrawOptions, isTile: boolean): Drawn => {
  const { texts } = media
  const picture = el('img', { alt: card.name, decoding: 'async', draggable: 'false' })
  const element = el(
    'button',
    {
      type: 'button',
      class: `media-picture ${isTile ? 'media-tile' : ''}`,
      'aria-haspopup': 'dialog',
      'aria-label': texts.t('file.open', { name: card.name }),
      title: card.name,
      click: () => openViewer(media, pictures?.() ?? [card], card.id),
    },
    picture,
  )
  const box = boxOf(card)
  if (!isTile) {
    element.style.inlineSize = `min(100%, ${box.width}px)`
    element.style.aspectRatio = `${box.width} / ${box.height}`
  }
  const close = bindAddress(media, picture, card.id, card.thumb ? 'thumb' : 'view', () =>
    element.replaceChildren(icon('picture'), el('span', { class: 'media-quiet' }, texts.t('file.gone'))),
  )
  return { element, close }
}

/** Its first moment, and in the same place the video itself once it is asked for. */
const drawVideo = (card: FileCard, media: Media): Drawn => {
  const { texts, files, playback } = media
  const box = boxOf(card)
  const poster = card.thumb ? el('img', { alt: '', decoding: 'async' }) : null
  const begin = el(
    'button',
    {
      type: 'button',
      class: 'media-video-begin',
      'aria-label': texts.t('file.play', { name: card.name }),
      title: card.name,
      click: () => void play(),
    },
    poster,
    el('span', { class: 'media-video-mark' }, icon('play')),
  )
  const element = el('div', { class: 'media-picture media-video' }, begin)
  element.style.inlineSize = `min(100%, ${box.width}px)`
  element.style.aspectRatio = `${box.width} / ${box.height}`
  const close = poster === null ? () => {} : bindAddress(media, poster, card.id, 'thumb', () => poster.remove())

  const play = async (): Promise<void> => {
    playback.pause()
    const video = el('video', { controls: true, playsinline: true, 'aria-label': card.name, title: card.name })
    if (poster !== null && poster.src !== '') video.poster = poster.src
    let isSecondTry = false
    const load = async () => {
      const atSeconds = video.currentTime
      video.src = await files.freshAddress(card.id, 'view')
      video.currentTime = atSeconds
      await video.play().catch(() => {})
    }
    const failed = () => element.replaceWith(drawRow(card, media).element)
    video.addEventListener('error', () => {
      // The address may have run out while it was standing still.
      if (isSecondTry) return failed()
      isSecondTry = true
      load().catch(failed)
    })
    element.replaceChildren(video)
    video.focus()
    await load().catch(failed)
  }
  return { element, close }
}

const drawAudio = (card: FileCard, media: Media): Drawn => {
  const voice = drawVoice(media, {
    label: card.voice ? media.texts.t('kind.voice') : card.name,
    peaks: card.waveform ?? [],
    track: {
      id: card.id,
      lengthMs: card.durationMs ?? 0,
      address: () => media.files.freshAddress(card.id, 'view'),
    },
  })
  if (card.voice) return voice
  const row = drawRow(card, media)
  row.element.querySelector('.media-quiet')?.replaceChildren(media.texts.bytes(card.bytes))
  return { element: el('div', { class: 'media-sound' }, row.element, voice.element), close: voice.close }
}

const draw = (card: FileCard, media: Media, options: DrawOptions, isTile: boolean): Drawn => {
  if (!card.playable) return drawRow(card, media)
  switch (card.kind) {
    case 'image':
      return drawPicture(card, media, options, isTile)
    case 'video':
      return drawVideo(card, media)
    case 'audio':
      return drawAudio(card, media)
    case 'file':
      return drawRow(card, media)
    default:
      return card.kind satisfies never
  }
}

/**
 * Draws the files of a message into an element: pictures and videos as such, sound to be heard, the rest to be had.
 * @returns what clears it again
 */
export const drawFiles = (
  host: HTMLElement,
  cards: readonly FileCard[],
  media: Media,
  options: DrawOptions = {},
): (() => void) => {
  dressMedia()
  const isPicture = ({ kind, playable }: FileCard) => kind === 'image' && playable
  const pictures = cards.filter(isPicture)
  const own: DrawOptions = { pictures: () => pictures, ...options }
  const drawn = cards.map((card) => draw(card, media, own, pictures.length > 1 && isPicture(card)))
  const tiles = drawn.filter(({ element }) => element.classList.contains('media-tile'))
  const others = drawn.filter((one) => !tiles.includes(one))
  const grid = el('div', { class: 'media-grid' }, ...tiles.map(({ element }) => element))
  host.classList.add('media')
  host.replaceChildren(...(tiles.length > 0 ? [grid] : []), ...others.map(({ element }) => element))
  return () => {
    for (const { close } of drawn) close()
    host.replaceChildren()
  }
}
