import { expect, it } from 'vitest'
import { afterScan, scannerAwayPolicies } from './scan.ts'

it('[FIL11] what the scanner finds decides, and where it has not looked, the policy', () => {
  for (const away of scannerAwayPolicies) {
    expect(afterScan({ kind: 'clean' }, away)).toBe('pass')
    expect(afterScan({ kind: 'infected', signature: 'Eicar' }, away)).toBe('file.unsafe')
  }
  const unchecked = (again: boolean) => scannerAwayPolicies.map((away) => afterScan({ kind: 'unchecked', again }, away))
  expect(unchecked(true)).toEqual(['hold', 'pass', 'file.unchecked'])
  expect(unchecked(false)).toEqual(['file.unchecked', 'pass', 'file.unchecked'])
})
