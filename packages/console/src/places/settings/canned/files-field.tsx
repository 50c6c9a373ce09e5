import { mountAttach } from '@frontdesk/media/attach'
import type { Tray } from '@frontdesk/media/tray'
import { useEffect, useRef } from 'react'
import { useMedia } from '../../../files/use-media.ts'
import { useT } from '../../../lib/i18n.ts'

/** The files that go along with the words: picked, pasted or dropped anywhere in the form. */
export const FilesField = ({ tray, problem }: { tray: Tray; problem: string | null }) => {
  const t = useT()
  const media = useMedia()
  const above = useRef<HTMLDivElement>(null)
  const tools = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const zone = above.current?.closest('form') ?? null
    if (media === null || above.current === null || tools.current === null || zone === null) return
    const places = { above: above.current, tools: tools.current, zone }
    return mountAttach(places, { media, tray, focus: () => {}, records: false })
  }, [media, tray])
  return (
    <fieldset className="relative">
      <legend className="mb-1 text-13 font-semibold">{t('canned.files')}</legend>
      <div className="flex items-center gap-1">
        <div ref={tools} className="-ms-2 flex shrink-0" />
        <p className="text-13 text-soft">{t('canned.files.hint')}</p>
      </div>
      <div ref={above} className="-mx-2" />
      {problem !== null && (
        <p role="alert" className="mt-1 text-13 text-bad-ink">
          {problem}
        </p>
      )}
    </fieldset>
  )
}
