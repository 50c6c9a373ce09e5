import { CircleCheck, TriangleAlert } from 'lucide-react'
import { Choice } from '../../../components/choice.tsx'
import { Field, inputClass } from '../../../components/field.tsx'
import { cx } from '../../../lib/cx.ts'
import { useT } from '../../../lib/i18n.ts'
import { Card } from '../settings-page.tsx'
import { checkAccent, readColour } from './accent-check.ts'
import type { SiteEditor } from './use-site-editor.ts'

/** Each carries white text. */
const presets = {
  blue: '#1f5eff',
  indigo: '#4052d6',
  purple: '#7c3aed',
  pink: '#c0266d',
  red: '#c0322b',
  orange: '#b45309',
  green: '#15803d',
  teal: '#0f766e',
  graphite: '#334155',
} as const
const presetNames = Object.keys(presets) as (keyof typeof presets)[]

/** Colour, place and theme of the icon and the panel. */
export const AppearanceSection = ({ editor }: { editor: SiteEditor }) => {
  const t = useT()
  const { draft, edit, problemAt } = editor
  const colour = readColour(draft.accent)
  return (
    <Card title={t('sites.section.appearance')}>
      <div className="flex flex-col gap-3">
        <Field label={t('sites.accent')} hint={t('sites.accent.hint')} error={problemAt('accent')}>
          {(ids) => (
            <div className="flex max-w-60 items-center gap-2">
              <input
                type="color"
                aria-label={t('sites.accent.pick')}
                value={colour ?? '#1f5eff'}
                onChange={(event) => edit({ accent: event.currentTarget.value })}
                className="size-(--target) shrink-0 rounded-md border border-line-strong bg-surface p-1"
              />
              <input
                {...ids}
                value={draft.accent}
                maxLength={7}
                dir="ltr"
                spellCheck={false}
                autoComplete="off"
                onChange={(event) => edit({ accent: event.currentTarget.value })}
                className={cx(inputClass, 'font-mono')}
              />
            </div>
          )}
        </Field>
        <fieldset aria-label={t('sites.accent.presets')} className="flex flex-wrap gap-1">
          {presetNames.map((name) => (
            <button
              key={name}
              type="button"
              aria-label={t(`sites.accent.preset.${name}`)}
              title={t(`sites.accent.preset.${name}`)}
              aria-pressed={colour === presets[name]}
              onClick={() => edit({ accent: presets[name] })}
              className="inline-flex min-target items-center justify-center rounded-md border-2 border-transparent aria-pressed:border-accent"
            >
              <span
                aria-hidden
                style={{ backgroundColor: presets[name] }}
                className="size-6 rounded-full border border-line"
              />
            </button>
          ))}
        </fieldset>
        {colour !== null && <ContrastNote colour={colour} theme={draft.theme} />}
      </div>
      <Choice
        label={t('sites.position')}
        value={draft.position}
        options={(['end', 'start'] as const).map((value) => ({ value, label: t(`sites.position.${value}`) }))}
        onChange={(position) => edit({ position })}
      />
      <Choice
        label={t('sites.theme')}
        value={draft.theme}
        options={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChange={(theme) => edit({ theme })}
      />
      <p className="text-13 text-faint">{t('sites.theme.hint')}</p>
    </Card>
  )
}

const ContrastNote = ({ colour, theme }: { colour: string; theme: Parameters<typeof checkAccent>[1] }) => {
  const t = useT()
  const { ink, ratio, weakOn } = checkAccent(colour, theme)
  const values = { ratio: ratio.toFixed(1) }
  return (
    <div role="status" className="flex flex-col gap-1 text-13">
      <p className="flex items-center gap-2">
        <span
          aria-hidden
          style={{ backgroundColor: colour, color: ink }}
          className="shrink-0 rounded-sm border border-line px-2 font-medium"
        >
          {t('sites.accent.sample')}
        </span>
        <CircleCheck size={16} aria-hidden className="shrink-0 text-good" />
        <span>{ink === 'white' ? t('sites.accent.white', values) : t('sites.accent.black', values)}</span>
      </p>
      {weakOn.map((ground) => (
        <p key={ground} className="flex items-start gap-2 text-warn-ink">
          <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
          {t(`sites.accent.weak.${ground}`)}
        </p>
      ))}
    </div>
  )
}
