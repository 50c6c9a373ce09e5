/** Where an IP address is, from an offline database. */
export interface PlaceFinder {
  /** ISO 3166-1 alpha-2 code, or null where it is not known (private addresses, gaps). */
  country(ip: string): string | null
}
