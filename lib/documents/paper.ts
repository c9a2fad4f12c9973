/** An official paper as blocks: the same lines become PDF and DOCX. Pure. */
import type { DrawnChart } from './chart-svg'

export type PaperTable = {
  head: string[]
  rows: string[][]
  /** Shares of the width, by column. */
  widths: number[]
  /** From this column on figures stand at the right. */
  right: number
}
export type PaperBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; lines: string[] }
  | { kind: 'facts'; items: { term: string; value: string }[] }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; caption: string; table: PaperTable }
  | { kind: 'chart'; caption: string; chart: DrawnChart }

export type Paper = {
  /** Says that the data are for demonstration; empty otherwise. */
  demo: string
  kicker: string
  title: string
  subtitle: string
  blocks: PaperBlock[]
  signature: { post: string; date: string } | null
  author: string
  footer: string
  printed: string
}

export const heading = (text: string): PaperBlock => ({ kind: 'heading', text })
/** Typed words: their paragraphs. */
export const paragraphs = (text: string): PaperBlock => ({
  kind: 'text',
  lines: text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean),
})
export const EMPTY_DATE = '«____» ______________ 20____ г.'
export const demoWords = (isDemo: boolean): string =>
  isDemo ? 'Демонстрационные данные: органы настоящие, сведения – нет.' : ''
