import { type CommandName, commands } from '@frontdesk/protocol'

/** A client's frame as far as the door must know it; a command's parameters are validated by the command itself. */
export type ParsedFrame =
  | { type: 'hello'; version: number; ticket: string }
  | { type: 'beat'; n: number }
  | { type: 'request'; id: number; command: CommandName; params: unknown }
  | { type: 'invalid'; id: number | null; problem: string }

const invalid = (problem: string, id: number | null = null): ParsedFrame => ({ type: 'invalid', id, problem })

const isCommand = (name: unknown): name is CommandName => typeof name === 'string' && Object.hasOwn(commands, name)

/** Reads one text frame. Never throws; whatever it is, it is a frame or says what is wrong with it. */
export const parseFrame = (text: string): ParsedFrame => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return invalid('A frame is one JSON object.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return invalid('A frame is one JSON object.')
  const fields: { [key: string]: unknown } = { ...value }
  switch (fields['type']) {
    case 'hello':
      return typeof fields['ticket'] === 'string' && Number.isInteger(fields['version'])
        ? { type: 'hello', version: Number(fields['version']), ticket: fields['ticket'] }
        : invalid('hello needs `version` and `ticket`.')
    case 'beat':
      return Number.isSafeInteger(fields['n']) ? { type: 'beat', n: Number(fields['n']) } : invalid('beat needs `n`.')
    case 'request':
      return parseRequest(fields)
    default:
      return invalid('`type` is none that a client sends.')
  }
}

const parseRequest = (fields: { [key: string]: unknown }): ParsedFrame => {
  const { id, command, params } = fields as { id?: unknown; command?: unknown; params?: unknown }
  if (!Number.isSafeInteger(id) || Number(id) < 0) return invalid('request needs `id`, a whole number.')
  if (!isCommand(command) || !commands[command].socket) return invalid('There is no such command here.', Number(id))
  return { type: 'request', id: Number(id), command, params }
}
