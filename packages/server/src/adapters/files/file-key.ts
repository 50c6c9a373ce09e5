/** One or two folders in small letters at most, a name of at least 16 safe characters, perhaps an ending. No dots elsewhere. */
const keyForm = /^(?:[a-z]{1,32}\/){0,2}[A-Za-z0-9_-]{16,128}(?:\.[a-z0-9]{1,8})?$/

/** @throws TypeError on a key that is not of the strict form; keys are made by the server, so that is a defect */
export const fileKey = (key: string): string => {
  if (!keyForm.test(key)) throw new TypeError('not a file key')
  return key
}
