import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { blockContents } from '@/lib/modules'
import { modulesOf, parseTemplate, parseTemplateText } from '@/lib/tenancy/template'
import { agencyKinds, curatorRule } from '@/lib/programme/act'

const read = (name: string) =>
  JSON.parse(readFileSync(`prisma/programmes/${name}.json`, 'utf8')) as Record<string, unknown>
const kuzbass = () =>
  read('kuzbass') as {
    tenant: { timeZone: string }
    participants: string[]
    rating: {
      criteria: { weight: string; options: { score: number }[] }[]
      levels: Record<string, string>[]
      workedExample: { scores: number[] }
    }
  }
const messages = (json: unknown) => {
  const parsed = parseTemplate(json)
  return parsed.ok ? [] : parsed.problems
}

describe('programme templates', () => {
  it.each(['kuzbass', 'belovo', 'belgorod', 'leningrad', 'kirov'])('%s loads', (name) => {
    expect(messages(read(name))).toEqual([])
  })

  it('names the modules that are there and no others', () => {
    expect(modulesOf(read('kuzbass'))).toEqual(['Рейтинг'])
    expect(modulesOf(read('kirov'))).toEqual([])
  })

  it('says what the blocks of the modules hold', () => {
    const held = (name: string) => Object.fromEntries(blockContents(read(name)).map(({ term, value }) => [term, value]))
    expect(held('kuzbass')).toMatchObject({
      'Критериев рейтинга': '8',
      Уровни: expect.stringMatching(/^.+(, .+){3}$/) as string,
      Толкования: expect.arrayContaining([expect.stringContaining('8')]) as string[],
    })
    expect(held('kirov')).toEqual({ 'Критериев рейтинга': 'рейтинга нет' })
  })

  it('refuses a gap in the level scale, with place and reason', () => {
    const broken = kuzbass()
    const initial = broken.rating.levels.find((level) => level.code === 'INITIAL')
    if (initial) initial.under = '4'
    expect(messages(broken)).toEqual([
      expect.objectContaining({
        path: expect.stringMatching(/^rating\.levels/) as string,
        message: expect.stringMatching(/от 4 до 5.*ни к одному уровню/) as string,
      }),
    ])
  })

  it('refuses an overlap', () => {
    const broken = kuzbass()
    const basic = broken.rating.levels.find((level) => level.code === 'BASIC')
    if (basic) {
      delete basic.under
      basic.to = '8'
    }
    expect(
      messages(broken)
        .map((one) => one.message)
        .join(),
    ).toMatch(/оценка 8 отнесена сразу к двум уровням/)
  })

  it('refuses a weight that is not a decimal', () => {
    const broken = kuzbass()
    const criterion = broken.rating.criteria[3]
    if (criterion) criterion.weight = '0,5'
    expect(messages(broken)).toEqual([
      { path: 'rating.criteria.3.weight', message: expect.stringMatching(/Критерий 4, коэффициент.*«0,5»/) as string },
    ])
  })

  it('refuses a score that the criterion does not have', () => {
    const broken = kuzbass()
    broken.rating.workedExample.scores[3] = 1
    expect(
      messages(broken)
        .map((one) => one.message)
        .join(),
    ).toMatch(/в критерии 4 нет балла 1/)
  })

  it('refuses an unknown time zone and an unknown participant', () => {
    const broken = kuzbass()
    broken.tenant.timeZone = 'Asia/Kuzbass'
    expect(messages(broken)).toEqual([
      { path: 'tenant.timeZone', message: expect.stringContaining('Asia/Kuzbass') as string },
    ])
    const strange = kuzbass()
    strange.participants.push('SPACE_AGENCY')
    expect(messages(strange)).toEqual([
      { path: 'participants.3', message: expect.stringContaining('SPACE_AGENCY') as string },
    ])
  })

  it('reports all the problems at once, shape and rating together', () => {
    const broken = { ...kuzbass(), slug: 'Кузбасс', program: undefined } as Record<string, unknown>
    ;(broken.rating as { criteria: { weight: string }[] }).criteria[0] = {
      ...(broken.rating as { criteria: { weight: string }[] }).criteria[0],
      weight: 'x',
    }
    expect(messages(broken).map((one) => one.path)).toEqual(['slug', 'program', 'rating.criteria.0.weight'])
  })

  it.each([
    ['{"slug": "a",}', /строке 1/],
    ['', /не JSON/],
    ['{\n "a": 1\n "b": 2}', /строке 3/],
  ])('says where JSON is broken: %j', (source, reason) => {
    const parsed = parseTemplateText(source)
    expect(parsed.ok ? '' : parsed.problems[0]?.message).toMatch(reason)
  })

  it.each([null, 5, [], 'x'])('refuses %j without throwing', (json) => {
    expect(parseTemplate(json).ok).toBe(false)
  })
})

describe('kinds and curators', () => {
  const template = (name: string) => {
    const parsed = parseTemplate(read(name))
    if (!parsed.ok) throw new Error(name)
    return parsed.template
  }

  it('takes the kinds from the act', () => {
    expect(agencyKinds(template('kuzbass'))).toEqual(['EXECUTIVE_BODY', 'MUNICIPAL_BODY', 'SUBORDINATE_ORGANISATION'])
    expect(agencyKinds(template('belgorod'))).toEqual([
      'MINISTRY',
      'GOVERNOR_ADMINISTRATION',
      'DEPARTMENT',
      'SUBORDINATE_ORGANISATION',
    ])
    expect(agencyKinds(template('belovo'))).toContain('MUNICIPAL_INSTITUTION')
    expect(agencyKinds(template('kirov'))).toContain('EXECUTIVE_BODY')
  })

  it('knows who may be curator (B 4.2.1)', () => {
    expect(curatorRule(template('belgorod'), 'MINISTRY')?.position).toBe('первый заместитель министра области')
    expect(curatorRule(template('belgorod'), 'MUNICIPAL_BODY')).toEqual({
      position: null,
      basis: 'распорядительный акт',
    })
    expect(curatorRule(template('kuzbass'), 'EXECUTIVE_BODY')).toBeNull()
  })
})
