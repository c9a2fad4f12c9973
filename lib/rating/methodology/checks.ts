/**
 * Whether a methodology makes sense. Each finding names the place and the reason in Russian; nothing is put right
 * silently.
 */
import { commonScale, decimal, formatDecimal, toDecimalString, unitsAt } from '@/lib/core/decimal'
import { resolveDue } from './clock'
import { bandOf, levelDecimals, type Band } from './levels'
import type { Criterion, Level, Methodology, WorkedExample } from './types'
import { scoreAssessment, topScore } from './score'

export type MethodologyProblem = {
  /** Dotted path in the JSON: 'criteria.3.weight'. */
  path: string
  message: string
}

/** Every problem of a methodology of the right shape; the act's examples are recomputed only when the rest is sound. */
export function methodologyProblems(methodology: Methodology): MethodologyProblem[] {
  const problems = [
    ...methodology.criteria.flatMap(criterionProblems),
    ...repeated(
      methodology.criteria.map(({ number }) => number),
      (number, i) => ({ path: `criteria.${i}.number`, message: `Критерий ${number} встречается дважды.` }),
    ),
    ...levelProblems(methodology),
    ...interpretationProblems(methodology),
    ...cycleProblems(methodology),
  ]
  if (problems.length > 0) return problems
  return [
    ...exampleProblems(methodology, 'workedExample', 'Пример из акта', methodology.workedExample),
    ...exampleProblems(methodology, 'maximum', 'Наибольшая оценка', methodology.maximum),
  ]
}

/** Levels highest first, by where they begin. */
export function sortLevels(levels: readonly Level[]): Level[] {
  const scale = commonScale(levelDecimals(levels))
  // Two infinite bounds give NaN, which must mean "as they were".
  return levels.toSorted((a, b) => bandOf(b, scale).low - bandOf(a, scale).low || 0)
}

function criterionProblems(criterion: Criterion, index: number): MethodologyProblem[] {
  const problems: MethodologyProblem[] = []
  const report = (field: string, message: string) =>
    problems.push({ path: `criteria.${index}.${field}`, message: `Критерий ${criterion.number}: ${message}` })
  const scores = criterion.options.map(({ score }) => score)
  if (decimal(criterion.weight).units <= 0)
    report('weight', `коэффициент должен быть больше нуля, указан ${formatDecimal(criterion.weight)}.`)
  if (!scores.includes(0)) report('options', 'нет ответа на 0 баллов.')
  scores.forEach((score, i) => {
    const previous = scores[i - 1]
    if (score < 0) report(`options.${i}.score`, `балл ${formatDecimal(String(score))} меньше нуля.`)
    else if (score > 1000) report(`options.${i}.score`, `балл ${score} слишком велик, не больше 1000.`)
    else if (scores.indexOf(score) < i) report(`options.${i}.score`, `балл ${score} встречается дважды.`)
    else if (previous !== undefined && score < previous) {
      report(`options.${i}.score`, `балл ${score} стоит после ${previous}; расположите по возрастанию.`)
    } else if (criterion.cumulative && previous !== undefined && score !== previous + 1) {
      report(
        `options.${i}.score`,
        `ступени складываются, поэтому баллы идут подряд, а после ${previous} стоит ${score}.`,
      )
    }
  })
  criterion.options.forEach(({ effort }, i) => {
    if (effort !== undefined && decimal(effort).units < 0)
      report(`options.${i}.effort`, `трудоёмкость ${formatDecimal(effort)} меньше нуля.`)
  })
  criterion.offers?.forEach(({ rung }, i) => {
    if (rung !== undefined && (rung === 0 || !scores.includes(rung)))
      report(`offers.${i}.rung`, `ступени ${rung}, которую должно подтверждать подходящее из портала, нет.`)
  })
  return problems
}

function levelProblems({ criteria, levels }: Methodology): MethodologyProblem[] {
  const problems = [
    ...repeated(
      levels.map(({ code }) => code),
      (code) => ({ path: 'levels', message: `Шкала уровней: код ${code} встречается дважды.` }),
    ),
    ...levels.flatMap((level) => {
      const place = `Уровень «${level.title}»`
      if (level.from !== undefined && level.over !== undefined)
        return [{ path: 'levels', message: `${place}: указаны и «от», и «более».` }]
      if (level.to !== undefined && level.under !== undefined)
        return [{ path: 'levels', message: `${place}: указаны и «до», и «менее».` }]
      if (levelDecimals([level]).some(({ units }) => units < 0))
        return [{ path: 'levels', message: `${place}: граница меньше нуля.` }]
      return []
    }),
  ]
  return problems.length > 0 ? problems : scaleProblems(criteria, levels)
}

/** Walks the scale from 0 to the highest possible total and reports each gap and overlap with its interval. */
function scaleProblems(criteria: readonly Criterion[], levels: readonly Level[]): MethodologyProblem[] {
  const weights = criteria.map(({ weight }) => decimal(weight))
  const scale = commonScale([...weights, ...levelDecimals(levels)])
  const max = criteria.reduce(
    (sum, criterion, i) => sum + topScore(criterion) * unitsAt(weights[i] ?? { units: 0, scale }, scale),
    0,
  )
  const end = 2 * max + 1
  const report = (message: string) => ({ path: 'levels', message: `Шкала уровней: ${message}` })
  const problems: MethodologyProblem[] = []
  const ascending = levels
    .map((level) => ({ level, band: bandOf(level, scale) }))
    .sort((a, b) => a.band.low - b.band.low || 0)

  let covered = 0
  let below: Level | undefined
  for (const { level, band } of ascending) {
    if (band.low >= band.high) {
      problems.push(report(`уровню «${level.title}» не отвечает ни одна оценка.`))
      continue
    }
    if (band.low >= end) {
      problems.push(report(`уровень «${level.title}» недостижим: наибольшая оценка ${shown(max, scale)}.`))
      continue
    }
    const low = Math.max(0, band.low)
    if (low > covered)
      problems.push(report(`${interval({ low: covered, high: low }, scale, 'не отнесен')} ни к одному уровню.`))
    if (low < covered && below !== undefined) {
      const overlap = { low, high: Math.min(covered, band.high, end) }
      problems.push(
        report(`${interval(overlap, scale, 'отнесен')} сразу к двум уровням: «${below.title}» и «${level.title}».`),
      )
    }
    if (band.high > covered) {
      covered = band.high
      below = level
    }
  }
  if (covered < end)
    problems.push(report(`${interval({ low: covered, high: end }, scale, 'не отнесен')} ни к одному уровню.`))
  return problems
}

/**
 * «оценки от 4 до 5 не отнесены»; a bound that does not belong to the interval is said so only where it is not usual.
 */
function interval({ low, high }: Band, scale: number, verb: string): string {
  const from = Math.floor(low / 2)
  const to = Math.floor(high / 2)
  const lowInside = low % 2 === 0
  const highInside = high % 2 === 1
  if (from === to) return `оценка ${shown(from, scale)} ${verb}а`
  const start = lowInside ? `от ${shown(from, scale)} ` : `больше ${shown(from, scale)}${highInside ? ', ' : ' '}`
  const stop = highInside
    ? `до ${shown(to, scale)} включительно`
    : `${lowInside ? 'до' : 'и меньше'} ${shown(to, scale)}`
  return `оценки ${start}${stop} ${verb}ы`
}

function interpretationProblems({ criteria, interpretations }: Methodology): MethodologyProblem[] {
  return [
    ...repeated(
      interpretations.map(({ id }) => id),
      (id, i) => ({ path: `interpretations.${i}.id`, message: `Толкование «${id}» встречается дважды.` }),
    ),
    ...interpretations.flatMap(({ id, subject }, i) => {
      const number = subject.startsWith('criterion:') ? Number(subject.slice('criterion:'.length)) : undefined
      if (number === undefined || criteria.some((criterion) => criterion.number === number)) return []
      return [{ path: `interpretations.${i}.subject`, message: `Толкование «${id}»: критерия ${number} нет.` }]
    }),
  ]
}

/** A pattern must give a real day in every year (not 29 February), and the steps must follow one another. */
function cycleProblems({ cycle }: Methodology): MethodologyProblem[] {
  const steps = [
    ['selfAssessmentDue', 'самооценка', cycle.selfAssessmentDue],
    ['ratingDue', 'определение рейтинга', cycle.ratingDue],
    ['resultsSentDue', 'направление результатов', cycle.resultsSentDue],
    ['finalDue', 'подведение итогов', cycle.finalDue ?? cycle.publicationDue],
    ['publicationDue', 'публикация', cycle.publicationDue],
  ] as const
  const dates = steps.map(([, , pattern]) => resolveDue(pattern, 2025))
  return steps.flatMap(([field, title, pattern], i) => {
    const date = dates[i]
    const previous = dates[i - 1]
    if (date === undefined)
      return [{ path: `cycle.${field}`, message: `Сроки: ${title} – дня ${pattern} нет в календаре.` }]
    if (previous === undefined || previous <= date) return []
    return [
      {
        path: `cycle.${field}`,
        message: `Сроки: ${title} (${pattern}) раньше, чем ${steps[i - 1]?.[1] ?? ''} (${steps[i - 1]?.[2] ?? ''}).`,
      },
    ]
  })
}

function exampleProblems(
  methodology: Methodology,
  field: string,
  place: string,
  example: WorkedExample | undefined,
): MethodologyProblem[] {
  if (example === undefined) return []
  const { criteria } = methodology
  const problem = (part: string, message: string) => ({ path: `${field}.${part}`, message: `${place}: ${message}` })
  if (example.scores.length !== criteria.length) {
    const extra =
      example.scores.length > criteria.length
        ? `балл № ${criteria.length + 1} не относится ни к одному критерию`
        : 'указаны не все'
    return [problem('scores', `баллов ${example.scores.length}, а критериев ${criteria.length}: ${extra}.`)]
  }
  const impossible = criteria.flatMap(({ number, options }, i) => {
    const score = example.scores[i] ?? 0
    if (options.some((option) => option.score === score)) return []
    return [
      problem(
        `scores.${i}`,
        `в критерии ${number} нет балла ${score}, возможны ${options.map((option) => option.score).join(', ')}.`,
      ),
    ]
  })
  if (impossible.length > 0) return impossible

  const ours = scoreAssessment(methodology, example.scores)
  const problems: MethodologyProblem[] = []
  if (example.results !== undefined && example.results.length !== criteria.length) {
    problems.push(problem('results', `результатов ${example.results.length}, а критериев ${criteria.length}.`))
  }
  ours.criteria.forEach(({ number, points }, i) => {
    const theirs = example.results?.[i]
    if (theirs !== undefined && !sameDecimal(theirs, points)) {
      problems.push(
        problem(
          `results.${i}`,
          `по критерию ${number} указано ${formatDecimal(theirs)}, а выходит ${formatDecimal(points)}.`,
        ),
      )
    }
  })
  if (example.sumOfScores !== undefined && example.sumOfScores !== ours.sumOfScores) {
    problems.push(problem('sumOfScores', `сумма баллов указана ${example.sumOfScores}, а выходит ${ours.sumOfScores}.`))
  }
  if (!sameDecimal(example.total, ours.total)) {
    problems.push(
      problem('total', `оценка указана ${formatDecimal(example.total)}, а выходит ${formatDecimal(ours.total)}.`),
    )
  }
  if (example.level !== ours.level)
    problems.push(problem('level', `уровень указан ${example.level}, а выходит ${ours.level}.`))
  return problems
}

function repeated<T>(
  values: readonly T[],
  problem: (value: T, index: number) => MethodologyProblem,
): MethodologyProblem[] {
  return values.flatMap((value, i) => (values.indexOf(value) < i ? [problem(value, i)] : []))
}

const sameDecimal = (a: string, b: string) => toDecimalString(decimal(a)) === toDecimalString(decimal(b))

const shown = (units: number, scale: number) => formatDecimal({ units, scale })
