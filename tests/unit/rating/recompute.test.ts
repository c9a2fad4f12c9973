import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RatingBundle } from '@/lib/rating/publication/bundle'
import { recompute } from '@/lib/rating/publication/recompute-check'
import { attestedFromScores, scoreAssessment } from '@/lib/rating/methodology/score'
import { kuzbass, kuzbassRating } from './kuzbass'

function participant(agencyId: string, name: string, scores: number[]): RatingBundle['participants'][number] {
  const { total, level, criteria } = scoreAssessment(kuzbass, scores)
  return {
    agencyId,
    name,
    kind: 'MUNICIPAL_BODY',
    attested: attestedFromScores(kuzbass, scores),
    selfScores: scores,
    verifiedScores: scores,
    scores,
    criteria: criteria.map(({ number, score, weight, points }) => ({ number, score, weight, points })),
    total,
    level,
  }
}

function bundle(spoil: (b: RatingBundle) => unknown = () => undefined): RatingBundle {
  const made: RatingBundle = {
    schema: 'gemba.rating/1',
    tenant: { slug: 'kuzbass', name: 'Кемеровская область – Кузбасс' },
    programme: 'Эффективный регион',
    year: 2025,
    version: 1,
    publishedAt: '2026-03-27T05:00:00.000Z',
    methodology: kuzbassRating(),
    participants: [
      participant('a', 'Юргинский городской округ', [1, 2, 2, 2, 2, 2, 2, 2]),
      participant('b', 'Министерство транспорта', [3, 3, 3, 3, 3, 2, 3, 4]),
    ],
  }
  spoil(made)
  return made
}

const first = (b: RatingBundle) => {
  const [found] = b.participants
  if (found === undefined) throw new Error('no participants')
  return found
}
const firstCriterion = (b: RatingBundle) => {
  const [found] = first(b).criteria
  if (found === undefined) throw new Error('no criteria')
  return found
}

/** What is said of the first participant of a spoilt file. */
function differences(spoil: (b: RatingBundle) => unknown): string[] {
  const result = recompute(bundle(spoil))
  return result.ok ? result.differences.map(({ name, message }) => `${name}: ${message}`) : result.problems
}

describe('recomputing a published rating', () => {
  it('agrees with an honest file, read back from text', () => {
    expect(recompute(JSON.parse(JSON.stringify(bundle())))).toMatchObject({ ok: true, differences: [] })
    expect(
      differences((b) => {
        delete first(b).attested
        first(b).total = '9.0'
      }),
    ).toEqual([])
  })

  it.each<[string, (b: RatingBundle) => unknown, string]>([
    [
      'a total',
      (b) => {
        first(b).total = '9.1'
      },
      'Юргинский городской округ: оценка указана 9,1, выходит 9.',
    ],
    [
      'a total that is no number',
      (b) => {
        first(b).total = 'девять'
      },
      'Юргинский городской округ: оценка указана «девять», выходит 9.',
    ],
    [
      'a level',
      (b) => {
        first(b).level = 'LEADER'
      },
      'Юргинский городской округ: уровень указан «Лидер», выходит «Прогрессивный».',
    ],
    [
      'points',
      (b) => {
        firstCriterion(b).points = '2'
      },
      'Юргинский городской округ: критерий 1: указано 2, выходит 1.',
    ],
    [
      'a weight',
      (b) => {
        firstCriterion(b).weight = '2'
      },
      'Юргинский городской округ: критерий 1: коэффициент указан 2, в порядке 1.',
    ],
    [
      'a score of the breakdown',
      (b) => {
        firstCriterion(b).score = 3
      },
      'Юргинский городской округ: критерий 1: в расчёте балл 3, в итоге 1.',
    ],
    [
      'a final score',
      (b) => {
        first(b).scores[2] = 3
      },
      'Юргинский городской округ: оценка указана 9, выходит 9,8.',
    ],
    [
      'an impossible score',
      (b) => {
        first(b).scores[3] = 1
      },
      'Юргинский городской округ: критерий 4: балла итога 1 в порядке нет.',
    ],
    [
      'a missing score',
      (b) => first(b).verifiedScores.pop(),
      'Юргинский городской округ: баллов проверки 7, а критериев 8.',
    ],
    [
      'a missing criterion',
      (b) => first(b).criteria.pop(),
      'Юргинский городской округ: критерий 8: в расчёте его нет.',
    ],
    [
      'rungs',
      (b) => {
        first(b).attested = { 1: [3] }
      },
      'Юргинский городской округ: критерий 1: балл самооценки указан 1, по ступеням выходит 0.',
    ],
    [
      'an unknown rung',
      (b) => {
        first(b).attested = { 4: [1] }
      },
      'Юргинский городской округ: критерий 4: ступени 1 в порядке нет.',
    ],
    ['a participant twice', (b) => b.participants.push(first(b)), 'Юргинский городской округ: участник указан дважды.'],
    [
      'the methodology',
      (b) => {
        b.methodology = { ...kuzbassRating(), levels: [] }
      },
      'Уровни: список пуст.',
    ],
    [
      'the schema',
      (b) => {
        Object.assign(b, { schema: 'gemba.rating/2' })
      },
      'Поле «schema» отсутствует или записано неверно.',
    ],
  ])('finds %s that was changed', (_name, spoil, message) => {
    expect(differences(spoil)).toContain(message)
  })
})

describe('npx tsx lib/rating/recompute.ts', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gemba-recompute-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  const run = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((done) => {
      execFile(resolve('node_modules/.bin/tsx'), ['lib/rating/recompute.ts', ...args], (error, out, err) => {
        done({ code: error === null ? 0 : Number(error.code), out, err })
      })
    })
  const file = (name: string, text: string) => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }

  it('says that a good file agrees, with no server and no database', async () => {
    const { code, out, err } = await run(file('good.json', `\uFEFF${JSON.stringify(bundle())}`))
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('Кемеровская область – Кузбасс, Эффективный регион: рейтинг за 2025 год, версия 1.')
    expect(out).toContain('✓ Пересчитано: 2\u00a0участника. Все оценки и уровни совпали.')
  })

  it('names every difference of a tampered file', async () => {
    const tampered = bundle((b) => {
      first(b).total = '12.1'
      first(b).level = 'LEADER'
    })
    const { code, out } = await run(file('tampered.json', JSON.stringify(tampered)))
    expect(code).toBe(1)
    expect(out).toContain('✕ Юргинский городской округ: оценка указана 12,1, выходит 9.')
    expect(out).toContain('✕ Юргинский городской округ: уровень указан «Лидер», выходит «Прогрессивный».')
    expect(out).toContain('Расхождения у 1, всего 2.')
  })

  it('says what is wrong with anything else', async () => {
    const answers = await Promise.all([
      run(),
      run(join(folder, 'none.json')),
      run(file('text.json', 'рейтинг')),
      run(file('other.json', '{"a":1}')),
    ])
    expect(answers.map(({ code }) => code)).toEqual([2, 2, 2, 2])
    const [nothing, missing, notJson, other] = answers.map(({ err }) => err)
    expect(nothing).toContain('Укажите файл')
    expect(missing).toContain('не открывается')
    expect(notJson).toContain('не JSON')
    expect(other).toContain('Это не рейтинг, который можно пересчитать')
    for (const { err } of answers) expect(err).not.toContain('    at ')
  })
}, 60_000)
