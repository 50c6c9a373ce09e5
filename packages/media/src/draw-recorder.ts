import { el, iconButton } from './el.ts'
import { dressMedia, type Media } from './media.ts'
import { longestMs, type Recorder, type Recording, RecordingRefused, startRecording } from './recorder.ts'
import { clock } from './texts.ts'
import { drawVoice } from './voice.ts'

/** Bars of the level that are shown while it is recorded. */
const levelBars = 32

export type RecorderDesk = {
  /** Begins, if nothing is being recorded. */
  begin(): Promise<void>
  /** Ends a recording that is under way, to be listened to. */
  stop(): void
  readonly isRecording: boolean
  close(): void
}

/**
 * Draws a recording from its first moment to its sending: the level while one speaks, then the recording to listen to.
 * @param sent what is to be sent
 * @param ended the place is free again; the focus goes back
 */
export const drawRecorder = (
  host: HTMLElement,
  media: Media,
  on: { sent(file: File): void; ended(): void },
): RecorderDesk => {
  dressMedia()
  const { t } = media.texts
  host.classList.add('media')
  host.hidden = true
  let recorder: Recorder | null = null
  let clear = () => {}
  let turn = 0

  const leave = () => {
    turn += 1
    recorder?.discard()
    recorder = null
    clear()
    clear = () => {}
    host.replaceChildren()
    host.hidden = true
  }
  const end = () => {
    leave()
    on.ended()
  }
  const say = (text: string) => {
    leave()
    host.hidden = false
    host.replaceChildren(
      el(
        'div',
        { class: 'media-recorder' },
        el('p', { class: 'media-problem', role: 'alert' }, text),
        iconButton('close', t('voice.discard'), end),
      ),
    )
  }
  const why = (fault: unknown): string => t(`voice.${fault instanceof RecordingRefused ? fault.why : 'failed'}`)

  /** Listening before sending. */
  const offer = ({ file, lengthMs, peaks }: Recording) => {
    const address = URL.createObjectURL(file)
    const { texts, playback } = media
    const voice = drawVoice(
      { texts, playback },
      { label: t('voice.listen'), peaks, track: { id: address, lengthMs, address: async () => address } },
    )
    clear = () => {
      if (playback.state.id === address) playback.pause()
      voice.close()
      URL.revokeObjectURL(address)
    }
    const send = iconButton(
      'send',
      t('voice.send'),
      () => {
        on.sent(file)
        end()
      },
      'media-send',
    )
    host.replaceChildren(
      el('div', { class: 'media-recorder' }, iconButton('close', t('voice.discard'), end), voice.element, send),
    )
    send.focus()
  }

  const stop = () => {
    const ending = recorder
    recorder = null
    if (ending === null) return
    const own = turn
    ending.stop().then(
      (recording) => {
        if (own === turn) offer(recording)
      },
      (fault: unknown) => {
        if (own === turn) say(why(fault))
      },
    )
  }

  const begin = async () => {
    if (!host.hidden) return
    media.playback.pause()
    turn += 1
    const own = turn
    const bars = Array.from({ length: levelBars }, () => el('i'))
    const level = el('div', { class: 'media-level', 'aria-hidden': 'true' }, ...bars)
    const time = el('span', { class: 'media-time', role: 'timer' }, clock(0))
    const stopping = iconButton('stop', t('voice.stop'), stop, 'media-stop')
    host.hidden = false
    host.replaceChildren(
      el(
        'div',
        { class: 'media-recorder', role: 'group', 'aria-label': t('voice.recording') },
        iconButton('close', t('voice.discard'), end),
        el('span', { class: 'media-live', 'aria-hidden': 'true' }),
        level,
        time,
        el('span', { class: 'media-unseen', role: 'status' }, t('voice.recording')),
        stopping,
      ),
    )
    const levels: number[] = []
    try {
      const started = await startRecording((loud, lengthMs) => {
        levels.push(loud)
        const shown = levels.slice(-levelBars)
        for (const [index, bar] of bars.entries()) {
          const height = shown[index - (levelBars - shown.length)] ?? 0
          bar.style.blockSize = `${Math.max(8, height)}%`
        }
        time.textContent = clock(lengthMs)
        if (lengthMs >= longestMs) time.title = t('voice.longest', { minutes: longestMs / 60_000 })
      }, stop)
      // Left while the browser was asking.
      if (own !== turn) return started.discard()
      recorder = started
      stopping.focus()
    } catch (fault) {
      if (own === turn) say(why(fault))
    }
  }

  return {
    begin,
    stop,
    get isRecording() {
      return recorder !== null
    },
    close: leave,
  }
}
