import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const whole = {
  FRONTDESK_SMS_URL: 'https://sms.example.com/messages',
  FRONTDESK_SMS_TOKEN: 'canary-token',
  FRONTDESK_PUBLIC_URL: 'https://chat.example.com',
  FRONTDESK_CONTENT_URL: 'https://files.example.com',
}
const smsWith = (env: { [name: string]: string }) => readConfig({ ...whole, ...env }, { checkout: '/checkout' }).sms
const problemsWith = (env: { [name: string]: string }): readonly string[] => {
  try {
    smsWith(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

describe('settings for text messages', () => {
  it('[ROM10] name the gateway and what it knows us by', () => {
    expect(smsWith({})).toEqual({ url: whole.FRONTDESK_SMS_URL, token: whole.FRONTDESK_SMS_TOKEN })
    expect(smsWith({ FRONTDESK_SMS_URL: '', FRONTDESK_SMS_TOKEN: '' })).toBeNull()
    expect(smsWith({ FRONTDESK_SMS_URL: 'http://127.0.0.1:9000/' })?.url).toBe('http://127.0.0.1:9000/')
  })

  it.each([
    [{ FRONTDESK_SMS_TOKEN: '' }, 'without FRONTDESK_SMS_TOKEN'],
    [{ FRONTDESK_SMS_URL: '' }, 'without FRONTDESK_SMS_URL'],
    [{ FRONTDESK_PUBLIC_URL: '' }, 'without FRONTDESK_PUBLIC_URL'],
    [{ FRONTDESK_SMS_URL: 'http://sms.example.com/' }, 'not encrypted'],
    [{ FRONTDESK_SMS_URL: 'https://canary:canary@sms.example.com/' }, 'has a login'],
    [{ FRONTDESK_SMS_TOKEN: 'canary with spaces' }, 'not a token'],
  ])('[ROM10] say what is wrong without its secrets: %o', (env, words) => {
    const problems = problemsWith(env)
    expect(problems.join('\n')).toContain(words)
    expect(problems.join('\n')).not.toContain('canary')
  })
})
