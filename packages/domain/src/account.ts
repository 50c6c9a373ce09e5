export type AgentLabelMode = 'name' | 'login' | 'number'

/** A registered company. `slug` tells companies apart at sign-in. */
export type Account = { id: string; slug: string; name: string; agentLabel: AgentLabelMode; createdAtMs: number }
