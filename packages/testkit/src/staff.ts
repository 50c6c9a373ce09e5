import { randomBytes } from 'node:crypto'
import type { Role } from '@frontdesk/protocol'
import { askHttp, type Credentials, expectOk } from './http.ts'
import { type Person, signIn } from './people.ts'

/** An agent with an account of its own, signed in. */
export type Staff = Person & { readonly agentId: string; readonly login: string; readonly password: string }

type StaffDraft = {
  login: string
  name: string
  number?: string
  role?: Role
  language?: 'en' | 'zh-CN'
  /** Default: one that is written nowhere else. */
  password?: string
}

/** Issues an account as an administrator does and lets its agent choose the password that is due, all over HTTP. */
export const issueAgent = async (url: string, administrator: Credentials, draft: StaffDraft): Promise<Staff> => {
  const { login, name, number = null, role = 'agent', language = 'en' } = draft
  const issued = expectOk(await askHttp(url, 'agent.create', { login, name, number, role, language }, administrator))
  const first = issued.password ?? ''
  const password = draft.password ?? randomBytes(12).toString('base64url')
  const person = await signIn(url, login, first)
  expectOk(await askHttp(url, 'password.change', { current: first, next: password }, person.who))
  return { ...person, login, password }
}
