import sharp from 'sharp'

// Only the decoders of these formats may ever run, whatever bytes get as far as the library. No SVG: it is a program.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Png', 'Jpeg', 'Webp', 'Nsgif', 'Heif'].map((format) => `VipsForeignLoad${format}`),
})
// Uploads are each decoded once; caching them would only hold memory.
sharp.cache(false)
// Several pictures are made beside one another in processes of their own.
sharp.concurrency(1)

/** Beyond any phone's picture within the upload limit; decoded it is some 100 MB at worst. */
export const pixelLimit = 32_000_000

/** The picture library, for untrusted bytes. It belongs into the processes that make pictures, and into no other. */
export { sharp as safeSharp }
