import type { Appearance } from '@frontdesk/protocol'
import { render } from 'preact'
import { Icon } from '../panel/icons.tsx'
import { dress } from '../panel/mount.tsx'
import { loadTexts, type Texts } from '../panel/texts.ts'
import type { Language } from '../shared/language.ts'
import './forms.ts'

type Question = {
  appearance: Appearance
  /** The panel is the page: there is nothing to close it to. */
  alone: boolean
  narrow: boolean
  texts: Texts
  agree(): void
  decline(): void
}

/** Asked before anything begins. */
export const Consent = ({ appearance, alone, narrow, texts, agree, decline }: Question) => {
  const { t, language } = texts
  const { privacyUrl } = appearance
  const label = t(narrow ? 'panel.back' : 'panel.close')
  const leave = !alone && (
    <button type="button" class="plain" aria-label={label} title={label} onClick={decline}>
      <Icon shape={narrow ? 'back' : 'close'} />
    </button>
  )
  return (
    <main class="panel" aria-label={t('launcher.title')}>
      <header class="header">
        {narrow && leave}
        <div class="title">
          <h1>{appearance.siteName}</h1>
        </div>
        {!narrow && leave}
      </header>
      <div class="question">
        <h2>{t('consent.title')}</h2>
        <p>{appearance.texts[language].consent || t('consent.text')}</p>
        {privacyUrl && (
          <p>
            <a href={privacyUrl} target="_blank" rel="noopener noreferrer">
              {t('privacy.link')}
            </a>
          </p>
        )}
        <div class="acts">
          <button type="button" class="main" onClick={agree}>
            {t('consent.agree')}
          </button>
          {!alone && (
            <button type="button" class="second" onClick={decline}>
              {t('consent.decline')}
            </button>
          )}
        </div>
      </div>
    </main>
  )
}

/** Shows the question in a place. @returns what takes it away again */
export const askConsent = async (
  options: Omit<Question, 'texts'> & { place: HTMLElement; language: Language },
): Promise<() => void> => {
  const { place, language, ...question } = options
  const texts = await loadTexts(language)
  const root = document.documentElement
  root.lang = language
  root.classList.toggle('narrow', question.narrow)
  document.title = `${texts.t('launcher.title')} · ${question.appearance.siteName}`
  dress(question)
  render(<Consent {...question} texts={texts} />, place)
  place.querySelector<HTMLElement>('.main')?.focus()
  const pressed = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') question.decline()
  }
  addEventListener('keydown', pressed)
  return () => {
    removeEventListener('keydown', pressed)
    render(null, place)
  }
}
