import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { errorCatalogue } from './errors.ts'

const page = readFileSync(new URL('../../../docs/PROTOCOL.md', import.meta.url), 'utf8')

describe('the error catalogue', () => {
  it('[PRO1] stands in the docs, code for code', () => {
    const documented = page
      .slice(page.indexOf('## Error codes'))
      .matchAll(/^\| `([a-z_.]+)` \| (\d+) \| (yes|no) \| (.+) \|$/gm)
    const table = [...documented].map(([, code, status, retry, meaning]) => ({
      code,
      status: Number(status),
      retryable: retry === 'yes',
      meaning,
    }))
    expect(table).toEqual(Object.entries(errorCatalogue).map(([code, entry]) => ({ code, ...entry })))
  })
})
