/** Tells which of a site's keys signed a token. What the token says is judged elsewhere. */
export interface SignatureChecker {
  /** The payload and the key it was signed with (HS256); null when it is no such token, or none of the keys signed it. */
  check(
    token: string,
    keys: readonly { id: string; secret: string }[],
  ): Promise<{ keyId: string; payload: { readonly [claim: string]: unknown } } | null>
}
