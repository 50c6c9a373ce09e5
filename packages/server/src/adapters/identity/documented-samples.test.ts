import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createJoseSignatures } from './jose-signatures.ts'

const page = readFileSync(new URL('../../../../../docs/identity.md', import.meta.url), 'utf8')
const sample = (language: string): string => new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(page)?.[1] ?? ''

const user = { id: 7, name: '王芳', email: 'wang@example.com' }
const secret = 'shown-once'

/** Runs a program that prints a token. */
const printed = (program: string, args: string[]): string => execFileSync(program, args, { encoding: 'utf8' }).trim()

describe('the programs of docs/identity.md', () => {
  const call = `process.stdout.write(identityOf(${JSON.stringify(user)}, 'site-key', '${secret}'))`
  const programs: [string, () => string][] = [
    ['js', () => printed(process.execPath, ['--input-type=module', '-e', `${sample('js')}\n${call}`])],
    [
      'python',
      () =>
        printed('python3', [
          '-c',
          `${sample('python')}\nprint(identity_of(${JSON.stringify(user)}, 'site-key', '${secret}'))`,
        ]),
    ],
  ]

  it.each(programs)('[IDN1] %s signs what the server takes', async (_language, run) => {
    const checked = await createJoseSignatures().check(run(), [{ id: 'k', secret }])
    expect(checked?.payload).toMatchObject({ aud: 'site-key', sub: '7', name: user.name, email: user.email })
    expect(Number(checked?.payload['exp']) - Number(checked?.payload['iat'])).toBe(600)
  })
})
