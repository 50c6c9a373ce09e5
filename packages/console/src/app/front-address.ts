import { create } from 'zustand'

/** Which of the pages before the console proper stands open. */
export type Front =
  | { page: 'sign-in'; notice: 'password-set' | null }
  | { page: 'forgot' }
  | { page: 'register' }
  /** By the link of a mail; an empty token where the link came without one. */
  | { page: 'password'; token: string }

/** The short name of a company that the address says; null where it says none. */
const companyOfAddress = new URLSearchParams(location.search).get('company')
export const linkedCompany: string | null =
  companyOfAddress !== null && /^[a-z0-9-]{1,80}$/i.test(companyOfAddress) ? companyOfAddress : null

/** Reads the address once. A token is taken out of it at once: it must not stay in the history or be copied along. */
const first = (): Front => {
  const path = location.pathname.replace(/\/$/, '')
  if (path === '/console/password') {
    const token = location.hash.slice(1)
    history.replaceState(null, '', location.pathname)
    return { page: 'password', token }
  }
  if (companyOfAddress !== null) history.replaceState(null, '', location.pathname)
  return path === '/console/register' ? { page: 'register' } : { page: 'sign-in', notice: null }
}

export const useFront = create<{ front: Front }>(() => ({ front: first() }))

/** Opens another of these pages; their addresses lead on to the console itself. */
export const openFront = (front: Front): void => {
  if (/^\/console\/(password|register)\/?$/.test(location.pathname) && front.page !== 'register')
    history.replaceState(null, '', '/console/')
  useFront.setState({ front })
}
