import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Suspense } from 'react'
import { ConfirmOutlet } from '../components/confirm.tsx'
import { Toaster } from '../components/toaster.tsx'
import { ApiError } from '../lib/api.ts'
import { lazyPart } from '../lib/lazy-part.ts'
import { type SignedOutReason, useSession } from '../state/session.ts'
import { useFront } from './front-address.ts'
import { OutdatedPage } from './outdated-page.tsx'
import { router } from './router.tsx'
import { UnreachablePage } from './unreachable-page.tsx'
import { useLiveWhile } from './use-live-while.ts'

// Who is signed in sees none of these, and most people few of them: the first load does without them.
const SignInPage = lazyPart(async () => (await import('./sign-in-page.tsx')).SignInPage)
const PasswordDuePage = lazyPart(async () => (await import('./password-due-page.tsx')).PasswordDuePage)
const ForgotPage = lazyPart(async () => (await import('./forgot-page.tsx')).ForgotPage)
const PasswordPage = lazyPart(async () => (await import('./password-page.tsx')).PasswordPage)
const RegisterPage = lazyPart(async () => (await import('./register-page.tsx')).RegisterPage)

const Tooltips = lazyPart(async () => (await import('../components/tooltips.tsx')).Tooltips)

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays one; only what may pass by itself is asked again.
      retry: (count, error) => count < 2 && error instanceof ApiError && /^(network|server)\./.test(error.code),
    },
  },
})

export const App = () => (
  <QueryClientProvider client={queries}>
    <Suspense>
      <Page />
    </Suspense>
    <ConfirmOutlet />
    <Toaster />
    <Suspense>
      <Tooltips />
    </Suspense>
  </QueryClientProvider>
)

const Page = () => {
  const session = useSession((state) => state.session)
  const front = useFront((state) => state.front)
  const me = session.kind === 'signed-in' ? session.me : null
  useLiveWhile(me !== null && !me.passwordChangeDue ? me.agent.id : null, queries)
  // A link from a mail is for whoever holds it, whoever is signed in here.
  if (front.page === 'password') return <PasswordPage token={front.token} />
  switch (session.kind) {
    case 'unknown':
      return null
    case 'unreachable':
      return <UnreachablePage error={session.error} />
    case 'signed-out':
      return <BeforeSignIn reason={session.reason} />
    case 'outdated':
      return <OutdatedPage />
    case 'signed-in':
      return session.me.passwordChangeDue ? <PasswordDuePage /> : <RouterProvider router={router} />
  }
}

const BeforeSignIn = ({ reason }: { reason: SignedOutReason }) => {
  const front = useFront((state) => state.front)
  switch (front.page) {
    case 'sign-in':
      return <SignInPage reason={reason} notice={front.notice} />
    case 'forgot':
      return <ForgotPage />
    case 'register':
      return <RegisterPage />
    case 'password':
      return <PasswordPage token={front.token} />
  }
}
