import { limits } from '../limits.ts'
import { Exact, Id, type Static, TimeMs, Type } from '../schema.ts'
import { FileCard } from './files.ts'

/** Whose it is: everybody's, a team's or the asking agent's own. */
export const CannedOwner = Type.Union([
  Exact({ kind: Type.Literal('account') }),
  Exact({ kind: Type.Literal('personal') }),
  Exact({ kind: Type.Literal('team'), teamId: Id }),
])
export type CannedOwner = Static<typeof CannedOwner>

/** Which files it has, in no order: own uploads for canned responses, and those that it has already. */
export const cannedFileIds = Type.Array(Id, { maxItems: limits.messageFiles, uniqueItems: true })

export const cannedSettings = {
  /** By which it is called with `/`; capital letters or not is the same. */
  code: Type.String({ minLength: 1, maxLength: limits.cannedCodeCharacters, pattern: '^[^\\s/]+$' }),
  title: Type.String({ maxLength: limits.nameCharacters }),
  /** Each language (BCP 47) once. `{{contact.name|there}}` is filled by the console; nothing else means anything. */
  texts: Type.Array(
    Exact({
      language: Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$' }),
      text: Type.String({ minLength: 1, maxLength: limits.cannedCharacters }),
    }),
    { minItems: 1, maxItems: limits.cannedLanguages },
  ),
}

/** Words kept ready. */
export const CannedResponse = Exact({
  id: Id,
  owner: CannedOwner,
  ...cannedSettings,
  /** They can be fetched like others, by whoever may use the response. */
  files: Type.Array(FileCard, { maxItems: limits.messageFiles }),
  /** Whether the asker may change it. */
  mayChange: Type.Boolean(),
  createdAtMs: TimeMs,
})
export type CannedResponse = Static<typeof CannedResponse>
