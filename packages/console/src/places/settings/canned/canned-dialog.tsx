import type { CannedResponse } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { type FormEvent, useEffect, useId, useMemo, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/field.tsx'
import { Notice } from '../../../components/notice.tsx'
import { errorCode, errorText } from '../../../lib/error-text.ts'
import { useLanguage, useT } from '../../../lib/i18n.ts'
import { useLive } from '../../../state/live.ts'
import { useRight } from '../../../state/session.ts'
import { type CannedDraft, draftOf, problemsOf } from './canned-draft.ts'
import { createCannedTray, settledFiles } from './canned-tray.ts'
import { FilesField } from './files-field.tsx'
import { OwnerFields } from './owner-fields.tsx'
import { TextsFields } from './texts-fields.tsx'
import { useCannedActs } from './use-canned-acts.ts'

/** New words to keep ready, or the changes to some. @param response null makes a new one */
export const CannedDialog = ({ response, onClose }: { response: CannedResponse | null; onClose: () => void }) => {
  const t = useT()
  const formId = useId()
  const language = useLanguage()
  const mayShare = useRight('teams.manage')
  const { save } = useCannedActs()
  const [draft, setDraft] = useState<CannedDraft>(() => draftOf(response, language))
  const [hasTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [isFileMissing, setFileMissing] = useState(false)
  const live = useLive()
  const tray = useMemo(() => live && createCannedTray(live, response?.files ?? []), [live, response])
  useEffect(() => () => tray?.close(), [tray])
  const problems = problemsOf(draft)
  const problemAt = (place: string): string | null => {
    const problem = problems[place]
    return hasTried && problem !== undefined ? t(problem) : null
  }
  const edit = (change: Partial<CannedDraft>): void => {
    setDraft({ ...draft, ...change })
    setFailure(null)
  }
  const isTaken = failure !== null && errorCode(failure) === 'name.in_use'

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(problems).length > 0) return
    setBusy(true)
    setFileMissing(false)
    try {
      const fileIds = tray === null ? undefined : await settledFiles(tray)
      if (fileIds === null) {
        setFileMissing(true)
        setBusy(false)
        return
      }
      await save(response, draft, fileIds)
      onClose()
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={t(response === null ? 'canned.add' : 'canned.edit')}
      width="wide"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} look="primary" busy={isBusy}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="flex flex-col gap-4" onSubmit={submit}>
        {failure !== null && !isTaken && <Notice look="bad">{errorText(t, failure)}</Notice>}
        {response === null && mayShare && (
          <OwnerFields owner={draft.owner} problem={problemAt('team')} onChange={(owner) => edit({ owner })} />
        )}
        <div className="grid gap-4 tablet:grid-cols-[12rem_1fr]">
          <TextField
            label={t('canned.code')}
            hint={t('canned.code.hint')}
            value={draft.code}
            error={isTaken ? t('canned.problem.taken') : problemAt('code')}
            maxLength={limits.cannedCodeCharacters}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            data-first-focus
            required
            onChange={(event) => edit({ code: event.currentTarget.value.replace(/^\//, '') })}
          />
          <TextField
            label={t('canned.title')}
            hint={t('canned.title.hint')}
            value={draft.title}
            maxLength={limits.nameCharacters}
            autoComplete="off"
            onChange={(event) => edit({ title: event.currentTarget.value })}
          />
        </div>
        <TextsFields texts={draft.texts} problemAt={problemAt} onChange={(texts) => edit({ texts })} />
        {tray !== null && <FilesField tray={tray} problem={isFileMissing ? t('canned.problem.file') : null} />}
      </form>
    </Dialog>
  )
}
