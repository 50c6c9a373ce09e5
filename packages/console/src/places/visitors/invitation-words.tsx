import { limits } from '@frontdesk/protocol/limits'
import { useQuery } from '@tanstack/react-query'
import { Field, inputClass } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { call } from '../../lib/api.ts'
import { cx } from '../../lib/cx.ts'
import { errorText } from '../../lib/error-text.ts'
import { type Language, useT } from '../../lib/i18n.ts'

/** In which of the company's languages a visitor reads. */
export const readsIn = (tag: string | null): Language => (tag?.toLowerCase().startsWith('zh') === true ? 'zh-CN' : 'en')

/** The company's texts of a language, that agents choose from. */
export const useInvitationTexts = (language: Language) => {
  const { data, isPending, error } = useQuery({
    queryKey: ['invitation-settings'],
    queryFn: () => call('invitation-settings.read', {}),
  })
  return { ready: data?.texts[language] ?? [], isPending, error }
}

type InvitationWordsProps = {
  texts: ReturnType<typeof useInvitationTexts>
  language: Language
  text: string
  problem: string | null
  onText: (text: string) => void
  /** A dialog begins with it. */
  isFirst?: boolean
}

/** What a visitor will read: one of the company's texts, or the agent's own words. */
export const InvitationWords = ({ texts, language, text, problem, onText, isFirst = false }: InvitationWordsProps) => {
  const t = useT()
  return (
    <>
      {texts.isPending && <Skeleton className="h-20 w-full" />}
      {texts.ready.length > 0 && (
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-13 font-medium text-soft">{t('invite.ready')}</legend>
          {texts.ready.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === text}
              onClick={() => onText(one)}
              className={cx(
                'rounded-md border px-3 py-2 text-start [overflow-wrap:anywhere] pointer-coarse:min-h-11',
                one === text ? 'border-accent bg-accent-soft text-accent-ink' : 'border-line hover:bg-hover',
              )}
            >
              {one}
            </button>
          ))}
        </fieldset>
      )}
      <Field label={t('invite.text')} hint={t('invite.text.hint')} error={problem}>
        {(ids) => (
          <textarea
            {...ids}
            data-first-focus={isFirst || undefined}
            rows={3}
            lang={language}
            value={text}
            maxLength={limits.invitationCharacters}
            onChange={(event) => onText(event.currentTarget.value)}
            className={cx(inputClass, 'h-auto! py-2')}
          />
        )}
      </Field>
      {texts.error !== null && <Notice look="bad">{errorText(t, texts.error)}</Notice>}
    </>
  )
}
