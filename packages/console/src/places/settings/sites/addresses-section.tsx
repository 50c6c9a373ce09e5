import { limits } from '@frontdesk/protocol/limits'
import { Plus, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { Button, IconButton } from '../../../components/button.tsx'
import { TextField } from '../../../components/field.tsx'
import { useT } from '../../../lib/i18n.ts'
import { Card } from '../settings-page.tsx'
import { EnabledCard } from './enabled-card.tsx'
import { readOrigin } from './read-origin.ts'
import type { SiteEditor } from './use-site-editor.ts'

/** What the site is called, on which pages it may show, and whether it does. */
export const AddressesSection = ({ editor }: { editor: SiteEditor }) => {
  const t = useT()
  const { site, draft, edit, problemAt, change } = editor
  return (
    <>
      <Card title={t('sites.name')}>
        <div className="tablet:max-w-96">
          <TextField
            label={t('sites.name')}
            hint={t('sites.name.hint')}
            value={draft.name}
            error={problemAt('name')}
            maxLength={limits.nameCharacters}
            autoComplete="off"
            required
            onChange={(event) => edit({ name: event.currentTarget.value })}
          />
        </div>
      </Card>
      <Card title={t('sites.origins')}>
        <p className="text-soft">{t('sites.origins.intro')}</p>
        <OriginList editor={editor} />
        <AddOrigin editor={editor} />
      </Card>
      <EnabledCard site={site} onChange={change} />
    </>
  )
}

const OriginList = ({ editor: { draft, edit, problemAt } }: { editor: SiteEditor }) => {
  const t = useT()
  const { allowedOrigins } = draft
  if (allowedOrigins.length === 0) return <p className="text-13 text-warn-ink">{t('sites.origins.none')}</p>
  return (
    <ul aria-label={t('sites.origins')} className="rounded-md border border-line">
      {allowedOrigins.map((origin, index) => {
        const problem = problemAt(`origin.${index}`)
        return (
          <li key={origin} className="flex items-center gap-2 border-b border-line py-1 ps-3 pe-1 last:border-b-0">
            <div className="min-w-0 flex-1">
              <bdi dir="ltr" className="font-mono text-13 [overflow-wrap:anywhere]">
                {origin}
              </bdi>
              {problem !== null && (
                <p role="alert" className="text-13 text-bad-ink">
                  {problem}
                </p>
              )}
            </div>
            <IconButton
              label={t('sites.origins.remove', { origin })}
              icon={<Trash2 size={16} aria-hidden />}
              onClick={() => edit({ allowedOrigins: allowedOrigins.filter((one) => one !== origin) })}
            />
          </li>
        )
      })}
    </ul>
  )
}

const AddOrigin = ({ editor: { draft, edit } }: { editor: SiteEditor }) => {
  const t = useT()
  const [typed, setTyped] = useState('')
  const [hasTried, setTried] = useState(false)
  const { allowedOrigins } = draft
  const reading = readOrigin(typed)
  const add = (): void => {
    if ('problem' in reading) {
      setTried(typed.trim() !== '')
      return
    }
    if (!allowedOrigins.includes(reading.origin)) edit({ allowedOrigins: [...allowedOrigins, reading.origin] })
    setTyped('')
    setTried(false)
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    add()
  }
  return (
    <div className="flex flex-col gap-3">
      <TextField
        label={t('sites.origins.new')}
        hint={'origin' in reading ? t('sites.address.read', { origin: reading.origin }) : t('sites.origins.hint')}
        value={typed}
        error={hasTried && 'problem' in reading ? t(`sites.problem.origin.${reading.problem}`) : null}
        disabled={allowedOrigins.length >= limits.siteOrigins}
        inputMode="url"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={press}
        // Who goes on to save without adding meant it to be there.
        onBlur={add}
      />
      <Button className="self-start" icon={<Plus size={16} aria-hidden />} onClick={add}>
        {t('sites.origins.add')}
      </Button>
    </div>
  )
}
