/** Whether this browser has desktop notices at all (phones mostly have not, and plain-http addresses neither). */
export const canNotify = (): boolean => 'Notification' in window && window.isSecureContext

export const mayNotify = (): boolean => canNotify() && Notification.permission === 'granted'

/** Asks the person; only ever on a click. True when notices may be shown. */
export const askForNotices = async (): Promise<boolean> =>
  canNotify() && (await Notification.requestPermission()) === 'granted'
