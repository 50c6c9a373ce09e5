import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

export type TeamTarget = { id: string; name: string; memberIds: readonly string[] }

const none: readonly TeamTarget[] = []

/** The company's teams, for choosing one. */
export const useTeams = (): readonly TeamTarget[] =>
  useQuery({ queryKey: ['teams'], queryFn: () => call('team.list', {}) }).data?.teams ?? none
