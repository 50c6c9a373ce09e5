/** Keeps secrets of others that are needed again in clear, so that a stolen database alone does not tell them. */
export interface SecretBox {
  /** @param place whose secret it is; opened only when the same is given */
  seal(secret: string, place: string): string
  /** Null for what was not sealed with this key for this place, or was changed. */
  open(sealed: string, place: string): string | null
}
