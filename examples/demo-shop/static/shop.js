// The shop works without this; with it, some buttons open the chat.

/** @type {{ Frontdesk?: { push(call: [string]): unknown } }} */
const page = window

for (const button of document.querySelectorAll('button[data-chat]')) {
  button.removeAttribute('hidden')
  button.addEventListener('click', () => {
    page.Frontdesk ||= []
    page.Frontdesk.push(['open'])
  })
}
