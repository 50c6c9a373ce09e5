/** Who acts or is a participant. Ids are UUIDs. */
export type Party = { kind: 'contact' | 'agent'; id: string }
