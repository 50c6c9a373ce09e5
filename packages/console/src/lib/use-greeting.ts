import type { Result } from '@frontdesk/protocol'
import { useQuery } from '@tanstack/react-query'
import { call } from './api.ts'

const silent: Result<'installation.greet'> = { registration: false, mail: false }

/** What the installation offers to everybody; nothing as long as that is not known. */
export const useGreeting = (): Result<'installation.greet'> =>
  useQuery({ queryKey: ['greeting'], queryFn: () => call('installation.greet', {}), staleTime: 5 * 60_000 }).data ??
  silent
