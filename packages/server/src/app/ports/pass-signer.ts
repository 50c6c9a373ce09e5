/** Words that only this installation can have said. */
export interface PassSigner {
  /** @param claims of letters, digits, `-`, `_` and `~` */
  sign(claims: string): string
  /** Null for what it has not signed. */
  open(pass: string): string | null
}
