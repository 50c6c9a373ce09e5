import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { cx } from '../lib/cx.ts'
import { inputClass } from './field.tsx'

type SearchFieldProps = {
  /** Its name for screen readers, and what stands in it while it is empty. */
  label: string
  value: string
  onChange: (text: string) => void
  /** A dialog begins with it. */
  isFirst?: boolean
  className?: string
}

/** A field to search by what is typed, at once. */
export const SearchField = ({ label, value, onChange, isFirst = false, className }: SearchFieldProps) => (
  <div className={cx('relative', className)}>
    <Search size={16} aria-hidden className="pointer-events-none absolute inset-y-0 start-3 my-auto text-faint" />
    <input
      type="search"
      data-first-focus={isFirst || undefined}
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={100}
      onChange={(event) => onChange(event.currentTarget.value)}
      className={cx(inputClass, 'ps-9')}
    />
  </div>
)

/** Whoever pauses this long has typed what is searched for. */
const pauseMs = 250

/** The same where the server is asked: tells what was typed once the typist pauses. */
export const LateSearchField = ({ value, onChange, ...rest }: SearchFieldProps) => {
  const [text, setText] = useState(value)
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onChange(text), pauseMs)
    return () => clearTimeout(timer)
  })
  return <SearchField {...rest} value={text} onChange={setText} />
}
