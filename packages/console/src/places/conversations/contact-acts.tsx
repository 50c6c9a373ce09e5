import type { ContactCard } from '@frontdesk/protocol'
import { useMutation } from '@tanstack/react-query'
import { Download, Trash2 } from 'lucide-react'
import { Suspense, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { call } from '../../lib/api.ts'
import { contactTag } from '../../lib/contact-tag.ts'
import { errorText } from '../../lib/error-text.ts'
import { loadSettingsTexts, useT } from '../../lib/i18n.ts'
import { lazyPart } from '../../lib/lazy-part.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useRight } from '../../state/session.ts'
import { toast } from '../../state/toasts.ts'

/** Rarely needed: it comes with its texts when it is asked for. */
const EraseDialog = lazyPart(async () => {
  const [module] = await Promise.all([import('./erase-dialog.tsx'), loadSettingsTexts()])
  return module.EraseDialog
})

/** What a person can ask of the company by right: a copy of everything, and that it is erased. For those with the right to each. */
export const ContactActs = ({ contact }: { contact: ContactCard }) => {
  const t = useT()
  const mayExport = useRight('contacts.export')
  const mayErase = useRight('contacts.erase')
  const [isErasing, setErasing] = useState(false)
  const save = useMutation({
    mutationFn: () => call('contact.export', { contactId: contact.id }),
    onSuccess: (file) => saveFile(`contact-${contactTag(contact.id)}.json`, JSON.stringify(file, null, 2)),
    onError: (error) => toast(errorText(t, error), { look: 'bad' }),
  })
  if (!mayExport && !mayErase) return null
  return (
    <section className="border-t border-line px-4 py-3">
      <h2 className="mb-1.5 text-12 font-semibold text-faint">{t('about.data')}</h2>
      <div className="flex flex-wrap gap-2">
        {mayExport && (
          <Button icon={<Download size={16} aria-hidden />} busy={save.isPending} onClick={() => save.mutate()}>
            {t('about.data.export')}
          </Button>
        )}
        {mayErase && (
          <Button icon={<Trash2 size={16} aria-hidden />} onClick={() => setErasing(true)}>
            {t('about.data.erase')}
          </Button>
        )}
      </div>
      {isErasing && (
        <Suspense>
          <EraseDialog contact={contact} onClose={() => setErasing(false)} />
        </Suspense>
      )}
    </section>
  )
}
