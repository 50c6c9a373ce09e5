import { useQuery } from '@tanstack/react-query'
import { useMe } from '../state/session.ts'
import { call } from './api.ts'

/** Whether the signed-in agent looks after the whole installation. */
export const useOwner = (): boolean => {
  const me = useMe()
  return me?.agent.role === 'administrator' && me.account.isOwner
}

/** How the installation stands, asked again every five minutes; for those who look after it. */
export const useInstallation = () =>
  useQuery({
    queryKey: ['installation'],
    queryFn: () => call('installation.read', {}),
    enabled: useOwner(),
    refetchInterval: 5 * 60_000,
  })
