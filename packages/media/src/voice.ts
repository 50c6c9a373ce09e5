import { el, icon } from './el.ts'
import type { Media } from './media.ts'
import { speeds, type Track } from './playback.ts'
import { clock } from './texts.ts'
import { toBars } from './waveform.ts'

/** So far an arrow key moves. */
const stepMs = 5_000

type VoiceOptions = { label: string; peaks: readonly number[]; track: Track }

/** Something to hear: its waveform with the place in it, its length, and how fast. */
export const drawVoice = (
  { playback, texts }: Pick<Media, 'playback' | 'texts'>,
  { label, peaks, track }: VoiceOptions,
): { element: HTMLElement; close(): void } => {
  const { t } = texts
  const bars = toBars(peaks).map((share) => {
    const bar = el('i')
    bar.style.blockSize = `${Math.round(share * 100)}%`
    return bar
  })
  const isOwn = () => playback.state.id === track.id
  const toggle = () => {
    if (isOwn() && playback.state.isPlaying) playback.pause()
    else playback.play(track)
  }
  const seekBy = (ms: number) => playback.seek(track, playback.placeOf(track.id) + ms)
  const button = el('button', { type: 'button', class: 'media-play', click: toggle })
  const wave = el(
    'div',
    {
      class: 'media-wave',
      role: 'slider',
      tabindex: 0,
      'aria-label': t('voice.place'),
      'aria-valuemin': 0,
      'aria-valuemax': Math.round(track.lengthMs / 1_000),
      pointerdown: (event: PointerEvent) => {
        wave.setPointerCapture(event.pointerId)
        seekTo(event)
      },
      pointermove: (event: PointerEvent) => {
        if (wave.hasPointerCapture(event.pointerId)) seekTo(event)
      },
      keydown: (event: KeyboardEvent) => {
        const act = keys[event.key]
        if (act === undefined || event.altKey || event.ctrlKey || event.metaKey) return
        event.preventDefault()
        event.stopPropagation()
        act()
      },
    },
    ...bars,
  )
  const seekTo = ({ clientX }: PointerEvent) => {
    const { left, width } = wave.getBoundingClientRect()
    playback.seek(track, ((clientX - left) / Math.max(1, width)) * track.lengthMs)
  }
  const keys: { readonly [key: string]: () => void } = {
    ArrowRight: () => seekBy(stepMs),
    ArrowUp: () => seekBy(stepMs),
    ArrowLeft: () => seekBy(-stepMs),
    ArrowDown: () => seekBy(-stepMs),
    Home: () => playback.seek(track, 0),
    End: () => playback.seek(track, track.lengthMs),
    ' ': toggle,
    Enter: toggle,
  }
  const time = el('span', { class: 'media-time' })
  const speed = el('button', {
    type: 'button',
    class: 'media-speed',
    click: () => playback.setSpeed(speeds[(speeds.indexOf(playback.speed) + 1) % speeds.length] ?? 1),
  })
  const notice = el('p', { class: 'media-notice', role: 'status', hidden: true })
  const element = el(
    'div',
    { class: 'media-voice', role: 'group', 'aria-label': `${label}, ${clock(track.lengthMs)}` },
    el('div', { class: 'media-voice-line' }, button, wave, time, speed),
    notice,
  )

  let drawnPlaying: boolean | null = null
  const redraw = () => {
    const { isPlaying, blocked, failed } = playback.state
    const playsNow = isOwn() && isPlaying
    const atMs = playback.placeOf(track.id)
    if (playsNow !== drawnPlaying) {
      drawnPlaying = playsNow
      button.replaceChildren(icon(playsNow ? 'pause' : 'play'))
      button.setAttribute('aria-label', t(playsNow ? 'voice.pause' : 'voice.play'))
      button.title = t(playsNow ? 'voice.pause' : 'voice.play')
    }
    const reached = Math.round((atMs / Math.max(1, track.lengthMs)) * bars.length)
    for (const [index, bar] of bars.entries()) bar.classList.toggle('media-done', index < reached)
    time.textContent = clock(playsNow || atMs > 0 ? atMs : track.lengthMs)
    wave.setAttribute('aria-valuenow', String(Math.round(atMs / 1_000)))
    wave.setAttribute('aria-valuetext', t('voice.placed', { at: clock(atMs), length: clock(track.lengthMs) }))
    speed.textContent = `${playback.speed}×`
    speed.setAttribute('aria-label', t('voice.speed', { speed: playback.speed }))
    const isBlocked = blocked === track.id
    notice.hidden = !isBlocked && failed !== track.id
    if (isBlocked && notice.childElementCount === 0)
      notice.replaceChildren(
        `${t('voice.blocked')} `,
        el(
          'button',
          { type: 'button', class: 'media-text-button', click: () => playback.resume() },
          t('voice.blocked.play'),
        ),
      )
    else if (failed === track.id) notice.replaceChildren(t('file.gone'))
    else if (!isBlocked) notice.replaceChildren()
  }
  redraw()
  return { element, close: playback.onChange(redraw) }
}
