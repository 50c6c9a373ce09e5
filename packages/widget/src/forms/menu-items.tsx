import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useCell, usePanel } from '../panel/hooks.ts'
import type { TextKey } from '../panel/texts.ts'
import { askLanguage } from './language-dialog.tsx'
import { LateIcon } from './late-icon.tsx'
import { TranscriptItems } from './transcript-items.tsx'
import { useInterpretation } from './use-interpretation.ts'
import { walk } from './walk.ts'

type MenuItemsProps = {
  /** What counts as inside: the button and these. */
  place: RefObject<HTMLElement | null>
  close(focus: boolean): void
  canEnd: boolean
  end(): void
  endKey?: TextKey
}

export const MenuItems = ({ place, close, canEnd, end, endKey = 'menu.end' }: MenuItemsProps) => {
  const scope = usePanel()
  const { desk, texts } = scope
  const here = useInterpretation()
  const sound = useCell(desk.sound)
  const visitor = useCell(desk.visitor)
  const menu = useRef<HTMLDivElement>(null)
  const [told, setTold] = useState<TextKey | null>(null)

  useEffect(() => {
    menu.current?.querySelector('button')?.focus()
  }, [])
  useEffect(() => {
    const outside = ({ target }: Event) => {
      if (!(target instanceof Node && place.current?.contains(target))) close(false)
    }
    const away = () => close(false)
    document.addEventListener('pointerdown', outside)
    addEventListener('blur', away)
    return () => {
      document.removeEventListener('pointerdown', outside)
      removeEventListener('blur', away)
    }
  }, [place, close])

  const choose = (act: () => void) => () => {
    close(true)
    act()
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Tab') {
      close(false)
      return
    }
    if (event.key === 'Escape') close(true)
    else if (menu.current === null || !walk(menu.current, event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div class="menu" role="menu" aria-label={texts.t('panel.menu')} tabIndex={-1} ref={menu} onKeyDown={pressed}>
      <button
        type="button"
        role="menuitemcheckbox"
        aria-checked={sound}
        tabIndex={-1}
        onClick={choose(() => desk.sound.set(!sound))}
      >
        <span class="tick">{sound && <LateIcon shape="check" />}</span>
        {texts.t('menu.sound')}
      </button>
      <fieldset class="menu-group" aria-label={texts.t('menu.language')}>
        {desk.languages.map((language) => (
          <button
            key={language}
            type="button"
            role="menuitemradio"
            aria-checked={language === texts.language}
            lang={language}
            tabIndex={-1}
            onClick={choose(() => desk.language.set(language))}
          >
            <span class="tick">{language === texts.language && <LateIcon shape="check" />}</span>
            {texts.t(`language.${language}`)}
          </button>
        ))}
      </fieldset>
      {here?.offered && (
        <button type="button" role="menuitem" tabIndex={-1} onClick={choose(() => askLanguage(scope))}>
          <span class="tick" />
          {texts.t('menu.translation')}
        </button>
      )}
      {!desk.eventText && <TranscriptItems tell={setTold} />}
      {told !== null && (
        <p class="signed-in" role="status">
          {texts.t(told, { email: visitor?.email ?? '' })}
        </p>
      )}
      {visitor?.verified && visitor.name !== null && (
        <p class="signed-in">{texts.t('greeting.you', { name: visitor.name })}</p>
      )}
      {canEnd && (
        <button type="button" role="menuitem" class="bad" tabIndex={-1} onClick={choose(end)}>
          <span class="tick" />
          {texts.t(endKey)}
        </button>
      )}
    </div>
  )
}
