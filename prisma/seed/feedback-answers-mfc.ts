// Five waves at the windows of Kirov's multifunctional centre: the figures of the example, answer by answer.
import { wayThrough } from '../../lib/feedback/survey/conditions'
import type { Answers, ImportancePair, SurveyContent } from '../../lib/feedback/survey/definition'
import { answersOf } from './feedback-answer-maker'
import { windowTexts } from './feedback-answer-texts'
import { mfcTouchpoints } from './feedback-clients-ids'
import type { DemoForm } from './feedback-answers'

type Wave = {
  forms: number
  /** Marks 5, 4, 3, 2, 1; all others do not know. */
  marks: readonly [number, number, number, number, number]
  /** Promoters, passives, detractors; all others leave it out. */
  nps: readonly [number, number, number]
  texts: number
  /** Index in per cent, to one place; null – as it comes. */
  csi: number | null
  /** Satisfied and all by window, in the order of the list; null – as it comes. */
  windows: readonly (readonly [number, number])[] | null
}

/** By the number of the survey. */
export const mfcWaves: Record<number, Wave> = {
  18: { forms: 256, marks: [103, 68, 52, 18, 10], nps: [110, 84, 56], texts: 96, csi: null, windows: null },
  19: { forms: 297, marks: [124, 79, 57, 20, 11], nps: [131, 95, 62], texts: 118, csi: null, windows: null },
  20: { forms: 324, marks: [141, 88, 58, 20, 11], nps: [150, 101, 64], texts: 139, csi: null, windows: null },
  1: { forms: 368, marks: [165, 101, 62, 22, 12], nps: [178, 112, 70], texts: 171, csi: null, windows: null },
  2: {
    forms: 412,
    marks: [214, 116, 49, 18, 9],
    nps: [233, 103, 64],
    texts: 187,
    csi: 80.8,
    windows: [
      [64, 88],
      [20, 25],
      [36, 43],
      [26, 31],
      [40, 47],
      [52, 61],
      [82, 96],
      [8, 11],
      [2, 4],
    ],
  },
}

/** How often each window is answered at, where nothing is said. */
const weights = [88, 25, 43, 31, 47, 61, 96, 0, 0]
/** A part of each large window's people answered the first version of the questions. */
const FIRST_VERSION = 0.3

export function mfcForms(
  wave: Wave,
  contents: readonly SurveyContent[],
  { opens, lastDay, next }: { opens: number; lastDay: number; next: () => number },
): DemoForm[] {
  const last = contents.length - 1
  const people = shuffled(windowsOf(wave, next), next)
  const marks = {
    glad: shuffled([...many(wave.marks[0], 5), ...many(wave.marks[1], 4)], next),
    sad: shuffled([...many(wave.marks[2], 3), ...many(wave.marks[3], 2), ...many(wave.marks[4], 1)], next),
  }
  const nps = [
    ...many(wave.nps[0], 1).map(() => 9 + Math.floor(next() * 2)),
    ...many(wave.nps[1], 1).map(() => 7 + Math.floor(next() * 2)),
    ...many(wave.nps[2], 1).map(() => Math.floor(next() * 7)),
  ]
  // The gladdest recommend it most.
  const byMark = people.map(({ mark }, at) => ({ at, order: (mark === null ? 3 : mark ? 5 : 1) + next() * 2.5 }))
  const recommends = new Map(byMark.toSorted((a, b) => b.order - a.order).map(({ at }, place) => [at, nps[place]]))
  const words = shuffled([...windowTexts], next)
  const writers = new Map(
    shuffled(
      people.map((_, at) => at),
      next,
    )
      .slice(0, wave.texts)
      .map((at, i) => [at, words[i % words.length]]),
  )
  const given = people.map(({ mark, first }, at): { content: SurveyContent; version: number; answers: Answers } => {
    const version = first && last > 0 ? 0 : last
    const content = contents[version] as SurveyContent
    const answers = answersOf(content, { level: mark === false ? 0.15 : 0.9, texts: [], says: 0 }, next)
    const score = mark === null ? { dontKnow: true as const } : mark ? marks.glad.pop() : marks.sad.pop()
    const recommend = recommends.get(at)
    const text = writers.get(at)
    return {
      version,
      content,
      answers: {
        ...without(answers, ['csat', 'nps', 'change', 'channel']),
        csat: score ?? { dontKnow: true },
        channel: next() < 0.78 ? 'desk' : next() < 0.7 ? 'portal' : next() < 0.6 ? 'phone' : 'site',
        ...(recommend !== undefined && { nps: recommend }),
        ...(text !== undefined && { change: text }),
      },
    }
  })
  if (wave.csi !== null)
    tune(
      given.map(({ answers }) => answers),
      wave.csi,
      next,
    )
  return given.map(({ content, version, answers }, at) => {
    const [from, until] = version < last ? [opens, opens + 14] : [last > 0 ? opens + 15 : opens, lastDay]
    return {
      version,
      touchpointId: mfcTouchpoints[people[at]?.window ?? 0]?.id ?? null,
      day: from + Math.floor(next() * (until - from + 1)),
      answers: wayThrough(content, answers).kept,
    }
  })
}

/** Who answered at which window: satisfied, not, or nobody knows. */
function windowsOf({ marks, forms, windows }: Wave, next: () => number) {
  const satisfied = marks[0] + marks[1]
  const all = marks.reduce((sum, one) => sum + one, 0)
  const sum = weights.reduce((total, one) => total + one, 0)
  const window = (): number => {
    let left = next() * sum
    return weights.findIndex((weight) => (left -= weight) < 0)
  }
  const people: { window: number; mark: boolean | null; first: boolean }[] = windows
    ? windows.flatMap(([glad, total], at) => {
        // A small window would be hidden in a batch of its own: its people all answered the second version.
        const [one, of] = total < 20 ? [0, 0] : [Math.round(glad * FIRST_VERSION), Math.round(total * FIRST_VERSION)]
        return Array.from({ length: total }, (_, i) => ({
          window: at,
          mark: i < glad,
          first: i < one || (i >= glad && i - glad < of - one),
        }))
      })
    : Array.from({ length: all }, (_, i) => ({ window: window(), mark: i < satisfied, first: false }))
  return [...people, ...many(forms - all, 0).map((at) => ({ window: at, mark: null, first: false }))]
}

/** Raises or lowers marks of the index one by one until it prints as wanted. */
function tune(people: readonly Answers[], wanted: number, next: () => number): void {
  const pairs = people.flatMap(({ csi }) =>
    typeof csi === 'object' && !Array.isArray(csi)
      ? Object.values(csi as Record<string, unknown>).filter((pair): pair is [number, number] => Array.isArray(pair))
      : [],
  ) as ImportancePair[]
  for (let step = 0; step < 20_000; step += 1) {
    const top = pairs.reduce((sum, [weight, mark]) => sum + (weight ?? 0) * (mark ?? 0), 0)
    const bottom = pairs.reduce((sum, [weight]) => sum + (weight ?? 0), 0)
    const off = (top / (5 * bottom)) * 100 - wanted
    if (Math.abs(off) < 0.03) return
    const pair = pairs[Math.floor(next() * pairs.length)] as [number, number]
    pair[1] = Math.min(5, Math.max(1, pair[1] - Math.sign(off)))
  }
}

const many = (count: number, value: number): number[] => Array.from({ length: count }, () => value)

const without = (answers: Answers, ids: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)))

function shuffled<T>(items: readonly T[], next: () => number): T[] {
  return items
    .map((item) => ({ item, at: next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
