import { Languages } from 'lucide-react'
import { useState } from 'react'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { languageName } from '../../lib/names.ts'
import { InterpretationDialog, type VisitorNames } from './interpretation-dialog.tsx'
import { useInterpretation } from './use-interpretation.ts'

/** Above the composer, where the company interprets: which languages meet here, and the way to change that. */
export const InterpretationLine = ({ conversationId, names }: { conversationId: string; names: VisitorNames }) => {
  const t = useT()
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const here = useInterpretation(conversationId)
  if (here === undefined || !here.offered) return null
  const named = (tags: readonly string[]): string =>
    tags[0] === undefined ? t('interpretation.asWritten') : languageName(language, tags[0])
  const theirs = [...new Set(here.speakers.filter(({ kind }) => kind === 'contact').map(({ reads }) => named(reads)))]
  return (
    <div className="flex shrink-0 items-center gap-2 border-t border-line px-4 py-1 text-12 text-soft tablet:px-6">
      <Languages size={14} aria-hidden className="shrink-0" />
      <p className="min-w-0 truncate">
        {here.on
          ? t('interpretation.line', {
              mine: named(here.mine.reads),
              theirs: new Intl.ListFormat(language).format(theirs),
            })
          : t('interpretation.line.off')}
      </p>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="relative shrink-0 rounded-sm text-accent-ink underline underline-offset-2 after:absolute after:-inset-x-2 after:-inset-y-1.5 pointer-coarse:after:-inset-x-3 pointer-coarse:after:-inset-y-3.25"
      >
        {t('interpretation.change')}
      </button>
      {isOpen && (
        <InterpretationDialog
          conversationId={conversationId}
          here={here}
          names={names}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}
