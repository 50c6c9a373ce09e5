import { describe, expect, it } from 'vitest'
import { avatarHue, initials } from './avatar.ts'

describe('avatars', () => {
  it('[CON16] take initials as people of each script do', () => {
    expect(initials('Li Wei')).toBe('LW')
    expect(initials('emma')).toBe('E')
    expect(initials('张敏')).toBe('敏')
    expect(initials('#5AAD')).toBe('5A')
    expect(initials('  ')).toBe('?')
    expect(initials('👩‍🚀 Ana')).not.toBe('')
  })

  it('[CON16] have a colour that belongs to the id', () => {
    expect(avatarHue('a', 8)).toBe(avatarHue('a', 8))
    const hues = new Set(Array.from({ length: 100 }, (_, at) => avatarHue(`agent-${at}`, 8)))
    expect(hues.size).toBe(8)
  })
})
