import { findProduct, type Product } from './products.ts'

/** What lies in the cart, by product. It lives in one cookie: the shop remembers nobody. */
export type Cart = ReadonlyMap<string, number>

const mostOfOne = 99

/** Reads the cookie header; what is not ours or makes no sense is left out. */
export const readCart = (cookies: string | undefined): Cart => {
  const value = /(?:^|;\s*)cart=([a-z0-9.-]*)/.exec(cookies ?? '')?.[1] ?? ''
  const lines = value.split('.').flatMap((line): [string, number][] => {
    const [, id = '', count = ''] = /^([a-z-]+)-(\d{1,2})$/.exec(line) ?? []
    return findProduct(id) !== undefined && Number(count) > 0 ? [[id, Number(count)]] : []
  })
  return new Map(lines)
}

export const cartCookie = (cart: Cart): string => {
  const value = [...cart].map(([id, count]) => `${id}-${count}`).join('.')
  return `cart=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000`
}

/** The cart with so many of a product; none takes it out. */
export const putInCart = (cart: Cart, product: Product, count: number): Cart => {
  const next = new Map(cart)
  if (count <= 0) next.delete(product.id)
  else next.set(product.id, Math.min(mostOfOne, count))
  return next
}

export const countOf = (cart: Cart): number => [...cart.values()].reduce((sum, count) => sum + count, 0)
