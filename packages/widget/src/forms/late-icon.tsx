import { drawIcon } from '../panel/icons.tsx'

const shapes = {
  check: 'M5 12.500l4.5 4.500L19 7',
  thumb:
    'M7.5 11v9H4v-9zM7.5 11l3.500-7c1.700 0 2.700 1.200 2.400 2.800L12.800 10h5.700a2 2 0 0 1 2 2.400l-1.200 6a2 2 0 0 1-2 1.600H7.5',
  answer: 'M9.5 6.500l-5 5 5 5M5 11.500h8a6 6 0 0 1 6 6v.5',
  copy: 'M8.500 8.500h11v11h-11zM15.500 8.500v-4h-11v11h4',
  edit: 'M4.500 19.500l1-4.500L16 4.500l3.500 3.500L9 18.500zM13.500 7l3.500 3.500',
  recall: 'M8 6.500L4 10.500l4 4M4.500 10.500h10a4.500 4.500 0 0 1 0 9H11',
  alert: 'M12 8v5M12 16.500v.01M12 3.500l9 16H3z',
  offline: 'M3.5 3.500l17 17M9 16a4.5 4.5 0 0 1 6 0M5.5 12.500a9 9 0 0 1 4-2.3M14 10a9 9 0 0 1 4.5 2.5',
} as const

/** Those of the set that the panel does not begin with. */
export const LateIcon = ({ shape }: { shape: keyof typeof shapes }) => drawIcon(shape, shapes[shape])
