/** The short stable tag of a contact: the end of its id, as the server labels a person without a name. */
export const contactTag = (contactId: string): string => contactId.slice(-4).toUpperCase()
