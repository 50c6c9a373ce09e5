const shapes = {
  close: 'M6 6l12 12M18 6L6 18',
  back: 'M15 5l-7 7 7 7',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  send: 'M12 19V5.500M6 11l6-6 6 6',
  down: 'M12 5v13.500M6 13l6 6 6-6',
  check: 'M5 12.500l4.5 4.500L19 7',
  alert: 'M12 8v5M12 16.500v.01M12 3.500l9 16H3z',
  offline: 'M3.5 3.500l17 17M9 16a4.5 4.5 0 0 1 6 0M5.5 12.500a9 9 0 0 1 4-2.3M14 10a9 9 0 0 1 4.5 2.5',
} as const

/** One set, one stroke; always beside or inside something that has a name. */
export const Icon = ({ shape }: { shape: keyof typeof shapes }) => (
  <svg class={`icon icon-${shape}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={shapes[shape]} />
  </svg>
)
