const dayMs = 86_400_000

/** A day of the reader's calendar as `YYYY-MM-DD`. */
export const dayOf = (atMs: number): string => {
  const date = new Date(atMs)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Days later, or earlier when negative. Days have no hours, so clocks that change do not matter. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10)
