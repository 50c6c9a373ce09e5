import { drawn, type Html } from './html.ts'

/** A drawing fills a square of 240 by 240. Grounds and glazes are the shop's own colours. */
const picture = (ground: string, shapes: string): Html =>
  drawn(
    `<svg viewBox="0 0 240 240" aria-hidden="true" focusable="false"><rect width="240" height="240" fill="${ground}"/>` +
      `<ellipse cx="120" cy="196" rx="78" ry="9" fill="#000" opacity=".08"/>${shapes}</svg>`,
  )

const shine = (d: string) =>
  `<path d="${d}" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" opacity=".45"/>`

const leaf = (x: number, y: number, turn: number, fill: string) =>
  `<path transform="translate(${x} ${y}) rotate(${turn})" d="M0 0c10-16 30-20 44-14-6 16-26 24-44 14z" fill="${fill}"/>`

export const pictures = {
  gaiwan: picture(
    '#e6ebe2',
    `<ellipse cx="120" cy="190" rx="74" ry="12" fill="#8fa896"/><ellipse cx="120" cy="186" rx="74" ry="11" fill="#b5c8b7"/>
    <path d="M62 108h116c0 44-22 76-46 78h-24c-24-2-46-34-46-78z" fill="#a3bba8"/>
    <path d="M62 108h116c0 8-1 15-2 22H64c-1-7-2-14-2-22z" fill="#b9cdbc"/>
    <path d="M58 104c6-26 32-40 62-40s56 14 62 40c-18 6-106 6-124 0z" fill="#c5d6c6"/>
    <rect x="108" y="50" width="24" height="16" rx="5" fill="#a3bba8"/>
    ${shine('M80 134c4 18 11 30 19 37')}`,
  ),
  teapot: picture(
    '#f0e3d8',
    `<path d="M176 112c30-10 46 8 40 30-5 20-26 32-48 30" fill="none" stroke="#7f3f28" stroke-width="11"/>
    <path d="M66 150c-26-6-36-30-48-38l10-8c18 6 30 16 42 18z" fill="#8d4830"/>
    <path d="M56 140c0-34 28-58 64-58s64 24 64 58c0 32-26 52-64 52s-64-20-64-52z" fill="#a4553a"/>
    <path d="M74 102c10-14 26-20 46-20s36 6 46 20c-22 8-70 8-92 0z" fill="#b9674a"/>
    <path d="M84 90c8-8 20-12 36-12s28 4 36 12c-18 5-54 5-72 0z" fill="#8d4830"/>
    <circle cx="120" cy="68" r="11" fill="#8d4830"/>
    ${shine('M78 138c2-14 8-22 16-28')}`,
  ),
  cups: picture(
    '#ece7dd',
    `<path d="M34 128h82c0 34-14 58-30 60H64c-16-2-30-26-30-60z" fill="#f8f5ef"/>
    <ellipse cx="75" cy="128" rx="41" ry="9" fill="#dcd3c3"/><ellipse cx="75" cy="129" rx="34" ry="6.5" fill="#b98a4b"/>
    <path d="M124 138h82c0 30-14 50-30 52h-22c-16-2-30-22-30-52z" fill="#5d7385"/>
    <ellipse cx="165" cy="138" rx="41" ry="9" fill="#8198a8"/><ellipse cx="165" cy="139" rx="34" ry="6.5" fill="#a97c3f"/>
    ${shine('M50 146c2 14 7 24 13 31')}${shine('M140 154c3 12 7 19 12 24')}`,
  ),
  pitcher: picture(
    '#e3eaee',
    `<path d="M164 108c26-4 36 12 32 30-4 16-18 24-32 22" fill="none" stroke="#9fb4bf" stroke-width="8"/>
    <path d="M72 84l-12-14h110c-4 10-6 18-6 30v72c0 12-8 18-20 18H92c-12 0-20-6-20-18z" fill="#fff" opacity=".7"/>
    <path d="M72 126h92v46c0 12-8 18-20 18H92c-12 0-20-6-20-18z" fill="#d29a45" opacity=".85"/>
    <path d="M72 84l-12-14h110c-4 10-6 18-6 30v72c0 12-8 18-20 18H92c-12 0-20-6-20-18z" fill="none" stroke="#9fb4bf" stroke-width="4"/>
    <ellipse cx="118" cy="126" rx="46" ry="6" fill="#e3b469"/>
    ${shine('M86 96v66')}`,
  ),
  tray: picture(
    '#efe8dc',
    `<path d="M24 150l34-34h124l34 34z" fill="#a87b4f"/><path d="M24 150h192v18c0 8-6 12-14 12H38c-8 0-14-4-14-12z" fill="#8a6038"/>
    <path d="M52 138h136M62 128h116" stroke="#8a6038" stroke-width="3" opacity=".6"/>
    <path d="M88 92h46c0 22-8 36-18 37h-10c-10-1-18-15-18-37z" fill="#f8f5ef"/><ellipse cx="111" cy="92" rx="23" ry="5" fill="#c9a15e"/>
    <path d="M146 104h34c0 16-6 26-13 27h-8c-7-1-13-11-13-27z" fill="#a3bba8"/><ellipse cx="163" cy="104" rx="17" ry="4" fill="#c9a15e"/>`,
  ),
  kettle: picture(
    '#e4e2de',
    `<path d="M70 100C70 52 92 36 120 36s50 16 50 64" fill="none" stroke="#6b4a2e" stroke-width="9" stroke-linecap="round"/>
    <path d="M64 154c-22-6-32-28-42-38l10-8c16 6 28 18 40 20z" fill="#2f3136"/>
    <path d="M52 148c0-30 26-50 68-50s68 20 68 50c0 30-24 44-68 44s-68-14-68-44z" fill="#3c3f45"/>
    <path d="M74 112c8-10 24-15 46-15s38 5 46 15c-22 7-70 7-92 0z" fill="#2f3136"/><circle cx="120" cy="88" r="9" fill="#2f3136"/>
    <g fill="#565a62"><circle cx="86" cy="146" r="3"/><circle cx="103" cy="148" r="3"/><circle cx="120" cy="149" r="3"/><circle cx="137" cy="148" r="3"/><circle cx="154" cy="146" r="3"/></g>
    ${shine('M70 142c3-9 8-15 15-20')}`,
  ),
  green: picture(
    '#e5ecd9',
    `<rect x="76" y="66" width="88" height="124" rx="8" fill="#5c7a4a"/><rect x="76" y="66" width="88" height="26" rx="8" fill="#4b653b"/>
    <rect x="90" y="112" width="60" height="54" rx="3" fill="#f5f1e4"/><path d="M104 150c4-18 18-26 34-26-2 18-14 28-34 26z" fill="#6f9157"/>
    <path d="M102 154c8-10 18-17 30-24" fill="none" stroke="#4b653b" stroke-width="2.5"/>
    ${leaf(36, 188, -20, '#7d9c62')}${leaf(172, 196, -8, '#8fae72')}${leaf(54, 200, 6, '#66854e')}`,
  ),
  oolong: picture(
    '#efe2cc',
    `<path d="M72 72h96l8 106c0 8-6 12-14 12H78c-8 0-14-4-14-12z" fill="#c08a3e"/><path d="M72 72l6-18h84l6 18z" fill="#a87532"/>
    <circle cx="120" cy="132" r="32" fill="#f7efe0"/><path d="M104 142c2-16 14-24 30-24-1 16-12 26-30 24z" fill="#8a6a2c"/>
    <path d="M102 147c7-9 15-15 25-21" fill="none" stroke="#6d5220" stroke-width="2.5"/>
    ${leaf(30, 192, -14, '#8a6a2c')}${leaf(178, 190, -24, '#a5803a')}`,
  ),
} as const

export type PictureName = keyof typeof pictures

/** The wide drawing of the first page: a table by a window. */
export const scene: Html = drawn(
  `<svg viewBox="0 0 640 420" aria-hidden="true" focusable="false"><rect width="640" height="420" fill="#dfe6dc"/>
  <circle cx="486" cy="116" r="62" fill="#f4e7c5"/><path d="M0 250c90-70 170-60 240-20s130 10 210-40 140-20 190 20v210H0z" fill="#b9cbb6"/>
  <path d="M0 290c110-50 190-20 270 0s180 0 370-50v180H0z" fill="#98b19a"/><rect y="330" width="640" height="90" fill="#b98b5e"/>
  <path d="M0 330h640v10H0z" fill="#a27548"/><path d="M120 360h240M420 384h180M20 396h160" stroke="#a27548" stroke-width="3" opacity=".6"/>
  <path d="M398 262c34-12 52 10 44 34-6 22-30 34-54 32" fill="none" stroke="#7f3f28" stroke-width="12"/>
  <path d="M274 306c-30-6-42-34-56-42l12-10c20 6 34 18 48 20z" fill="#8d4830"/>
  <path d="M262 294c0-38 30-64 72-64s72 26 72 64c0 36-30 56-72 56s-72-20-72-56z" fill="#a4553a"/>
  <path d="M282 252c12-16 30-22 52-22s40 6 52 22c-24 9-80 9-104 0z" fill="#b9674a"/><path d="M294 238c9-9 22-13 40-13s31 4 40 13c-20 6-60 6-80 0z" fill="#8d4830"/>
  <circle cx="334" cy="214" r="12" fill="#8d4830"/><path d="M284 292c2-15 9-25 18-31" fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round" opacity=".4"/>
  <path d="M104 306h78c0 32-13 52-28 54h-22c-15-2-28-22-28-54z" fill="#f8f5ef"/><ellipse cx="143" cy="306" rx="39" ry="8" fill="#dcd3c3"/><ellipse cx="143" cy="307" rx="32" ry="6" fill="#b98a4b"/>
  <path d="M132 286c-8-12 8-18 0-30M150 288c-8-12 8-18 0-30" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" opacity=".7"/>
  <path d="M470 322h64c0 27-11 42-23 43h-18c-12-1-23-16-23-43z" fill="#5d7385"/><ellipse cx="502" cy="322" rx="32" ry="7" fill="#8198a8"/><ellipse cx="502" cy="323" rx="26" ry="5" fill="#a97c3f"/></svg>`,
)
