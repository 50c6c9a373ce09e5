import { useState } from 'react'
import { useT } from '../../lib/i18n.ts'
import { useSupervisor } from '../../lib/use-supervisor.ts'
import type { MessagePlace } from './amend.ts'
import { VersionsDialog } from './versions-dialog.tsx'

/** The way of a supervisor to what a message said that was taken back. */
export const EarlierVersions = (place: MessagePlace) => {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  if (!useSupervisor()) return null
  return (
    <>
      {' '}
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="relative rounded-sm text-accent-ink underline underline-offset-2 after:absolute after:-inset-x-2 after:-inset-y-1.5 pointer-coarse:after:-inset-x-3 pointer-coarse:after:-inset-y-3.25"
      >
        {t('message.versions')}
      </button>
      {isOpen && <VersionsDialog {...place} onClose={() => setOpen(false)} />}
    </>
  )
}
