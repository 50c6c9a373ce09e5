export type Role = 'administrator' | 'agent'
export type Language = 'en' | 'zh-CN'
export type Theme = 'light' | 'dark' | 'auto'
export type AgentState = 'available' | 'busy' | 'break' | 'away' | 'offline'

export type Agent = {
  accountId: string
  id: string
  login: string
  name: string
  /** Staff number; unique in the account. */
  number: string | null
  role: Role
  language: Language
  theme: Theme
  passwordHash: string
  /** A password that somebody else has set must be changed at the next sign-in. */
  passwordChangeDue: boolean
  /** Key in the file store of the re-encoded picture. */
  pictureKey: string | null
  disabledAtMs: number | null
  createdAtMs: number
}
