import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { csv } from '@/lib/core/csv'
import {
  dataFile,
  formatLabels,
  metaJsonOf,
  metaRowsOf,
  passportOf,
  setId,
  structureFile,
  structureTable,
  type Publisher,
} from '@/lib/core/open-data'
import { linkedData, listJson, listRows } from '@/lib/open-data/register'
import { bundleJsonSchema } from '@/lib/rating/publication/bundle-schema'
import { fieldsOf, ratingCsv, ratingFacts, ratingJson, type RatingSet } from '@/lib/rating/publication/open-data'
import { newId } from '@/lib/core/ids'
import { assemblePublication } from '@/lib/rating/publication/assemble'
import { kuzbass } from '../rating/kuzbass'

const publisher: Publisher = {
  slug: 'kuzbass',
  name: 'Кузбасс',
  programme: 'Эффективный регион',
  authority: 'Комитет',
  timeZone: 'Asia/Novokuznetsk',
  inn: '4205000001',
  contact: 'Анна Пример',
  phone: '+7 3842 00-00-00',
  email: 'a@example.test',
}
const set: RatingSet = {
  year: 2025,
  validUntil: '2027-04-01',
  versions: [
    { version: 2, publishedAt: new Date('2026-04-10T20:00:00Z'), reason: 'Ошибка в критерии 8.' },
    { version: 1, publishedAt: new Date('2026-03-27T03:05:00Z'), reason: null },
  ],
}
const facts = ratingFacts(publisher, set)
const base = 'https://gemba.example/kuzbass/open-data'
const folder = `${base}/4205000001-rating-2025`
const rows = [
  {
    place: 1,
    name: '=SUM(A1)',
    kind: 'Исполнительный орган',
    total: '13.4',
    level: 'LEADER',
    scores: [3, 3, 3, 3, 3, 2, 3, 4],
  },
]
const read = (text: string): string[][] => parse(text, { bom: true })

describe('names of the recommendations 3.0', () => {
  it('begin with the INN where it is known', () => {
    expect(setId(publisher, 'rating-2025')).toBe('4205000001-rating-2025')
    expect(setId({ ...publisher, inn: undefined }, 'rating-2025')).toBe('rating-2025')
  })

  it('carry the minute of publication and of the structure', () => {
    expect(set.versions.map(dataFile)).toEqual([
      'data-20260410T2000-structure-20261122T0000',
      'data-20260327T0305-structure-20261122T0000',
    ])
    expect(structureFile).toMatch(/^structure-\d{8}T\d{4}$/)
  })
})

describe('the passport', () => {
  it('has the seventeen rows in their order', () => {
    const passed = passportOf(publisher, facts, base)
    expect(passed.map(({ n }) => n)).toEqual(Array.from({ length: 17 }, (_, i) => i + 1))
    expect(passed.map(({ value }) => value)).toEqual([
      '4205000001-rating-2025',
      'Рейтинг участников программы «Эффективный регион» за 2025 год',
      expect.stringContaining('после проверки'),
      'Комитет',
      'Анна Пример',
      '+7 3842 00-00-00',
      'a@example.test',
      `${folder}/data-20260410T2000-structure-20261122T0000.csv`,
      'CSV, JSON',
      `${folder}/${structureFile}.csv`,
      '27.03.2026',
      '11.04.2026',
      'Ошибка в критерии 8.',
      '01.04.2027',
      'рейтинг, клиентоцентричность, бережливое управление, Кузбасс',
      `${folder}/data-20260410T2000-structure-20261122T0000.csv ${folder}/data-20260327T0305-structure-20261122T0000.csv`,
      `${folder}/${structureFile}.csv`,
    ])
  })

  it('says so when nobody is named', () => {
    const bare = passportOf({ ...publisher, contact: undefined, phone: undefined, email: undefined }, facts, base)
    expect(bare.slice(4, 7).map(({ value }) => value)).toEqual(['не указано', 'не указан', 'не указан'])
  })
})

describe('meta and list', () => {
  it('name the properties as the recommendations do', () => {
    const meta = new Map(metaRowsOf(publisher, facts, base, 'csv'))
    expect([...meta.keys()].slice(0, 14)).toEqual([
      'standardversion',
      'identifier',
      'title',
      'description',
      'creator',
      'created',
      'modified',
      'subject',
      'format',
      'provenance',
      'valid',
      'publishername',
      'publisherphone',
      'publishermbox',
    ])
    expect(Object.fromEntries(meta)).toMatchObject({
      standardversion: 'http://opendata.gosmonitor.ru/standard/3.0',
      created: '20260327',
      modified: '20260411',
      valid: '20270401',
      provenance: 'Ошибка в критерии 8.',
      'data-20260327T0305-structure-20261122T0000': `${folder}/data-20260327T0305-structure-20261122T0000.csv`,
      [structureFile]: `${folder}/${structureFile}.csv`,
    })
    expect(metaJsonOf(publisher, facts, base)).toMatchObject({
      identifier: '4205000001-rating-2025',
      format: 'json',
      publisher: { name: 'Анна Пример', mbox: 'a@example.test' },
      data: [
        { source: `${folder}/data-20260410T2000-structure-20261122T0000.json`, provenance: 'Ошибка в критерии 8.' },
        { provenance: 'Первая публикация' },
      ],
      structure: [{ source: `${folder}/${structureFile}.json` }],
    })
  })

  it('register every data set', () => {
    expect(listRows([{ facts }], base)).toEqual([
      ['standardversion', 'Версия методических рекомендаций', 'http://opendata.gosmonitor.ru/standard/3.0', ''],
      [
        '4205000001-rating-2025',
        'Рейтинг участников программы «Эффективный регион» за 2025 год',
        `${folder}/meta.csv`,
        'csv',
      ],
    ])
    expect(listJson([{ facts }], base)).toMatchObject({
      meta: [{ identifier: '4205000001-rating-2025', link: `${folder}/meta.json`, format: 'json' }],
    })
  })
})

describe('linked data', () => {
  it('points search engines to the files', () => {
    expect(linkedData(publisher, [{ facts, name: 'rating-2025', year: 2025 }], base)).toMatchObject({
      '@graph': [
        {
          '@type': 'Dataset',
          identifier: '4205000001-rating-2025',
          temporalCoverage: '2025',
          dateModified: '2026-04-10T20:00:00.000Z',
          distribution: [{ contentUrl: `${base}/rating-2025.csv` }, { contentUrl: `${base}/rating-2025.json` }],
        },
      ],
    })
  })
})

describe('data and structure', () => {
  it('have one column a field, described in the structure', () => {
    const fields = fieldsOf(kuzbass)
    expect(read(structureTable(fieldsOf(kuzbass)))).toEqual([
      ['field name', 'english description', 'russian description', 'format'],
      ...fields.map((f) => [f.name, f.english, f.russian, f.format]),
    ])
    const [head, line] = read(ratingCsv(kuzbass, 2025, rows))
    expect(head).toEqual(fields.map(({ name }) => name))
    expect(line).toEqual([
      '2025',
      '1',
      "'=SUM(A1)",
      'Исполнительный орган',
      '13.4',
      'Лидер',
      '3',
      '3',
      '3',
      '3',
      '3',
      '2',
      '3',
      '4',
    ])
    expect(ratingJson(kuzbass, 2025, rows)[0]).toMatchObject({ agency: '=SUM(A1)', total: 13.4, criterion_8: 4 })
    for (const { format } of fields) expect(formatLabels[format]).toBeTruthy()
  })

  it('cannot be run as a formula, and marks its encoding', () => {
    for (const sign of ['=', '+', '-', '@', '\t', '\r'])
      expect(read(csv([[`${sign}1`, 'x']]))[0]?.[0]?.startsWith("'")).toBe(true)
    expect(
      csv([
        ['а', 'б "в", г'],
        [-1, null],
      ]),
    ).toBe('\uFEFFа,"б ""в"", г"\r\n-1,\r\n')
  })
})

describe('the schema of the file to recompute from', () => {
  it('knows and explains every field that a publication has', () => {
    const {
      version: { bundle },
    } = assemblePublication({
      tenantId: newId(),
      tenant: { slug: 'kuzbass', name: 'Кузбасс', timeZone: 'Asia/Novokuznetsk', isDemo: true },
      programme: 'Эффективный регион',
      campaignId: newId(),
      year: 2025,
      version: 2,
      reason: 'Причина.',
      publishedAt: new Date('2026-03-27T03:05:00Z'),
      publishedBy: 'Комитет',
      methodology: kuzbass,
      nextNumber: { LEVEL_CERTIFICATE: 1, DIPLOMA: 1 },
      newId,
      newCode: newId,
      participants: [
        {
          agencyId: newId(),
          agencySlug: 'a',
          agencyName: 'А',
          agencyKind: 'MINISTRY',
          selfAssessed: true,
          answers: kuzbass.criteria.map(({ number }) => ({
            criterion: number,
            attested: [],
            verifiedScore: 0,
            verifiedReason: '',
            finalScore: 0,
            settlement: null,
            correction: null,
            evidence: [],
          })),
        },
      ],
      notRated: [
        { agencyId: newId(), agencySlug: 'b', agencyName: 'Б', agencyKind: 'MINISTRY', reason: 'Не представил.' },
      ],
    })
    expect(bundle).toMatchObject({ demonstration: true, reason: 'Причина.' })
    type Schema = { properties: Record<string, { description?: string; items?: Schema }> }
    const schema = bundleJsonSchema() as Schema
    const participant = schema.properties.participants?.items
    for (const [fields, properties] of [
      [bundle, schema.properties],
      [bundle.participants[0] ?? {}, participant?.properties ?? {}],
    ] as const) {
      for (const name of Object.keys(fields)) expect(properties[name]?.description, name).toBeTruthy()
    }
    expect(Object.keys(bundle.notRated[0] ?? {}).sort()).toEqual(
      Object.keys(schema.properties.notRated?.items?.properties ?? {}).sort(),
    )
  })
})
