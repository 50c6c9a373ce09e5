import type { Files, FileVariant } from '@frontdesk/client/files'
import css from './media.css?inline'
import type { Playback } from './playback.ts'
import type { MediaTexts } from './texts.ts'

/** What every part that shows files works with. */
export type Media = { files: Files<Blob>; playback: Playback; texts: MediaTexts }

let isDressed = false
/** Brings the parts' styles onto the page, once. They take the page's colours from `--media-…`. */
export const dressMedia = (): void => {
  if (isDressed) return
  isDressed = true
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}

/**
 * Gives an element its address as soon as there is one, and another one when that has run out.
 * @param failed it can't be loaded, with a fresh address neither
 * @returns what lets go of it
 */
export const bindAddress = (
  { files }: Pick<Media, 'files'>,
  element: HTMLImageElement,
  fileId: string,
  variant: FileVariant,
  failed: () => void,
): (() => void) => {
  let isSecondTry = false
  const put = (): boolean => {
    const address = files.address(fileId, variant)
    if (address === null) return false
    element.src = address
    return true
  }
  const stop = put() ? () => {} : files.onPass(() => element.getAttribute('src') === null && put())
  element.addEventListener('error', () => {
    if (isSecondTry) return failed()
    isSecondTry = true
    files.freshAddress(fileId, variant).then((address) => {
      element.src = address
    }, failed)
  })
  element.addEventListener('load', () => {
    isSecondTry = false
  })
  return stop
}

/** Brings the file itself to the person, under its own name. */
export const save = async ({ files }: Pick<Media, 'files'>, fileId: string): Promise<void> => {
  const link = document.createElement('a')
  link.href = await files.freshAddress(fileId, 'original')
  link.rel = 'noreferrer'
  // A frame that went there would lose what it shows, and files let themselves be framed by nobody.
  if (window.top !== window) link.target = '_blank'
  link.click()
}
