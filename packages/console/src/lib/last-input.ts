/** With what the person last did something here. */
let last: 'pointer' | 'keyboard' | null = null

addEventListener(
  'pointerdown',
  () => {
    last = 'pointer'
  },
  { capture: true, passive: true },
)
addEventListener(
  'keydown',
  () => {
    last = 'keyboard'
  },
  { capture: true, passive: true },
)

/** Whether a mouse brought the person here: then a text field may take the focus without taking anybody's shortcuts. */
export const cameByMouse = (): boolean => last === 'pointer' && matchMedia('(pointer: fine)').matches
