import type { Trigger } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button } from '../../../components/button.tsx'
import { confirm } from '../../../components/confirm.tsx'
import { SelectField, TextField } from '../../../components/field.tsx'
import { RadioList } from '../../../components/radio-list.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { toast } from '../../../state/toasts.ts'
import { ItemFrame } from '../editing/item-frame.tsx'
import { LoadedItem } from '../editing/loaded-item.tsx'
import { type DraftEditor, useDraft } from '../editing/use-draft.ts'
import { Card } from '../settings-page.tsx'
import { useSites } from '../sites/use-sites.ts'
import { WithRight } from '../with-right.tsx'
import { ConditionsCard } from './conditions-card.tsx'
import {
  changeOfTrigger,
  draftOfTrigger,
  inverseOfTrigger,
  problemsOfTrigger,
  type TriggerDraft,
  type TriggerRuleChange,
} from './trigger-draft.ts'
import { forgetTriggers, putTrigger, useTriggers } from './use-triggers.ts'

/** One rule that invites: whether it does, whom, and with which words. */
export const TriggerPage = () => {
  const { triggerId } = useParams({ from: '/settings/invitations/$triggerId' })
  const query = useTriggers()
  return (
    <WithRight right="teams.manage">
      <LoadedItem query={query} item={query.data?.triggers.find(({ id }) => id === triggerId)}>
        {(trigger) => <Editing key={trigger.id} trigger={trigger} />}
      </LoadedItem>
    </WithRight>
  )
}

const Editing = ({ trigger }: { trigger: Trigger }) => {
  const t = useT()
  const queries = useQueryClient()
  const editor = useDraft<TriggerDraft, TriggerRuleChange>({
    stored: draftOfTrigger(trigger),
    changeOf: (draft) => changeOfTrigger(trigger, draft),
    inverseOf: (change) => inverseOfTrigger(trigger, change),
    problemsOf: problemsOfTrigger,
    placeOfRefusal: () => null,
    send: async (change) => putTrigger(queries, await call('trigger.update', { triggerId: trigger.id, change })),
  })
  return (
    <ItemFrame
      name={trigger.name}
      list={{ to: '/settings/invitations', name: t('settings.invitations') }}
      editor={editor}
    >
      <ModeCard editor={editor} />
      <ConditionsCard editor={editor} />
      <WordsCard editor={editor} />
      <Remove trigger={trigger} />
    </ItemFrame>
  )
}

type CardProps = { editor: DraftEditor<TriggerDraft> }

const ModeCard = ({ editor: { draft, edit, problemAt } }: CardProps) => {
  const t = useT()
  const sites = useSites().data?.sites ?? []
  return (
    <Card title={t('invitations.rule')}>
      <div className="grid gap-4 tablet:grid-cols-2">
        <TextField
          label={t('invitations.rule.name')}
          value={draft.name}
          error={problemAt('name')}
          maxLength={limits.nameCharacters}
          autoComplete="off"
          required
          onChange={(event) => edit({ name: event.currentTarget.value })}
        />
        <SelectField
          label={t('invitations.rule.site')}
          value={draft.siteId ?? ''}
          onChange={(event) => edit({ siteId: event.currentTarget.value || null })}
        >
          <option value="">{t('invitations.rule.everySite')}</option>
          {sites.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <RadioList
        label={t('invitations.mode')}
        value={draft.mode}
        options={(['off', 'test', 'on'] as const).map((value) => ({
          value,
          label: t(`invitations.mode.${value}`),
          hint: t(`invitations.mode.${value}.hint`),
        }))}
        onChange={(mode) => edit({ mode })}
      />
    </Card>
  )
}

const WordsCard = ({ editor: { draft, edit } }: CardProps) => {
  const t = useT()
  const { texts } = draft
  return (
    <Card title={t('invitations.words')}>
      <p className="text-soft">{t('invitations.words.intro')}</p>
      {(['en', 'zh-CN'] as const).map((language) => (
        <TextField
          key={language}
          label={t(language === 'en' ? 'invitations.words.en' : 'invitations.words.zh')}
          lang={language}
          value={texts[language]}
          maxLength={limits.invitationCharacters}
          autoComplete="off"
          onChange={(event) => edit({ texts: { ...texts, [language]: event.currentTarget.value } })}
        />
      ))}
    </Card>
  )
}

const Remove = ({ trigger: { id, name } }: { trigger: Trigger }) => {
  const t = useT()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const remove = async (): Promise<void> => {
    const isSure = await confirm({
      title: t('invitations.remove.title', { name }),
      body: t('invitations.remove.body'),
      action: t('invitations.remove'),
      danger: true,
    })
    if (!isSure) return
    try {
      await call('trigger.remove', { triggerId: id })
      await navigate({ to: '/settings/invitations', ignoreBlocker: true })
      await forgetTriggers(queries)
    } catch (error) {
      toast(errorText(t, error), { look: 'bad' })
    }
  }
  return (
    <Card title={t('invitations.remove')}>
      <Button className="w-fit" onClick={() => void remove()}>
        {t('invitations.remove')}
      </Button>
    </Card>
  )
}
