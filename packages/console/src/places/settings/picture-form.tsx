import type { Agent } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { useRef, useState } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { ApiError, call, putPicture } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { updateMe } from '../../state/session.ts'

/** The agent's picture: chosen, sent as it is, made small and clean by the server. */
export const PictureForm = ({ agent }: { agent: Agent }) => {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const run = async (act: () => ReturnType<typeof putPicture>): Promise<void> => {
    setBusy(true)
    setProblem(null)
    try {
      const me = await act()
      updateMe(() => me)
    } catch (error) {
      setProblem(errorText(t, error))
    } finally {
      setBusy(false)
    }
  }
  const choose = (file: File | undefined): Promise<void> =>
    run(async () => {
      if (file === undefined || file.size > limits.pictureBytes) throw new ApiError({ code: 'request.too_large' })
      return putPicture(file)
    })

  return (
    <div className="flex flex-wrap items-center gap-4">
      <Avatar id={agent.id} label={agent.name} pictureUrl={agent.pictureUrl} size="huge" />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <div className="flex flex-wrap gap-2">
          <input
            ref={input}
            type="file"
            accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
            aria-label={t('picture.choose')}
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => {
              void choose(event.currentTarget.files?.[0])
              event.currentTarget.value = ''
            }}
          />
          <Button busy={isBusy} onClick={() => input.current?.click()}>
            {agent.pictureUrl === null ? t('picture.choose') : t('picture.change')}
          </Button>
          {agent.pictureUrl !== null && (
            <Button look="quiet" disabled={isBusy} onClick={() => void run(() => call('picture.remove', {}))}>
              {t('picture.remove')}
            </Button>
          )}
        </div>
        <p className="text-12 text-faint">{t('picture.hint')}</p>
        {problem !== null && <Notice look="bad">{problem}</Notice>}
      </div>
    </div>
  )
}
