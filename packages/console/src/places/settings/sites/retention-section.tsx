import type { Site } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Field, inputClass } from '../../../components/field.tsx'
import { Notice } from '../../../components/notice.tsx'
import { call } from '../../../lib/api.ts'
import { cx } from '../../../lib/cx.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { toast } from '../../../state/toasts.ts'
import { readTyped, typedOf } from '../privacy/read-days.ts'
import { kinds, type RetentionKind } from '../privacy/rule-texts.ts'
import { Card } from '../settings-page.tsx'

/** How long a site keeps what it has. Saved by itself, not with the site's draft: it takes things away. */
export const RetentionSection = ({ site, onSaved }: { site: Site; onSaved: (site: Site) => void }) => {
  const t = useT()
  const [typed, setTyped] = useState(typedOf(site.retention))
  const [wrong, setWrong] = useState<readonly RetentionKind[]>([])
  const save = useMutation({
    mutationFn: (retention: Site['retention']) => call('site.update', { siteId: site.id, change: { retention } }),
    onSuccess: (saved) => {
      setTyped(typedOf(saved.retention))
      onSaved(saved)
      toast(t('settings.saved'))
    },
  })
  const isChanged = JSON.stringify(typed) !== JSON.stringify(typedOf(site.retention))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const read = readTyped(typed)
    setWrong('wrong' in read ? read.wrong : [])
    if ('retention' in read) save.mutate(read.retention)
  }
  return (
    <Card title={t('retention.title')}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <p className="text-soft">{t('retention.intro')}</p>
        <div className="grid gap-4 tablet:grid-cols-2">
          {kinds.map((kind) => (
            <Days
              key={kind}
              kind={kind}
              typed={typed[kind]}
              isWrong={wrong.includes(kind)}
              onType={(text) => setTyped({ ...typed, [kind]: text })}
            />
          ))}
        </div>
        <p className="text-13 text-faint">{t('retention.more')}</p>
        {save.error !== null && <Notice look="bad">{errorText(t, save.error)}</Notice>}
        <div>
          <Button look="primary" type="submit" disabled={!isChanged} busy={save.isPending}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

type DaysProps = { kind: RetentionKind; typed: string; isWrong: boolean; onType: (text: string) => void }

const Days = ({ kind, typed, isWrong, onType }: DaysProps) => {
  const t = useT()
  return (
    <Field
      label={t(`retention.${kind}`)}
      hint={t(`retention.${kind}.hint`)}
      error={isWrong ? t('retention.wrong', { most: limits.retentionDays }) : null}
    >
      {(ids) => (
        <div className="flex items-center gap-2">
          <input
            {...ids}
            value={typed}
            inputMode="numeric"
            autoComplete="off"
            placeholder={t('retention.keep')}
            onChange={(event) => onType(event.currentTarget.value)}
            className={cx(inputClass, 'max-w-28 tabular-nums')}
          />
          <span className="text-soft">{t('retention.days')}</span>
        </div>
      )}
    </Field>
  )
}
