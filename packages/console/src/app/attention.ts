import { createOneTab, type Nearness, type OneTab } from '../lib/one-tab.ts'
import { playSound } from '../lib/sounds.ts'
import { usePreferences } from '../state/preferences.ts'
import { showDesktopNotice } from './desktop-notice.ts'

/** The tabs of an agent that settle among them which one tells of things of this kind. @param kind names the line between them */
export const createTabsOf = (kind: string): ((agentId: string) => OneTab) => {
  let made: { agentId: string; tabs: OneTab } | null = null
  return (agentId) => {
    if (made?.agentId !== agentId) made = { agentId, tabs: createOneTab(`frontdesk-${kind}-${agentId}`) }
    return made.tabs
  }
}

type Alert = {
  sound: Parameters<typeof playSound>[0]
  nearness: Nearness
  /** Of two with the same one the newer takes the older's place. */
  tag: string
  title: string
  body: string
  onClick: () => void
}

/** A sound, and a notice on the desktop for who is elsewhere; each as the agent prefers. */
export const alertAgent = ({ sound, nearness, ...notice }: Alert): void => {
  const { sounds, notices } = usePreferences.getState()
  if (sounds) playSound(sound)
  if (notices && nearness === 'elsewhere') showDesktopNotice(notice)
}
