import type { Agent } from '@frontdesk/protocol'
import { describe, expect, it } from 'vitest'
import { sortColleagues } from './sort-colleagues.ts'

const agent = (name: string, change: Partial<Agent> = {}): Agent => ({
  id: name,
  label: name,
  pictureUrl: null,
  login: name.toLowerCase(),
  email: null,
  phone: null,
  invited: false,
  name,
  number: null,
  role: 'agent',
  ownRole: null,
  state: 'offline',
  stateReason: null,
  stateSinceMs: 0,
  disabled: false,
  createdAtMs: 0,
  capacity: null,
  skills: [],
  languages: [],
  ...change,
})
const names = (agents: Agent[]): string[] => agents.map(({ name }) => name)

describe('the directory', () => {
  it('[CON13] shows first who can help now, then by name, and no disabled ones', () => {
    const all = [
      agent('Zoe', { state: 'available' }),
      agent('Ada'),
      agent('Bo', { state: 'busy' }),
      agent('al'),
      agent('Gone', { disabled: true }),
    ]
    expect(names(sortColleagues(all, '', 'en'))).toEqual(['Zoe', 'Bo', 'Ada', 'al'])
  })

  it('[CON13] finds by any part of name, login and number', () => {
    const all = [agent('Li Wei', { number: '1001' }), agent('张敏', { login: 'zhangmin' })]
    expect(names(sortColleagues(all, 'wei 1001', 'en'))).toEqual(['Li Wei'])
    expect(names(sortColleagues(all, '敏', 'zh-CN'))).toEqual(['张敏'])
    expect(names(sortColleagues(all, 'ZHANG', 'en'))).toEqual(['张敏'])
  })
})
