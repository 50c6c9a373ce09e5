import { Exact, Id, Name, Nullable, TimeMs, Type } from '../schema.ts'
import * as S from '../service.ts'
import { Done, define, Some, staff } from './shape.ts'

const Members = Type.Array(Id, { maxItems: 1_000 })
const inTeam = { teamId: Id }
const inHours = { hoursId: Id }

/** Teams and business hours. */
export const teamCommands = {
  'team.list': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/teams' },
    params: Exact({}),
    result: Exact({ teams: Type.Array(S.Team) }),
  }),
  'team.create': define({
    askers: staff,
    right: 'teams.manage',
    audit: { of: 'team', id: 'result.id' },
    socket: false,
    http: { method: 'POST', path: '/api/v1/teams' },
    params: Exact({ name: Name, memberIds: Type.Optional(Members) }),
    result: S.Team,
  }),
  'team.update': define({
    askers: staff,
    right: 'teams.manage',
    audit: { of: 'team', id: 'params.teamId' },
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/teams/:teamId' },
    params: Exact({
      ...inTeam,
      change: Type.Optional(Some(S.teamSettings)),
      /** Who comes and who goes, so that two who change a team at once both have their way. */
      addMemberIds: Type.Optional(Members),
      removeMemberIds: Type.Optional(Members),
    }),
    result: S.Team,
  }),
  /** What a removal would move and leave, asked before it is confirmed. */
  'team.departure': define({
    askers: staff,
    right: 'teams.manage',
    socket: false,
    http: { method: 'GET', path: '/api/v1/teams/:teamId/departure' },
    params: Exact(inTeam),
    result: S.TeamDeparture,
  }),
  'team.remove': define({
    askers: staff,
    right: 'teams.manage',
    audit: { of: 'team', id: 'params.teamId' },
    socket: false,
    http: { method: 'DELETE', path: '/api/v1/teams/:teamId' },
    params: Exact(inTeam),
    result: Done,
  }),
  'hours.list': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/business-hours' },
    params: Exact({}),
    result: Exact({ hours: Type.Array(S.BusinessHours) }),
  }),
  /** How hours that nobody has kept yet would stand now, so that a page can say so before they are saved. */
  'hours.preview': define({
    askers: staff,
    socket: true,
    params: Exact({
      timeZone: S.hoursSettings.timeZone,
      week: S.hoursSettings.week,
      holidays: S.hoursSettings.holidays,
    }),
    result: Exact({ open: Type.Boolean(), changesAtMs: Nullable(TimeMs) }),
  }),
  'hours.create': define({
    askers: staff,
    right: 'teams.manage',
    audit: { of: 'hours', id: 'result.id' },
    socket: false,
    http: { method: 'POST', path: '/api/v1/business-hours' },
    params: Exact(S.hoursSettings),
    result: S.BusinessHours,
  }),
  'hours.update': define({
    askers: staff,
    right: 'teams.manage',
    audit: { of: 'hours', id: 'params.hoursId' },
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/business-hours/:hoursId' },
    params: Exact({ ...inHours, change: Some(S.hoursSettings) }),
    result: S.BusinessHours,
  }),
  'hours.remove': define({
    askers: staff,
    right: 'teams.manage',
    audit: { of: 'hours', id: 'params.hoursId' },
    socket: false,
    http: { method: 'DELETE', path: '/api/v1/business-hours/:hoursId' },
    params: Exact(inHours),
    result: Done,
  }),
} as const
