import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  type DeleteQueryNode,
  IdentifierNode,
  type InsertQueryNode,
  type JoinNode,
  type Kysely,
  type KyselyPlugin,
  OnNode,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  ParensNode,
  type QueryId,
  ReferenceNode,
  type SelectQueryNode,
  TableNode,
  type UpdateQueryNode,
  ValueNode,
  ValuesNode,
  WhereNode,
} from 'kysely'
import type { QueryResultRow } from 'pg'
import type { Database, Statement } from './database.ts'
import type { Tables } from './tables.ts'

/** Column that says whose row it is, for every table that stores something of an account. */
const owner: Readonly<Record<string, string>> = {
  accounts: 'id',
  agents: 'account_id',
  agent_sessions: 'account_id',
  inboxes: 'account_id',
  contacts: 'account_id',
  visitor_passes: 'account_id',
  tickets: 'account_id',
  mail_tokens: 'account_id',
  visits: 'account_id',
  conversations: 'account_id',
  entries: 'account_id',
  files: 'account_id',
  participants: 'account_id',
  presence_leases: 'account_id',
  site_sightings: 'account_id',
  identity_keys: 'account_id',
  spent_identities: 'account_id',
  removals: 'account_id',
  retention_schedules: 'account_id',
  retention_runs: 'account_id',
  erasures: 'account_id',
  business_hours: 'account_id',
  teams: 'account_id',
  team_members: 'account_id',
  timers: 'account_id',
  agent_states: 'account_id',
  agent_state_spans: 'account_id',
  agent_turns: 'account_id',
  queue_pace: 'account_id',
  callback_lists: 'account_id',
  callbacks: 'account_id',
  contact_presence: 'account_id',
  letters: 'account_id',
  notices: 'account_id',
  search_entries: 'account_id',
  search_marks: 'account_id',
  search_positions: 'account_id',
  search_subjects: 'account_id',
  interpretation_settings: 'account_id',
  interpretations: 'account_id',
  translations: 'account_id',
  invitation_settings: 'account_id',
  invitations: 'account_id',
  triggers: 'account_id',
  trigger_hits: 'account_id',
  trails: 'account_id',
  roles: 'account_id',
  tags: 'account_id',
  audit_events: 'account_id',
  audit_intents: 'account_id',
  handling_rules: 'account_id',
  canned_responses: 'account_id',
  blocks: 'account_id',
} satisfies Record<keyof Tables, string>

/** What the stores of one account work with. */
export type Scope = {
  readonly accountId: string
  /** Adds the account to every query. */
  readonly builder: Kysely<Tables>
  /** Runs a prepared statement with the account's id as `$1`; `values` begin at `$2`. */
  rows<Row extends QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<Row[]>
}

/**
 * The one place that keeps accounts apart: whatever is built with the returned object touches the given account only.
 * Each table that is read, joined, changed or deleted from gets the condition; an insert must carry the account's id.
 */
export const scopeTo = (database: Database, accountId: string): Scope => {
  const scoping = new Scoping(accountId)
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => scoping.transformNode(node, queryId),
    transformResult: async ({ result }) => result,
  }
  return {
    accountId,
    builder: database.builder.withPlugin(plugin),
    rows: (statement, values) => database.rows(statement, [accountId, ...values]),
  }
}

class Scoping extends OperationNodeTransformer {
  readonly #accountId: string

  constructor(accountId: string) {
    super()
    this.#accountId = accountId
  }

  protected override transformSelectQuery(node: SelectQueryNode, queryId?: QueryId): SelectQueryNode {
    const scoped = super.transformSelectQuery(node, queryId)
    return { ...scoped, ...this.#where(scoped.where, scoped.from?.froms ?? []) }
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, queryId?: QueryId): UpdateQueryNode {
    const scoped = super.transformUpdateQuery(node, queryId)
    const tables = [...(scoped.table === undefined ? [] : [scoped.table]), ...(scoped.from?.froms ?? [])]
    return { ...scoped, ...this.#where(scoped.where, tables) }
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, queryId?: QueryId): DeleteQueryNode {
    const scoped = super.transformDeleteQuery(node, queryId)
    return { ...scoped, ...this.#where(scoped.where, [...scoped.from.froms, ...(scoped.using?.tables ?? [])]) }
  }

  /** In the join's own condition, so that an outer join keeps its rows. */
  protected override transformJoin(node: JoinNode, queryId?: QueryId): JoinNode {
    const scoped = super.transformJoin(node, queryId)
    const own = this.#condition([scoped.table])
    if (own === undefined) return scoped
    const on = scoped.on === undefined ? own : AndNode.create(ParensNode.create(scoped.on.on), own)
    return { ...scoped, on: OnNode.create(on) }
  }

  protected override transformInsertQuery(node: InsertQueryNode, queryId?: QueryId): InsertQueryNode {
    const column = node.into === undefined ? undefined : owner[node.into.table.identifier.name]
    const at = node.columns?.findIndex(({ column: { name } }) => name === column) ?? -1
    if (at < 0 || node.values === undefined || !ValuesNode.is(node.values)) throw new Error(foreign)
    for (const row of node.values.values) {
      const value = row.kind === 'PrimitiveValueListNode' ? row.values[at] : literal(row.values[at])
      if (value !== this.#accountId) throw new Error(foreign)
    }
    return super.transformInsertQuery(node, queryId)
  }

  #where(where: WhereNode | undefined, tables: readonly OperationNode[]): { where?: WhereNode } {
    const own = this.#condition(tables)
    if (own === undefined) return {}
    return { where: WhereNode.create(where === undefined ? own : AndNode.create(ParensNode.create(where.where), own)) }
  }

  #condition(tables: readonly OperationNode[]): OperationNode | undefined {
    const [first, ...rest] = tables.flatMap((table) => {
      const named = tableOf(table)
      const column = named === undefined ? undefined : owner[named.table]
      if (named === undefined || column === undefined) return []
      return [
        BinaryOperationNode.create(
          ReferenceNode.create(ColumnNode.create(column), TableNode.create(named.as)),
          OperatorNode.create('='),
          ValueNode.create(this.#accountId),
        ),
      ]
    })
    return first === undefined ? undefined : rest.reduce<OperationNode>((all, one) => AndNode.create(all, one), first)
  }
}

const foreign = 'This row belongs to another account.'

const literal = (node: OperationNode | undefined): unknown =>
  node !== undefined && ValueNode.is(node) ? node.value : undefined

/** The table behind a name in FROM or JOIN, and what the query calls it. */
const tableOf = (node: OperationNode): { table: string; as: string } | undefined => {
  if (TableNode.is(node)) return { table: node.table.identifier.name, as: node.table.identifier.name }
  if (!AliasNode.is(node) || !TableNode.is(node.node) || !IdentifierNode.is(node.alias)) return undefined
  return { table: node.node.table.identifier.name, as: node.alias.name }
}
