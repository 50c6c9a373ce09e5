import { Button } from '../../../components/button.tsx'
import { useT } from '../../../lib/i18n.ts'
import type { DraftEditor } from './use-draft.ts'

/** While something is not saved: says so, and offers both ways on. */
export const SaveBar = ({
  editor,
  onSave,
}: {
  editor: Pick<DraftEditor<object>, 'isBusy' | 'discard'>
  onSave: () => void
}) => {
  const t = useT()
  return (
    <section
      aria-label={t('sites.unsaved')}
      className="appear sticky bottom-0 z-10 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-raised px-4 py-2.5 shadow-raised tablet:px-8"
    >
      <p className="min-w-0 flex-1 font-medium">{t('sites.unsaved')}</p>
      <Button onClick={editor.discard}>{t('action.discard')}</Button>
      <Button look="primary" busy={editor.isBusy} onClick={onSave}>
        {t('action.save')}
      </Button>
    </section>
  )
}
