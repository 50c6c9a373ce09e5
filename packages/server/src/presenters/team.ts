import { type BusinessHours, isOpen, nextChange, type Team } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'
import type { TeamDeparture } from '../app/teams/remove-team.ts'

export const presentTeam = (team: Team): Wire.Team => ({
  id: team.id,
  name: team.name,
  policy: team.policy,
  capacity: team.capacity,
  acceptWithinMs: team.acceptWithinMs,
  overflow: team.overflow,
  hoursId: team.hoursId,
  memberIds: [...team.memberIds],
  createdAtMs: team.createdAtMs,
})

export const presentDeparture = ({ conversations, sites, teams }: TeamDeparture): Wire.TeamDeparture => ({
  conversations,
  sites: sites.map(({ id, name }) => ({ id, name })),
  teams: teams.map(({ id, name }) => ({ id, name })),
})

export const presentHours = (hours: BusinessHours, nowMs: number): Wire.BusinessHours => ({
  id: hours.id,
  name: hours.name,
  timeZone: hours.timeZone,
  week: hours.week.map((spans) => [...spans]),
  holidays: hours.holidays.map(({ date, name, spans }) => ({ date, name, spans: [...spans] })),
  ...standingOf(hours, nowMs),
})

/** Whether service is given now, and when that changes next. */
export const standingOf = (hours: Clocked, nowMs: number): Pick<Wire.BusinessHours, 'open' | 'changesAtMs'> => ({
  open: isOpen(hours, nowMs),
  changesAtMs: nextChange(hours, nowMs),
})

type Clocked = Pick<BusinessHours, 'timeZone' | 'week' | 'holidays'>
