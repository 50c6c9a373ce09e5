import type { Visit } from '@frontdesk/domain'

/** What a User-Agent header says of the machine; unknown parts are empty. */
export type Device = Pick<Visit, 'browser' | 'system' | 'device'>

export interface DeviceReader {
  read(userAgent: string): Device
  /** Whether it is a crawler's by its own word: nobody who could be met. */
  isCrawler(userAgent: string): boolean
}
