import type { Appearance } from '@frontdesk/protocol'
import { Eye } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Choice } from '../../../components/choice.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { cx } from '../../../lib/cx.ts'
import { type Language, languageNames, languages, useLanguage, useT } from '../../../lib/i18n.ts'

/** As the widget's `shared/preview-messages.ts` has them; faces never import one another. */
const views = ['start', 'conversation', 'consent'] as const
type View = (typeof views)[number]

type SitePreviewProps = { appearance: Appearance; isBeside?: boolean }

/** The visitor's panel as it would be with the draft, before anything is saved. */
export const SitePreview = ({ appearance, isBeside = false }: SitePreviewProps) => {
  const t = useT()
  const [language, setLanguage] = useState<Language>(useLanguage())
  const [view, setView] = useState<View>('start')
  const [look, setLook] = useState<'light' | 'dark'>(() =>
    matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  )
  // Where the site has a theme of its own, visitors see that one whatever their system likes.
  const theme = appearance.theme === 'auto' ? look : appearance.theme
  const shown = views.filter((one) => one !== 'consent' || appearance.consent === 'before-presence')
  return (
    <section
      aria-label={t('sites.preview')}
      className={cx('flex flex-col gap-3', isBeside && 'sticky top-6 w-90 shrink-0')}
    >
      <PreviewFrame
        isBeside={isBeside}
        message={{
          type: 'frontdesk.preview',
          appearance: { ...appearance, theme },
          language,
          view: shown.includes(view) ? view : 'start',
        }}
      />
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        <Choice
          label={t('sites.preview.view')}
          value={shown.includes(view) ? view : 'start'}
          options={shown.map((value) => ({ value, label: t(`sites.preview.view.${value}`) }))}
          onChange={setView}
        />
        <Choice
          label={t('sites.preview.language')}
          value={language}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
          onChange={setLanguage}
        />
        {appearance.theme === 'auto' && (
          <Choice
            label={t('sites.preview.look')}
            value={look}
            options={(['light', 'dark'] as const).map((value) => ({ value, label: t(`theme.${value}`) }))}
            onChange={setLook}
          />
        )}
      </div>
    </section>
  )
}

/** The widget's own preview page, told anew of every change, and again when it has loaded. */
const PreviewFrame = ({ message, isBeside }: { message: object; isBeside: boolean }) => {
  const t = useT()
  const frame = useRef<HTMLIFrameElement>(null)
  const text = JSON.stringify(message)
  useEffect(() => {
    const tell = (): void => frame.current?.contentWindow?.postMessage(JSON.parse(text), location.origin)
    const hear = ({ source, origin, data }: MessageEvent<unknown>): void => {
      const isReady =
        typeof data === 'object' && data !== null && 'type' in data && data.type === 'frontdesk.preview.ready'
      if (isReady && origin === location.origin && source === frame.current?.contentWindow) tell()
    }
    addEventListener('message', hear)
    tell()
    return () => removeEventListener('message', hear)
  }, [text])
  return (
    <iframe
      ref={frame}
      src="/widget/preview"
      title={t('sites.preview')}
      className={cx(
        'min-h-80 border-line bg-canvas',
        // In a window it takes the whole width: a phone's is little enough.
        isBeside
          ? 'h-[min(36rem,56dvh)] w-full rounded-md border'
          : '-mx-5 h-[min(36rem,62dvh)] w-[calc(100%+2.5rem)] border-y',
      )}
    />
  )
}

/** Where there is no room beside the form, the preview comes up over it. */
export const PreviewButton = ({ appearance }: { appearance: Appearance }) => {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button className="self-start" icon={<Eye size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('sites.preview')}
      </Button>
      {isOpen && (
        <Dialog title={t('sites.preview')} onClose={() => setOpen(false)}>
          <SitePreview appearance={appearance} />
        </Dialog>
      )}
    </>
  )
}
