import { changeTeam } from '../../app/teams/change-team.ts'
import { createTeam } from '../../app/teams/create-team.ts'
import { departureOfTeam, removeTeam } from '../../app/teams/remove-team.ts'
import { presentDeparture, presentTeam } from '../../presenters/team.ts'
import type { StaffHandler } from '../handler.ts'

export const list: StaffHandler<'team.list'> = async (app, { principal }) => ({
  teams: [...(await app.directory.of(principal.accountId)).teams.values()].map(presentTeam),
})

export const create: StaffHandler<'team.create'> = async (app, { principal }, { name, memberIds = [] }) =>
  presentTeam(await createTeam(app, principal.accountId, { name, memberIds: [...new Set(memberIds)] }))

export const update: StaffHandler<'team.update'> = async (
  app,
  { principal },
  { teamId, change = {}, addMemberIds: add = [], removeMemberIds: remove = [] },
) => presentTeam(await changeTeam(app, principal.accountId, teamId, change, { add, remove }))

export const readDeparture: StaffHandler<'team.departure'> = async (app, { principal }, { teamId }) =>
  presentDeparture(await departureOfTeam(app, principal.accountId, teamId))

export const remove: StaffHandler<'team.remove'> = async (app, { principal }, { teamId }) => {
  await removeTeam(app, principal.accountId, teamId)
  return {}
}
