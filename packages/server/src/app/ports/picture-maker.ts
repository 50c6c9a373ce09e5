/** Makes safe small pictures out of what somebody uploaded. */
export interface PictureMaker {
  /** A square WebP of at most 256 pixels without metadata, or null when the bytes are not a usable picture. */
  avatar(bytes: Uint8Array): Promise<Uint8Array | null>
  /** The same for the card of a page, of at most 128 pixels. */
  cardPicture(bytes: Uint8Array): Promise<Uint8Array | null>
}
