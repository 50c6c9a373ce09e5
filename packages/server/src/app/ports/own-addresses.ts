/** Addresses at which this installation itself is: to block one would lock out what stands before or beside it. */
export interface OwnAddresses {
  list(): Promise<readonly string[]>
}
