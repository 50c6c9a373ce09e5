import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { cx } from '../lib/cx.ts'
import { useT } from '../lib/i18n.ts'

type DialogProps = {
  title: string
  onClose: () => void
  children: ReactNode
  footer?: ReactNode
  /** `whole` takes the whole screen of a phone. */
  width?: 'narrow' | 'wide' | 'whole'
  /** No visible head: the content brings its own (the palette does). */
  bare?: boolean
}

const widths = {
  narrow: 'max-w-md',
  wide: 'max-w-2xl',
  whole:
    'max-w-3xl max-tablet:m-0 max-tablet:h-dvh max-tablet:max-h-none max-tablet:w-screen max-tablet:max-w-none max-tablet:rounded-none max-tablet:border-0',
} as const

/**
 * A modal window on the browser's own `<dialog>`: focus stays inside and goes back where it was, Escape closes, the rest
 * is inert. (Libraries that lock scrolling write `<style>` elements, which our content policy refuses.)
 * Mount it to open, unmount it to close.
 */
export const Dialog = ({ title, onClose, children, footer, width = 'narrow', bare = false }: DialogProps) => {
  const t = useT()
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = ref.current
    if (dialog === null) return
    const before = document.activeElement
    dialog.showModal()
    // The browser would begin with the first button, which is the one that closes.
    dialog.querySelector<HTMLElement>('[data-first-focus]')?.focus()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the backdrop is an extra; Escape is the keyboard's way
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose()
      }}
      className={cx(
        'appear m-auto max-h-[min(88dvh,48rem)] w-[calc(100vw-2rem)] flex-col overflow-hidden rounded-lg border border-line bg-raised p-0 shadow-raised open:flex',
        widths[width],
        bare && 'mt-[12dvh]',
      )}
    >
      <div className={bare ? 'sr-only' : 'flex items-center gap-2 py-3 ps-5 pe-3'}>
        <h2 id={titleId} className="min-w-0 flex-1 text-16 font-semibold">
          {title}
        </h2>
        {!bare && (
          // Without a tooltip: where the dialog begins with this button, it would show by itself.
          <button
            type="button"
            aria-label={t('action.dismiss')}
            onClick={onClose}
            className="inline-flex min-target items-center justify-center rounded-md text-soft hover:bg-hover hover:text-ink"
          >
            <X size={18} aria-hidden />
          </button>
        )}
      </div>
      <div className={bare ? 'flex min-h-0 flex-col' : 'flex-1 overflow-y-auto px-5 pb-5'}>{children}</div>
      {footer !== undefined && (
        <div className="flex flex-wrap justify-end gap-2 border-t border-line bg-canvas px-5 py-3">{footer}</div>
      )}
    </dialog>
  )
}
