import { useT } from '../../../lib/i18n.ts'

type CheckListProps = {
  label: string
  items: readonly { id: string; name: string }[]
  chosenIds: readonly string[]
  onChange: (chosenIds: string[]) => void
}

/** Any number of a list's things. */
export const CheckList = ({ label, items, chosenIds, onChange }: CheckListProps) => {
  const t = useT()
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-13 font-medium text-soft">
        {label} <span className="font-normal text-faint">{t('teams.chosen', { count: chosenIds.length })}</span>
      </legend>
      <div className="max-h-72 overflow-y-auto rounded-md border border-line p-1">
        {items.map(({ id, name }) => (
          <label
            key={id}
            className="flex min-h-(--target) cursor-pointer items-center gap-3 rounded-md px-2 hover:bg-hover has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent-ink"
          >
            <input
              type="checkbox"
              checked={chosenIds.includes(id)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...chosenIds, id] : chosenIds.filter((one) => one !== id))
              }
              className="size-4 shrink-0 accent-(--color-accent)"
            />
            <bdi className="min-w-0 truncate">{name}</bdi>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
