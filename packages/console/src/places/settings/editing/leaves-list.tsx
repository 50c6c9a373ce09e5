/** What goes on without something that is removed, one by one, inside the question. */
export const LeavesList = ({ lines }: { lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <ul className="mt-3 list-disc ps-5 text-soft">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
