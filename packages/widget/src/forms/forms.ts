import { ContactForm } from './contact-form.tsx'
import { EndDialog } from './end-dialog.tsx'
import css from './forms.css?inline'
import { MenuItems } from './menu-items.tsx'

const sheet = new CSSStyleSheet()
sheet.replaceSync(css)
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]

export { ContactForm, EndDialog, MenuItems }
