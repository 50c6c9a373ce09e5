import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig, settings } from './config.ts'

const checkout = '/srv/frontdesk'

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env, { checkout })
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('readConfig', () => {
  it('[RUN1] gives every setting its documented default', () => {
    const config = readConfig({}, { checkout })
    expect(config).toEqual({
      checkout,
      production: false,
      host: '127.0.0.1',
      port: 8460,
      publicUrl: 'http://localhost:8460',
      content: { port: 8462, url: 'http://localhost:8462' },
      databaseUrl: undefined,
      dataDir: '/srv/frontdesk/data',
      trustedProxies: [],
      demo: { enabled: true, host: '127.0.0.1', port: 8461 },
      mail: null,
      sms: null,
      s3: null,
      scanner: null,
      allowedPlaces: [],
      cardPlaces: [],
      registration: false,
      logLevel: 'info',
      sessionDays: 30,
      limits: {
        visitorMessagesPer10s: 20,
        agentMessagesPer10s: 60,
        visitorBootsPerIpPerMinute: 120,
        signInsPerLoginPer15m: 10,
        signInsPerIpPer15m: 50,
        socketsPerIp: 500,
        socketBufferBytes: 1_048_576,
      },
    })
  })

  it('[RUN1] reads the written defaults back as the same configuration', () => {
    const literal = Object.values(settings).filter((one) => /^(\d+|[\d.]+|info|\.\/data)$/.test(one.default))
    expect(literal.length).toBeGreaterThan(12)
    const env = Object.fromEntries(literal.map((one) => [one.variable, one.default]))
    expect(readConfig(env, { checkout })).toEqual(readConfig({}, { checkout }))
  })

  it('[RUN1] reads what an operator sets', () => {
    const config = readConfig(
      {
        NODE_ENV: 'production',
        FRONTDESK_HOST: '0.0.0.0',
        FRONTDESK_PORT: '9000',
        FRONTDESK_PUBLIC_URL: 'https://chat.example.com/',
        FRONTDESK_CONTENT_URL: 'https://files.example.com/',
        FRONTDESK_DATABASE_URL: 'postgresql://fd:secret@db:5432/frontdesk',
        FRONTDESK_DATA_DIR: '/var/frontdesk',
        FRONTDESK_TRUSTED_PROXIES: '10.0.0.5, 172.16.0.0/12,fd00::/8',
        FRONTDESK_LOG_LEVEL: 'DEBUG',
        FRONTDESK_SESSION_DAYS: '7',
        FRONTDESK_LIMIT_SOCKETS_PER_IP: '40',
      },
      { checkout },
    )
    expect(config).toMatchObject({
      production: true,
      host: '0.0.0.0',
      port: 9000,
      publicUrl: 'https://chat.example.com',
      content: { port: 9002, url: 'https://files.example.com' },
      databaseUrl: 'postgresql://fd:secret@db:5432/frontdesk',
      dataDir: '/var/frontdesk',
      trustedProxies: ['10.0.0.5', '172.16.0.0/12', 'fd00::/8'],
      demo: { enabled: false },
      logLevel: 'debug',
      sessionDays: 7,
      limits: { socketsPerIp: 40 },
    })
  })

  it('[RUN1] follows the port in the default public address and counts empty variables as absent', () => {
    const config = readConfig({ FRONTDESK_PORT: '9000', FRONTDESK_HOST: ' ', FRONTDESK_PUBLIC_URL: '' }, { checkout })
    expect(config.publicUrl).toBe('http://localhost:9000')
    expect(config.content).toEqual({ port: 9002, url: 'http://localhost:9002' })
    expect(config.host).toBe('127.0.0.1')
  })

  it('[RUN1] is frozen in all its parts', () => {
    const config = readConfig({ FRONTDESK_TRUSTED_PROXIES: '10.0.0.5' }, { checkout })
    for (const part of [config, config.content, config.demo, config.limits, config.trustedProxies])
      expect(Object.isFrozen(part)).toBe(true)
  })

  it('[RUN2] reports all problems at once, each with its variable and what to set', () => {
    const problems = problemsOf({
      FRONTDESK_PORT: '70000',
      FRONTDESK_PUBLIC_URL: 'chat.example.com',
      FRONTDESK_TRUSTED_PROXIES: '10.0.0.0/33',
      FRONTDESK_DEMO: 'perhaps',
      FRONTDESK_LOG_LEVEL: 'loud',
      FRONTDESK_LIMIT_SOCKETS_PER_IP: '-1',
    })
    expect(problems).toEqual([
      'FRONTDESK_PORT is "70000"; set a whole number from 1 to 65535',
      'FRONTDESK_DEMO is "perhaps"; set on or off',
      'FRONTDESK_PUBLIC_URL is not an http or https address; set scheme, host and port only, such as https://chat.example.com',
      'FRONTDESK_TRUSTED_PROXIES holds "10.0.0.0/33"; set addresses or CIDR ranges between commas, such as 10.0.0.5,172.16.0.0/12',
      'FRONTDESK_LOG_LEVEL is "loud"; set one of silent, fatal, error, warn, info, debug, trace',
      'FRONTDESK_LIMIT_SOCKETS_PER_IP is "-1"; set a whole number from 1 to 1000000',
    ])
  })

  it('[EGR2] reads which places may be asked, and refuses what is none', () => {
    const read = (text: string) => readConfig({ FRONTDESK_ALLOWED_PLACES: text }, { checkout }).allowedPlaces
    expect(read('translate.internal:5000, 127.0.0.1:2737,[::1]:80')).toEqual([
      'translate.internal:5000',
      '127.0.0.1:2737',
      '[::1]:80',
    ])
    for (const wrong of ['translate.internal', 'http://a:5000', 'a:5000/x', '127.1:80', '10.0.0.0/8'])
      expect(() => read(wrong)).toThrow(ConfigError)
  })

  it('[FIL11] reads where the virus scanner is and what happens while it is away', () => {
    const read = (env: Record<string, string>) => readConfig(env, { checkout }).scanner
    expect(read({ FRONTDESK_SCANNER: '/run/clamav/clamd.ctl' })).toEqual({
      at: { path: '/run/clamav/clamd.ctl' },
      away: 'hold',
    })
    expect(read({ FRONTDESK_SCANNER: '[::1]:3310', FRONTDESK_SCANNER_AWAY: 'fail' })).toEqual({
      at: { host: '::1', port: 3310 },
      away: 'fail',
    })
    for (const wrong of ['clamd', 'http://clamd:3310', 'clamd:0', 'clamd:70000', 'run/clamd.ctl'])
      expect(problemsOf({ FRONTDESK_SCANNER: wrong })).toHaveLength(1)
  })

  it('[FIL13][RUN2] takes a bucket with all that belongs to it, and never repeats its secret', () => {
    const whole = {
      FRONTDESK_S3_URL: 'https://s3.example.com/bucket/',
      FRONTDESK_S3_KEY_ID: 'AKID',
      FRONTDESK_S3_SECRET: 'hunter2',
    }
    const config = { url: 'https://s3.example.com/bucket', region: 'us-east-1', keyId: 'AKID', secret: 'hunter2' }
    expect(readConfig(whole, { checkout }).s3).toEqual(config)
    for (const wrong of [
      { ...whole, FRONTDESK_S3_KEY_ID: '' },
      { ...whole, FRONTDESK_S3_URL: 'https://me:hunter2@s3.example.com/bucket' },
      { ...whole, FRONTDESK_S3_URL: 's3://bucket' },
      { ...whole, FRONTDESK_S3_SECRET: 'hunter2 hunter2' },
    ])
      expect(problemsOf(wrong).join()).toMatch(/^FRONTDESK_S3_(?!.*hunter2)/)
  })

  it('[RUN2] names the setting that a misspelt variable was meant to be', () => {
    expect(problemsOf({ FRONTDESK_DATABSE_URL: 'x', FRONTDESK_WINDOW_COLOUR_OF_SHOP: 'x' })).toEqual([
      'FRONTDESK_DATABSE_URL is not a setting; did you mean FRONTDESK_DATABASE_URL?',
      'FRONTDESK_WINDOW_COLOUR_OF_SHOP is not a setting; unset it; docs/running.md lists the settings',
    ])
  })

  it('[RUN2] refuses what would be unsafe or can not work', () => {
    expect(problemsOf({ FRONTDESK_TRUSTED_PROXIES: '0.0.0.0/0' })).toEqual([
      'FRONTDESK_TRUSTED_PROXIES trusts every address (/0); list the addresses of your own proxies only',
    ])
    expect(problemsOf({ FRONTDESK_PUBLIC_URL: 'https://chat.example.com/desk' })).toHaveLength(1)
    expect(problemsOf({ FRONTDESK_PUBLIC_URL: 'https://me:pw@chat.example.com' })).toHaveLength(1)
    expect(problemsOf({ FRONTDESK_DEMO_PORT: '8460' })).toHaveLength(1)
    expect(problemsOf({ FRONTDESK_DEMO_PORT: '8460', FRONTDESK_DEMO: 'off' })).toEqual([])
    expect(problemsOf({ FRONTDESK_HOST: 'http://x' })).toHaveLength(1)
  })

  it('[RUN2][FIL10] has files at an origin of their own, which people reach as safely as the pages', () => {
    const publicUrl = 'https://chat.example.com'
    const read = (env: Record<string, string>) => problemsOf({ FRONTDESK_PUBLIC_URL: publicUrl, ...env })
    expect(read({})).toEqual([
      'FRONTDESK_PUBLIC_URL is encrypted; set FRONTDESK_CONTENT_URL too, where your proxy leads to port 8462',
    ])
    expect(read({ FRONTDESK_CONTENT_URL: publicUrl })).toHaveLength(1)
    expect(read({ FRONTDESK_CONTENT_URL: 'http://files.example.com' })).toHaveLength(1)
    expect(read({ FRONTDESK_CONTENT_URL: 'https://files.example.com' })).toEqual([])
    expect(problemsOf({ FRONTDESK_CONTENT_PORT: '8460' })).toHaveLength(1)
    expect(problemsOf({ FRONTDESK_CONTENT_PORT: '8461' })).toHaveLength(1)
    expect(problemsOf({ FRONTDESK_PORT: '65534' })).toHaveLength(1)
  })

  it('[RUN2][IDN5] takes a secret key of 32 bytes and never repeats one in a problem', () => {
    const secretKey = 'A'.repeat(43)
    expect(readConfig({ FRONTDESK_SECRET_KEY: secretKey }, { checkout }).secretKey).toBe(secretKey)
    for (const wrong of ['hunter2', `${'A'.repeat(42)}B`, 'A'.repeat(44)])
      expect(problemsOf({ FRONTDESK_SECRET_KEY: wrong })).toEqual([expect.not.stringContaining(wrong)])
  })

  it('[RUN2] never repeats a database password in a problem', () => {
    const [problem] = problemsOf({ FRONTDESK_DATABASE_URL: 'mysql://fd:hunter2@db/frontdesk' })
    expect(problem).toContain('FRONTDESK_DATABASE_URL')
    expect(problem).not.toContain('hunter2')
  })
})
