import { limits } from '@frontdesk/protocol/limits'
import { drawRecorder } from './draw-recorder.ts'
import { drawTray } from './draw-tray.ts'
import { el, iconButton } from './el.ts'
import { dressMedia, type Media } from './media.ts'
import { canRecord } from './recorder.ts'
import type { Tray } from './tray.ts'

/** A press longer than this holds the recording: letting go ends it. */
const holdMs = 400

type Places = {
  /** Where the buttons stand. */
  tools: HTMLElement
  /** Above what is being written: the files, and the recording. */
  above: HTMLElement
  /** Where files may be dropped and pasted. */
  zone: HTMLElement
}

const filesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])]

/**
 * Lets files and recordings into a message: by picker, paste, drop, a phone's camera and the microphone.
 * @param options.focus back to the words
 * @param options.records false where nothing is recorded
 * @returns what takes all of it away again
 */
export const mountAttach = (
  { tools, above, zone }: Places,
  { media, tray, focus, records = true }: { media: Media; tray: Tray; focus(): void; records?: boolean },
): (() => void) => {
  dressMedia()
  const { t } = media.texts
  const trayPlace = el('div')
  const recorderPlace = el('div')
  const notice = el('p', { class: 'media-notice', role: 'status' })
  const drop = el('p', { class: 'media-drop', 'aria-hidden': 'true', hidden: true }, t('attach.drop'))

  const add = (files: readonly File[]): void => {
    if (files.length === 0) return
    const left = tray.add(files)
    notice.textContent = left > 0 ? t('attach.many', { count: limits.messageFiles }) : ''
    focus()
  }
  const picker = (attributes: { [name: string]: string | boolean }): HTMLInputElement => {
    const input = el('input', { type: 'file', hidden: true, tabindex: -1, ...attributes })
    input.addEventListener('change', () => {
      add([...(input.files ?? [])])
      // The same file may be picked again.
      input.value = ''
    })
    return input
  }
  const anyFile = picker({ multiple: true, 'aria-label': t('attach') })
  const camera = picker({ accept: 'image/*,video/*', capture: 'environment', 'aria-label': t('attach.camera') })
  const attaching = iconButton('attach', t('attach'), () => anyFile.click())
  const taking = iconButton('camera', t('attach.camera'), () => camera.click(), 'media-camera')

  const recorder = drawRecorder(recorderPlace, media, {
    sent: (file) => void tray.add([file], true),
    ended: focus,
  })
  const recording = iconButton('mic', t('voice.record'), () => {})
  let pressedAt = 0
  const begin = () => void recorder.begin()
  recording.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    pressedAt = event.timeStamp
    begin()
    const released = (up: PointerEvent) => {
      removeEventListener('pointerup', released)
      removeEventListener('pointercancel', released)
      if (up.timeStamp - pressedAt > holdMs) recorder.stop()
    }
    addEventListener('pointerup', released)
    addEventListener('pointercancel', released)
  })
  // By key; a pointer has begun it already, and beginning twice changes nothing.
  recording.addEventListener('click', begin)

  const pasted = (event: ClipboardEvent) => {
    const files = filesOf(event.clipboardData)
    // Office programs put a picture of the words beside the words.
    if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return
    event.preventDefault()
    add(files)
  }
  const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false
  let depth = 0
  const entered = (event: DragEvent) => {
    if (!carriesFiles(event)) return
    depth += 1
    drop.hidden = false
  }
  const left = (event: DragEvent) => {
    if (!carriesFiles(event)) return
    depth -= 1
    if (depth <= 0) drop.hidden = true
  }
  const over = (event: DragEvent) => {
    if (!carriesFiles(event)) return
    event.preventDefault()
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
  }
  const dropped = (event: DragEvent) => {
    if (!carriesFiles(event)) return
    event.preventDefault()
    depth = 0
    drop.hidden = true
    add(filesOf(event.dataTransfer))
  }
  zone.addEventListener('paste', pasted)
  zone.addEventListener('dragenter', entered)
  zone.addEventListener('dragleave', left)
  zone.addEventListener('dragover', over)
  zone.addEventListener('drop', dropped)

  tools.classList.add('media')
  tools.replaceChildren(anyFile, camera, attaching, taking, ...(records && canRecord() ? [recording] : []))
  above.classList.add('media')
  above.replaceChildren(drop, notice, trayPlace, recorderPlace)
  const clearTray = drawTray(trayPlace, tray, media)
  const stopListening = tray.onChange(() => {
    if (tray.count < limits.messageFiles) notice.textContent = ''
  })
  return () => {
    recorder.close()
    clearTray()
    stopListening()
    zone.removeEventListener('paste', pasted)
    zone.removeEventListener('dragenter', entered)
    zone.removeEventListener('dragleave', left)
    zone.removeEventListener('dragover', over)
    zone.removeEventListener('drop', dropped)
    tools.replaceChildren()
    above.replaceChildren()
  }
}
