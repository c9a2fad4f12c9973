import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { sources, type Source } from './sources'
import { parse, within } from './syntax'

// Words agree with numbers by lib/core/format.ts alone (`plural`, `count`, `agree`), words before a list by
// `oneOrMany`: `n === 1 ? 'ждёт' : 'ждут'` says «ждут 21 код».

/** Two titles, not two forms of one word. */
const otherwise = ['app/(account)/account/page.tsx']

const isWords = (node: ts.Node): boolean => ts.isStringLiteralLike(node) && /[а-яё]/i.test(node.text)

/** `n === 1`, `n !== 1`, `n > 1`. */
const isOne = (node: ts.Expression): boolean =>
  ts.isBinaryExpression(node) &&
  ['===', '!==', '>', '=='].includes(node.operatorToken.getText()) &&
  node.right.getText() === '1'

/** `n % 10`, `n % 100`. */
const isLastDigits = (node: ts.Node): boolean =>
  ts.isBinaryExpression(node) && node.operatorToken.getText() === '%' && /^100?$/.test(node.right.getText())

/** Places where a number's word is chosen by hand. */
export function byHand(source: Source): string[] {
  // Most files have nothing of the kind and are not taken apart.
  if (!/(===?|!==|>) 1 \?|% 100?\b|PluralRules/.test(source.text)) return []
  return [...within(parse(source))].flatMap((node) => {
    const wrong =
      (ts.isConditionalExpression(node) &&
        isOne(node.condition) &&
        isWords(node.whenTrue) &&
        isWords(node.whenFalse)) ||
      (isLastDigits(node) &&
        [...within(ts.findAncestor(node, ts.isFunctionLike) ?? node)].filter(isWords).length > 1) ||
      (ts.isPropertyAccessExpression(node) && node.getText() === 'Intl.PluralRules')
    return wrong ? [`${source.path}: ${node.getText().replace(/\s+/g, ' ').slice(0, 80)}`] : []
  })
}

describe('words beside numbers', () => {
  it('are found where a hand chooses them', () => {
    const found = (text: string): number => Math.min(1, byHand({ path: 'a.ts', text }).length)
    expect(found("const a = (n: number) => (n === 1 ? 'ждёт' : 'ждут')")).toBe(1)
    expect(found("const a = list.length > 1 ? 'ролях' : 'роли'")).toBe(1)
    expect(found("const a = (n: number) => (n % 10 === 1 ? 'год' : 'лет')")).toBe(1)
    expect(found("const a = new Intl.PluralRules('ru')")).toBe(1)
    expect(found("const a = n === 1 ? 'однажды' : count(n, 'раз', 'раза', 'раз')")).toBe(0)
    expect(found('const a = (n: number) => n % 10')).toBe(0)
  })

  it('are chosen by the one formatter', () => {
    const all = sources(['app', 'components', 'lib'], /\.tsx?$/)
    expect(all.length).toBeGreaterThan(1000)
    const kept = all.filter(({ path }) => path !== 'lib/core/format.ts' && !otherwise.includes(path))
    expect(kept.flatMap(byHand)).toEqual([])
    expect(all.filter(({ path }) => otherwise.includes(path)).flatMap(byHand)).toHaveLength(otherwise.length)
  })
})
