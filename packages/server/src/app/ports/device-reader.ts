import type { Visit } from '@frontdesk/domain'

/** What a User-Agent header says of the machine; unknown parts are empty. */
export type Device = Pick<Visit, 'browser' | 'system' | 'device'>

export interface DeviceReader {
  read(userAgent: string): Device
}
