/** Counts attempts in windows of time. */
export interface Limiter {
  /** Takes one attempt from the key's budget; resolves to 0 when allowed, else to the milliseconds to wait. */
  take(rule: LimitRule, key: string): Promise<number>
  /** Gives the budget back, after a success that shows the attempts were honest. */
  reset(rule: LimitRule, key: string): Promise<void>
}

export type LimitRule =
  | 'visitor-message'
  | 'agent-message'
  | 'visitor-request'
  | 'agent-request'
  | 'boot-by-ip'
  | 'identity-by-ip'
  | 'presence-by-ip'
  | 'sign-in-by-login'
  | 'sign-in-by-ip'
  | 'conversation-start-by-ip'
  | 'password-request-by-login'
  | 'password-request-by-ip'
  | 'link-by-ip'
  | 'mail-by-visitor'
  | 'mail-by-ip'
  | 'mail-by-address'
  | 'mail-by-address-a-day'
  | 'invitation-by-agent'
  | 'invitation-by-account'
  | 'registration-by-ip'
  | 'test-mail'
  | 'interpretation'
