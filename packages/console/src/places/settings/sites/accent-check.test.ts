import { describe, expect, it } from 'vitest'
import { checkAccent, readColour } from './accent-check.ts'

describe('a site’s colour', () => {
  it('[CON21] is read in every usual writing', () => {
    expect(['#0F766E', '0f766e', ' #fa0 ', 'FA0'].map(readColour)).toEqual(['#0f766e', '#0f766e', '#ffaa00', '#ffaa00'])
    expect(['', '#12', 'teal', '#12345g', '#1234567'].map(readColour)).toEqual([null, null, null, null, null])
  })

  it('[CON21] carries white text where that is readable, else black', () => {
    expect(checkAccent('#1f5eff', 'auto')).toMatchObject({ ink: 'white', weakOn: [] })
    expect(checkAccent('#000000', 'light')).toEqual({ ink: 'white', ratio: 21, weakOn: [] })
    expect(checkAccent('#ffd400', 'dark')).toMatchObject({ ink: 'black', weakOn: [] })
  })

  it('[CON21] that melts into a panel is told, for the panels that the site shows', () => {
    expect(checkAccent('#fff6c2', 'auto').weakOn).toEqual(['light'])
    expect(checkAccent('#1a1c22', 'auto').weakOn).toEqual(['dark'])
    expect(checkAccent('#1a1c22', 'light').weakOn).toEqual([])
  })
})
