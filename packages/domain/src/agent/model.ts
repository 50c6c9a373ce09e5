import type { OwnRole, Role } from './role.ts'

export type Language = 'en' | 'zh-CN'
export type Theme = 'light' | 'dark' | 'auto'
export type AgentState = 'available' | 'busy' | 'break' | 'away' | 'offline'

export type Agent = {
  accountId: string
  id: string
  login: string
  /** Where mail reaches the agent; null when not told. */
  email: string | null
  /** Where text messages reach it, in E.164; never shown to visitors. */
  phone: string | null
  name: string
  /** Staff number; unique in the account. */
  number: string | null
  role: Role
  /** The company's own role, which stands in the place of the built-in one; `role` is then `agent`. */
  ownRole: OwnRole | null
  language: Language
  theme: Theme
  passwordHash: string
  /** A password that somebody else has set must be changed at the next sign-in. */
  passwordChangeDue: boolean
  /** When the invitation was asked for that waits for the agent to choose a password; null once one is set. */
  invitedAtMs: number | null
  /** Key in the file store of the re-encoded picture. */
  pictureKey: string | null
  disabledAtMs: number | null
  createdAtMs: number
  /** Conversations at once, at most; null is as the account has it. */
  capacity: number | null
  /** What the agent knows to serve, in the company's own words; and languages, as BCP 47 tags. */
  skills: readonly string[]
  languages: readonly string[]
}
