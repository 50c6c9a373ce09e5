import { useState } from 'react'
import { avatarHue, initials } from '../lib/avatar.ts'
import { cx } from '../lib/cx.ts'

type AvatarProps = {
  id: string
  label: string
  pictureUrl?: string | null
  size?: 'small' | 'medium' | 'large' | 'huge'
}

const sizes = {
  small: 'size-6 text-12',
  medium: 'size-8 text-12',
  large: 'size-10 text-14',
  huge: 'size-20 text-28',
} as const

/** Whole class names, so that the build finds them. Each pair has been checked for contrast. */
const hues = [
  'bg-[light-dark(#dfe6ff,#26305e)] text-[light-dark(#2b3a9e,#b4c0ff)]',
  'bg-[light-dark(#d9f2e3,#123826)] text-[light-dark(#115c36,#86dcae)]',
  'bg-[light-dark(#fde8d2,#43290f)] text-[light-dark(#7c3f06,#f5bd87)]',
  'bg-[light-dark(#f7e0f2,#431f3d)] text-[light-dark(#7f2370,#efaae2)]',
  'bg-[light-dark(#d8f0f3,#0f373d)] text-[light-dark(#0d5660,#85d5df)]',
  'bg-[light-dark(#ece3fb,#33235a)] text-[light-dark(#53309b,#ccb5fb)]',
  'bg-[light-dark(#fbe1e1,#471f20)] text-[light-dark(#8e2525,#f7aeae)]',
  'bg-[light-dark(#eceedb,#31361a)] text-[light-dark(#4d5712,#ccd68c)]',
] as const

/** A picture, else initials on a colour that belongs to the id. Decorative: the name always stands beside it. */
export const Avatar = ({ id, label, pictureUrl = null, size = 'medium' }: AvatarProps) => {
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null)
  const shape = cx('shrink-0 rounded-full select-none', sizes[size])
  if (pictureUrl !== null && pictureUrl !== brokenUrl)
    return (
      <img
        src={pictureUrl}
        alt=""
        draggable={false}
        onError={() => setBrokenUrl(pictureUrl)}
        className={cx(shape, 'bg-active object-cover')}
      />
    )
  return (
    <span
      aria-hidden
      className={cx(shape, 'inline-flex items-center justify-center font-semibold', hues[avatarHue(id, hues.length)])}
    >
      {initials(label)}
    </span>
  )
}
