import type { SearchHit } from '@frontdesk/protocol'

/** A piece of a text with what was searched for marked in it. */
export const MarkedText = ({ snippet, ranges }: Pick<SearchHit, 'snippet' | 'ranges'>) => {
  const starts = [0, ...ranges.map(({ to }) => to)]
  return (
    <bdi>
      {starts.map((from, i) => {
        const range = ranges[i]
        return (
          <span key={from}>
            {snippet.slice(from, range?.from ?? snippet.length)}
            {range !== undefined && (
              <mark className="rounded-xs bg-warn-soft font-semibold text-warn-ink">
                {snippet.slice(range.from, range.to)}
              </mark>
            )}
          </span>
        )
      })}
    </bdi>
  )
}
