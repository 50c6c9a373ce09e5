import { build, type Rolldown } from 'vite'

/** Bundles the page with the SDK, as any bundler does. @returns the text of each file, by its path on the app's origin */
export const bundlePage = async (folder: string): Promise<Map<string, string>> => {
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: { app: `${folder}page/app.ts` }, formats: ['es'] },
      rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
    },
  })
  const outputs = Array.isArray(built) ? built : [built]
  const files = outputs.flatMap((one) => ('output' in one ? one.output : []))
  const chunks = files.filter((file): file is Rolldown.OutputChunk => file.type === 'chunk')
  return new Map(chunks.map(({ fileName, code }) => [`/${fileName}`, code]))
}
