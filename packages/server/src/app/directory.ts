import {
  type Account,
  type Agent,
  type AgentStanding,
  type Available,
  agentLabel,
  type BlockIndex,
  type BusinessHours,
  type Contact,
  type Handled,
  type HandlingRule,
  handledAs,
  type InterpretationSettings,
  type InvitationSettings,
  indexBlocks,
  newStanding,
  type Site,
  stateOf,
  type Tag,
  type Team,
  type Trigger,
  withoutGoneTeam,
} from '@frontdesk/domain'
import type { Store } from './ports/store.ts'

/** Who and what an account serves with, at hand, so that the store need not be asked for each message. */
export type AccountDirectory = {
  account: Account
  agents: ReadonlyMap<string, Agent>
  teams: ReadonlyMap<string, Team>
  hours: ReadonlyMap<string, BusinessHours>
  /** By name. */
  tags: ReadonlyMap<string, Tag>
  sites: ReadonlyMap<string, Site>
  /** What makes contacts special, in the order in which it is asked. */
  rules: readonly HandlingRule[]
  /** How a contact is served as of now, and why; without a team that is no more. */
  handlingOf(contact: Contact): Handled
  /** Who is kept out. */
  blocks: BlockIndex
  /** How it invites visitors, and the rules that do so by themselves, in the order in which they are asked. */
  invitations: InvitationSettings
  triggers: readonly Trigger[]
  /** How it interprets between its visitors and agents. */
  interpretation: InterpretationSettings
  /** How an agent stands; the same on every node, within a moment. */
  standingOf(agentId: string): AgentStanding
  /** The teams that an agent is in. */
  teamIdsOf(agentId: string): readonly string[]
  /** An agent's label as the account chooses; empty for one that never existed. */
  labelOf(agentId: string): string
}

/** What another node has changed of an account: these agents, and the list of tags or not. */
export type CaughtUp = { accountId: string; agentIds: string[]; tags: boolean }

export interface Directory {
  of(accountId: string): Promise<AccountDirectory>
  /** As it was last read; null before it was. */
  latest(accountId: string): AccountDirectory | null
  /** Reads it anew after a change of the account or of what is in here; later readers wait for the new one. */
  refresh(accountId: string): Promise<AccountDirectory>
  /** Reads anew what another node has changed; gives each changed account with what is new or different in it. */
  catchUp(): Promise<CaughtUp[]>
}

const byId = <T extends { id: string }>(list: readonly T[]): Map<string, T> => new Map(list.map((one) => [one.id, one]))

export const createDirectory = (
  store: Pick<Store, 'account' | 'leases'>,
  now: () => number,
  onRead: (directory: AccountDirectory) => void = () => undefined,
): Directory => {
  const known = new Map<string, Promise<AccountDirectory>>()

  const versions = new Map<string, string>()
  const latest = new Map<string, AccountDirectory>()

  const load = async (accountId: string): Promise<AccountDirectory> => {
    const scope = store.account(accountId)
    // Before the rows, so that what changes in between is read once more.
    const version = (await store.leases.peopleVersions([accountId])).get(accountId)
    if (version !== undefined) versions.set(accountId, version)
    const [account, ...lists] = await Promise.all([
      scope.read(),
      scope.agents.list(),
      scope.teams.list(),
      scope.hours.list(),
      scope.sites.list(),
      scope.states.list(),
      scope.handlingRules.list(),
      scope.blocks.all(),
      scope.invitations.settings(),
      scope.triggers.list(),
      scope.tags.list(),
      scope.interpretations.settings(),
    ])
    if (account === null) throw new Error(`account ${accountId} is gone`)
    const [agents, teams, hours, sites] = [byId(lists[0]), byId(lists[1]), byId(lists[2]), byId(lists[3])]
    const standings = new Map(lists[4].map((standing) => [standing.agentId, standing]))
    const blocks = indexBlocks(lists[6])
    const standingOf = (agentId: string): AgentStanding => standings.get(agentId) ?? newStanding(agentId)
    const labelOf = (agentId: string): string => {
      const agent = agents.get(agentId)
      return agent === undefined ? '' : agentLabel(agent, account.agentLabel)
    }
    const teamsOf = new Map<string, string[]>()
    for (const { id, memberIds } of teams.values())
      for (const agentId of memberIds) teamsOf.set(agentId, [...(teamsOf.get(agentId) ?? []), id])
    const teamIdsOf = (agentId: string): readonly string[] => teamsOf.get(agentId) ?? []
    const rules = lists[5]
    const handlingOf = (contact: Contact): Handled => {
      const handled = handledAs(contact, rules, now())
      return { ...handled, handling: withoutGoneTeam(handled.handling, (teamId) => teams.has(teamId)) }
    }
    const [invitations, triggers, interpretation] = [lists[7], lists[8], lists[10]]
    return {
      account,
      agents,
      teams,
      hours,
      tags: byId(lists[9]),
      sites,
      rules,
      invitations,
      triggers,
      interpretation,
      handlingOf,
      blocks,
      standingOf,
      labelOf,
      teamIdsOf,
    }
  }

  const refresh = (accountId: string): Promise<AccountDirectory> => {
    const loading = load(accountId)
    known.set(accountId, loading)
    loading.then(
      (directory) => {
        if (known.get(accountId) !== loading) return
        latest.set(accountId, directory)
        onRead(directory)
      },
      () => undefined,
    )
    loading.catch(() => {
      if (known.get(accountId) === loading) known.delete(accountId)
    })
    return loading
  }

  const catchUp = async (): Promise<CaughtUp[]> => {
    const now = versions.size === 0 ? [] : await store.leases.peopleVersions([...versions.keys()])
    const changed: CaughtUp[] = []
    for (const [accountId, version] of now) {
      if (versions.get(accountId) === version) continue
      const before = await known.get(accountId)
      const { agents, standingOf, tags } = await refresh(accountId)
      const isOld = (agent: Agent): boolean =>
        JSON.stringify([before?.agents.get(agent.id), before?.standingOf(agent.id)]) ===
        JSON.stringify([agent, standingOf(agent.id)])
      const agentIds = [...agents.values()].filter((agent) => !isOld(agent)).map(({ id }) => id)
      const listed = (all: Iterable<Tag>): string => JSON.stringify([...all])
      changed.push({ accountId, agentIds, tags: listed(before?.tags.values() ?? []) !== listed(tags.values()) })
    }
    return changed
  }

  return {
    catchUp,
    latest: (accountId) => latest.get(accountId) ?? null,
    of: (accountId) => known.get(accountId) ?? refresh(accountId),
    refresh,
  }
}

/** Agents who are available now, and since when. */
export const availableAgents = (directory: AccountDirectory | null): Available[] =>
  [...(directory?.agents.keys() ?? [])].flatMap((agentId) => {
    const standing = directory?.standingOf(agentId)
    return standing !== undefined && stateOf(standing) === 'available' ? [{ agentId, sinceMs: standing.sinceMs }] : []
  })
