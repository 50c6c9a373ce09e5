import { readStored, writeStored } from './stored.ts'

const key = 'frontdesk:sign-in'

export type LastSignIn = { login: string; account: string }

/** Who signed in here last; the password is the browser's business. */
export const lastSignIn = (): LastSignIn => {
  const stored = readStored(key)
  const { login, account }: { login?: unknown; account?: unknown } = typeof stored === 'object' && stored ? stored : {}
  return { login: typeof login === 'string' ? login : '', account: typeof account === 'string' ? account : '' }
}

export const rememberSignIn = (last: LastSignIn): void => writeStored(key, last)
