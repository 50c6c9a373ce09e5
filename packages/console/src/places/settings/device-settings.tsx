import { Volume2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Notice } from '../../components/notice.tsx'
import { Switch } from '../../components/switch.tsx'
import { useT } from '../../lib/i18n.ts'
import { askForNotices, canNotify, mayNotify } from '../../lib/notices.ts'
import { playSound, type SoundName } from '../../lib/sounds.ts'
import { prefer, usePreferences } from '../../state/preferences.ts'
import { Card } from './settings-page.tsx'

const sounds: readonly SoundName[] = ['visitor', 'message', 'offer', 'invitation']

/** What holds for this browser only. */
export const DeviceSettings = () => {
  const t = useT()
  const preferences = usePreferences()
  return (
    <Card title={t('device.title')}>
      <Choice
        label={t('device.sendKey')}
        value={preferences.sendKey}
        options={[
          { value: 'enter', label: t('device.sendKey.enter') },
          { value: 'mod-enter', label: t('device.sendKey.mod') },
        ]}
        onChange={(sendKey) => prefer({ sendKey })}
      />
      <Switch
        label={t('device.letterKeys')}
        hint={t('device.letterKeys.hint')}
        checked={preferences.letterKeys}
        onChange={(letterKeys) => prefer({ letterKeys })}
      />
      <Switch
        label={t('device.sounds')}
        hint={t('device.sounds.hint')}
        checked={preferences.sounds}
        onChange={(isOn) => prefer({ sounds: isOn })}
      />
      <div className="flex flex-wrap gap-2">
        {sounds.map((name) => (
          <Button key={name} icon={<Volume2 size={16} aria-hidden />} onClick={() => playSound(name)}>
            {t(`sound.test.${name}`)}
          </Button>
        ))}
      </div>
      <Switch
        label={t('device.voicePlays')}
        hint={t('device.voicePlays.hint')}
        checked={preferences.voicePlays}
        onChange={(voicePlays) => prefer({ voicePlays })}
      />
      <NoticeSwitch />
    </Card>
  )
}

/** Asks the browser on the click itself; what the browser refuses, only the person can change. */
const NoticeSwitch = () => {
  const t = useT()
  const isWanted = usePreferences((state) => state.notices)
  const [isRefused, setRefused] = useState(canNotify() && Notification.permission === 'denied')
  const change = async (isOn: boolean): Promise<void> => {
    const isGranted = isOn && (await askForNotices())
    setRefused(isOn && !isGranted)
    prefer({ notices: isGranted })
  }
  return (
    <>
      <Switch
        label={t('device.notices')}
        hint={canNotify() ? t('device.notices.hint') : t('device.notices.none')}
        checked={isWanted && mayNotify()}
        disabled={!canNotify()}
        onChange={(isOn) => void change(isOn)}
      />
      {isRefused && <Notice look="warn">{t('device.notices.refused')}</Notice>}
    </>
  )
}
