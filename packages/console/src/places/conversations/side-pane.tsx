import { ArrowLeft, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../components/button.tsx'

type SidePaneProps = {
  /** Its name for screen readers. */
  label: string
  title: string
  /** What its button says: back where it takes the whole screen, else to close. */
  back: string
  close: string
  isWhole: boolean
  onClose: () => void
  children: ReactNode
}

/** A pane of facts beside what one works at; on a phone a screen of its own with a way back. */
export const SidePane = ({ label, title, back, close, isWhole, onClose, children }: SidePaneProps) => {
  const Heading = isWhole ? 'h1' : 'h2'
  return (
    <section aria-label={label} className="flex h-full min-w-0 flex-col bg-surface">
      <header className="flex h-14 shrink-0 items-center gap-1 border-b border-line px-2">
        {isWhole && (
          <IconButton
            label={back}
            icon={<ArrowLeft size={20} aria-hidden className="rtl:-scale-x-100" />}
            onClick={onClose}
          />
        )}
        <Heading className="min-w-0 flex-1 truncate ps-2 font-semibold">{title}</Heading>
        {!isWhole && <IconButton label={close} icon={<X size={18} aria-hidden />} onClick={onClose} />}
      </header>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto outline-offset-[-2px]"
      >
        {children}
      </div>
    </section>
  )
}
