import type { FileRefusal } from './model.ts'

/** What a virus scanner says of a file. */
export type ScanVerdict =
  | { kind: 'clean' }
  | { kind: 'infected'; signature: string }
  /** It has not looked: it is away (`again`: later it may), or can't look at this one. */
  | { kind: 'unchecked'; again: boolean }

/** What happens to files that the scanner has not looked at: they wait for it, pass without it, or are refused. */
export const scannerAwayPolicies = ['hold', 'pass', 'fail'] as const
export type ScannerAway = (typeof scannerAwayPolicies)[number]

export const afterScan = (verdict: ScanVerdict, away: ScannerAway): 'pass' | 'hold' | FileRefusal => {
  switch (verdict.kind) {
    case 'clean':
      return 'pass'
    case 'infected':
      return 'file.unsafe'
    case 'unchecked':
      if (away === 'pass') return 'pass'
      // What can never be looked at would wait for ever.
      return away === 'hold' && verdict.again ? 'hold' : 'file.unchecked'
  }
}
