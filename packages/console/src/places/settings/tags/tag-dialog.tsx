import type { Tag } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/field.tsx'
import { TagDot } from '../../../components/tag-chip.tsx'
import { call } from '../../../lib/api.ts'
import { cx } from '../../../lib/cx.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'

const colors = [
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'purple',
  'pink',
] as const satisfies readonly Tag['color'][]

/** A new tag, or the changes to one. @param tag null makes a new one */
export const TagDialog = ({ tag, onClose }: { tag: Tag | null; onClose: () => void }) => {
  const t = useT()
  const formId = useId()
  const [name, setName] = useState(tag?.name ?? '')
  const [color, setColor] = useState<Tag['color']>(tag?.color ?? 'blue')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const draft = { name: name.trim(), color }
    if (draft.name === '') return setProblem(t('tags.problem.name'))
    setBusy(true)
    setProblem(null)
    try {
      await (tag === null ? call('tag.create', draft) : call('tag.update', { tagId: tag.id, change: draft }))
      onClose()
    } catch (error) {
      setProblem(errorText(t, error))
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={t(tag === null ? 'tags.add' : 'tags.edit.title')}
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
        <TextField
          label={t('tags.name')}
          value={name}
          error={problem}
          maxLength={limits.tagCharacters}
          autoComplete="off"
          data-first-focus
          required
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <fieldset>
          <legend className="mb-1 text-13 font-medium text-soft">{t('tags.color')}</legend>
          <div className="grid grid-cols-2 gap-1.5 tablet:grid-cols-3">
            {colors.map((one) => (
              <label
                key={one}
                className={cx(
                  'flex min-h-(--target) cursor-pointer items-center gap-2 rounded-md border px-2.5 text-13',
                  'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink',
                  one === color ? 'border-accent bg-accent-soft font-medium' : 'border-line hover:bg-hover',
                )}
              >
                <input
                  type="radio"
                  name={`${formId}-color`}
                  value={one}
                  checked={one === color}
                  onChange={() => setColor(one)}
                  className="sr-only"
                />
                <TagDot color={one} />
                {t(`tags.color.${one}`)}
              </label>
            ))}
          </div>
        </fieldset>
      </form>
    </Dialog>
  )
}
