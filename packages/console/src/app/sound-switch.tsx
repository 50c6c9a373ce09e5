import { Volume2, VolumeX } from 'lucide-react'
import { IconButton } from '../components/button.tsx'
import { useT } from '../lib/i18n.ts'
import { playSound } from '../lib/sounds.ts'
import { prefer, usePreferences } from '../state/preferences.ts'

/** Sound on or off; switching on lets one hear what to expect. */
export const SoundSwitch = () => {
  const t = useT()
  const isOn = usePreferences((state) => state.sounds)
  const Icon = isOn ? Volume2 : VolumeX
  return (
    <IconButton
      label={isOn ? t('sound.off') : t('sound.on')}
      side="right"
      icon={<Icon size={18} aria-hidden />}
      onClick={() => {
        prefer({ sounds: !isOn })
        if (!isOn) playSound('message')
      }}
    />
  )
}
