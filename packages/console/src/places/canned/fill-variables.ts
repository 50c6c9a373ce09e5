/** What a canned response may be filled with; nothing else in braces means anything. */
export const variables = ['contact.name', 'contact.email', 'agent.name', 'company.name', 'site.name'] as const
export type Variable = (typeof variables)[number]
export type VariableValues = { readonly [V in Variable]: string | null }

const placeholder = /\{\{ ?([a-z]{1,20}\.[a-z]{1,20}) ?(?:\|([^{}|]{0,200}))?\}\}/g

const isVariable = (name: string): name is Variable => (variables as readonly string[]).includes(name)

/** A value is words in a sentence: it brings no markdown, no further variable and no line break along. */
const plain = (value: string | null): string => (value ?? '').replaceAll(/[[\]{}*`~<>\s]+/g, ' ').trim()

/**
 * Puts values in the place of variables, `{{contact.name|there}}` with its fallback. A variable without either stays, for
 * the agent to see.
 */
export const fillVariables = (text: string, values: VariableValues): string =>
  text.replaceAll(placeholder, (whole: string, name: string, fallback: string | undefined) =>
    isVariable(name) ? plain(values[name]) || (fallback ?? whole) : whole,
  )

/** Where the first variable stands that was not filled; null where none is left. */
export const unfilledIn = (text: string): { from: number; to: number } | null => {
  for (const match of text.matchAll(placeholder))
    if (isVariable(match[1] ?? '')) return { from: match.index, to: match.index + match[0].length }
  return null
}
