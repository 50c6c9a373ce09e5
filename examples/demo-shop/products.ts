import type { PictureName } from './pictures.ts'
import type { ShopLanguage } from './texts.ts'

export type Product = {
  id: string
  picture: PictureName
  kind: 'ware' | 'tea'
  /** Whole units of the language's currency. */
  price: { [L in ShopLanguage]: number }
}

/** What the shop sells, in the order of its shelves. Names and descriptions stand in the catalogues. */
export const products: readonly Product[] = [
  { id: 'celadon-gaiwan', picture: 'gaiwan', kind: 'ware', price: { en: 42, zh: 298 } },
  { id: 'clay-teapot', picture: 'teapot', kind: 'ware', price: { en: 96, zh: 680 } },
  { id: 'pair-of-cups', picture: 'cups', kind: 'ware', price: { en: 28, zh: 198 } },
  { id: 'glass-pitcher', picture: 'pitcher', kind: 'ware', price: { en: 24, zh: 168 } },
  { id: 'walnut-tray', picture: 'tray', kind: 'ware', price: { en: 58, zh: 412 } },
  { id: 'iron-kettle', picture: 'kettle', kind: 'ware', price: { en: 148, zh: 1050 } },
  { id: 'spring-green', picture: 'green', kind: 'tea', price: { en: 22, zh: 158 } },
  { id: 'roasted-oolong', picture: 'oolong', kind: 'tea', price: { en: 26, zh: 186 } },
]

export const findProduct = (id: string): Product | undefined => products.find((product) => product.id === id)
