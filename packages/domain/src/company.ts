/**
 * What tells a company apart at sign-in: its name in plain letters, and six letters or digits of chance, so that nobody
 * learns from it whether another company has the same name.
 * @param chance at least 12 random characters
 */
export const companySlug = (name: string, chance: string): string => {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[^\p{ASCII}]/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 30)
    .replaceAll(/^-|-$/g, '')
  const tail = chance
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 6)
  return `${plain === '' ? 'company' : plain}-${tail}`
}
