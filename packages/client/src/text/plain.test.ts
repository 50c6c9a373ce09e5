import { describe, expect, it } from 'vitest'
import { plainText } from './plain.ts'

describe('a text without its marks', () => {
  it.each([
    ['It left **on _Monday_**, ~~not~~ `DE-77`', 'It left on Monday, not DE-77'],
    ['Two ways:\n- **one**\n- other\n> quoted\n```\n**code**\n```', 'Two ways:\n• one\n• other\nquoted\n**code**'],
    ['3. third\n4. fourth', '3. third\n4. fourth'],
    [
      'See [the page](https://shop.example/tea) or https://shop.example/',
      'See the page (https://shop.example/tea) or https://shop.example/',
    ],
    ['Write to help@shop.example', 'Write to help@shop.example'],
    ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
    ['**cut off', '**cut off'],
    ['', ''],
  ])('[TXT7] %j reads as it is meant', (text, plain) => expect(plainText(text)).toBe(plain))
})
