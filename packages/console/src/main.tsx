import './styles/index.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { followProfile } from './app/follow-profile.ts'
import { wakeSounds } from './lib/sounds.ts'
import { loadSession } from './state/session.ts'

const start = async (): Promise<void> => {
  const root = document.getElementById('root')
  if (root === null) throw new Error('The page has no #root.')
  // The first question to the server travels while the texts are loaded.
  const asked = loadSession()
  await followProfile()
  createRoot(root).render(<App />)
  await asked
}

for (const touch of ['pointerdown', 'keydown']) addEventListener(touch, wakeSounds, { passive: true })
void start()
