import { Attach } from '../files/attach.tsx'
import { MessageFiles } from '../files/message-files.tsx'
import { SessionWindow } from '../session/session-window.tsx'
import { Asked } from './asked.tsx'
import { BackToSession } from './back-to-session.tsx'
import { BeforeChat } from './before-chat.tsx'
import { Closed } from './closed.tsx'
import { ContactCard } from './contact-card.tsx'
import { EndDialog } from './end-dialog.tsx'
import { Failed } from './failed.tsx'
import css from './forms.css?inline'
import { Lost } from './lost.tsx'
import { MenuItems } from './menu-items.tsx'
import { MessageActs } from './message-acts.tsx'
import { Over } from './over.tsx'
import { Place } from './place.tsx'
import { Preview } from './preview.tsx'
import { Privacy } from './privacy.tsx'
import { Quoting } from './quoting.tsx'
import { Rating } from './rating.tsx'
import { Skeleton } from './skeleton.tsx'
import { Typing } from './typing.tsx'
import { Words } from './words.tsx'

const sheet = new CSSStyleSheet()
sheet.replaceSync(css)
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]

export {
  Asked,
  Attach,
  BackToSession,
  BeforeChat,
  Closed,
  ContactCard,
  EndDialog,
  Failed,
  Lost,
  MenuItems,
  MessageActs,
  MessageFiles,
  Over,
  Place,
  Preview,
  Privacy,
  Quoting,
  Rating,
  SessionWindow,
  Skeleton,
  Typing,
  Words,
}
