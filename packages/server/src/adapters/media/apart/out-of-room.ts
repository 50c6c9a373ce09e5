/** Whether a decoder, or the program around it, failed because the disk is full: then the file is not what is wrong. */
export const isOutOfRoom = (error: unknown): boolean =>
  error instanceof Error && /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/.test(error.message)

export const outOfRoom = { refusal: 'file.no_room' } as const
