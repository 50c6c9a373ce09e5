import type { Language } from '@frontdesk/domain'
import type { Letter } from '../../app/ports/mailer.ts'
import { escaped } from '../../escaped.ts'
import en from './locales/en.json' with { type: 'json' }
import zhCN from './locales/zh-CN.json' with { type: 'json' }

const catalogues: { readonly [L in Language]: { readonly [id in keyof typeof en]: string } } = { en, 'zh-CN': zhCN }

export type WrittenLetter = { subject: string; text: string; html: string }

/** One line of plain characters: what a person wrote must not look like more than a name. */
const tame = (value: string): string =>
  value
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 120)

/** What somebody wrote at length: its lines stay, and nothing in it can begin a line of its own otherwise. */
const lines = (text: string): string[] =>
  text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ').trimEnd())

const fill = (template: string, values: { readonly [name: string]: unknown }): string =>
  template.replaceAll(/\{(\w+)\}/g, (_match, name: string) => tame(String(values[name] ?? '')))

const paragraph = 'margin:0 0 16px'
const quote = `${paragraph};padding-inline-start:12px;border-inline-start:3px solid #d5d9de`
const button =
  'display:inline-block;padding:10px 18px;border-radius:8px;background:#1f5eff;color:#ffffff;text-decoration:none;font-weight:600'

/** A letter as plain text and as simple HTML. The subject is ours alone: nothing that people wrote stands in a header. */
export const writeLetter = (letter: Letter, language: Language): WrittenLetter => {
  const texts = catalogues[language]
  const paragraphs = [
    ...('name' in letter ? [fill(texts.hello, letter)] : []),
    ...texts[`${letter.kind}.body`].split('\n\n').map((part) => fill(part, letter)),
  ]
  const call =
    letter.kind === 'test' || letter.kind === 'words' || letter.kind === 'transcript'
      ? null
      : { link: letter.link, words: texts[`${letter.kind}.action`] }
  const words = 'words' in letter ? letter.words : []
  const text = [
    ...paragraphs,
    ...words.map(({ by, text: said }) => `${tame(by)}:\n${lines(said).join('\n')}`),
    ...(call === null ? [] : [`${call.words}:\n${call.link}`]),
    texts.footer,
  ].join('\n\n')
  const html = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(texts[`${letter.kind}.subject`])}</title></head>`,
    "<body style=\"margin:0;padding:24px;font:15px/1.5 system-ui,-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif;color:#1b1f24;background:#ffffff\">",
    '<div style="max-width:560px">',
    ...paragraphs.map((part) => `<p style="${paragraph}">${escaped(part)}</p>`),
    ...words.map(
      ({ by, text: said }) =>
        `<p style="${quote}"><b>${escaped(tame(by))}</b><br>${lines(said).map(escaped).join('<br>')}</p>`,
    ),
    ...(call === null
      ? []
      : [
          `<p style="${paragraph}"><a href="${escaped(call.link)}" style="${button}">${escaped(call.words)}</a></p>`,
          `<p style="${paragraph};font-size:13px;color:#5b636e;word-break:break-all">${escaped(call.link)}</p>`,
        ]),
    `<p style="margin:24px 0 0;font-size:13px;color:#5b636e">${escaped(texts.footer)}</p>`,
    '</div></body></html>',
  ].join('\n')
  return { subject: texts[`${letter.kind}.subject`], text: `${text}\n`, html }
}
