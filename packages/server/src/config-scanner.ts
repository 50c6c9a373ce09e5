import type { ScannerAway } from '@frontdesk/domain'
import type { Reader } from './config-values.ts'

/** Where clamd listens: a socket of this machine, or a host and port. */
export type ScannerAddress = Readonly<{ path: string } | { host: string; port: number }>

/** The scanner that looks at uploads before anything else does. */
export type ScannerConfig = Readonly<{ at: ScannerAddress; away: ScannerAway }>

/** `/run/clamav/clamd.ctl` or `host:3310`. */
export const scannerAddress: Reader<ScannerAddress> = (text) => {
  if (text.startsWith('/')) return { value: Object.freeze({ path: text }) }
  const [, host = '', digits = ''] = /^([A-Za-z0-9.-]{1,253}|\[[0-9a-fA-F:]+\]):(\d{1,5})$/.exec(text) ?? []
  const port = Number(digits)
  return host !== '' && port > 0 && port < 65_536
    ? { value: Object.freeze({ host: host.replace(/^\[(.*)\]$/, '$1'), port }) }
    : { problem: 'is no address of clamd; set its socket, such as /run/clamav/clamd.ctl, or host:port' }
}
