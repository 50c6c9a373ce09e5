import type { ScanVerdict } from '@frontdesk/domain'

/** Looks for what may do harm in a file of this machine. */
export interface VirusScanner {
  /** Never rejects for want of a scanner; that is a verdict too. */
  scan(path: string): Promise<ScanVerdict>
}
