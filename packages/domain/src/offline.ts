import type { ServiceSettings } from './service-settings.ts'

export type OfflineMode = ServiceSettings['toOffline']

/** What becomes of an agent's words to a visitor who is not there (mark A9), and what keeps them from being mailed. */
export type OfflineWay = { way: OfflineMode; lacks: 'mail' | 'address' | null }

/**
 * The mode as it can be carried out: what can't be mailed is kept.
 * @param hasMail a mail server is set up
 * @param hasAddress the contact has an address that is known to be its own
 */
export const offlineWay = (
  mode: OfflineMode,
  { hasMail, hasAddress }: { hasMail: boolean; hasAddress: boolean },
): OfflineWay => {
  if (mode !== 'e-mail') return { way: mode, lacks: null }
  if (!hasMail) return { way: 'keep', lacks: 'mail' }
  return hasAddress ? { way: mode, lacks: null } : { way: 'keep', lacks: 'address' }
}
