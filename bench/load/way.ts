/** What a visitor looks at before it stands still: each its own texts, as they come over the wire. */
export const way = (contactId: string): { pageUrl: string; pageTitle: string }[] =>
  ['', 'tea', 'tea/green', 'tea/green/spring', 'cart'].map((path, at) => ({
    pageUrl: `http://shop.test/${path}?visit=${contactId}`,
    pageTitle: `Page ${at} of the shop that sells tea and cups`,
  }))
