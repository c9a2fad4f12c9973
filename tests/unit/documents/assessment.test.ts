import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { assessmentDocx } from '@/lib/documents/assessment-docx'
import { assessmentPdf } from '@/lib/documents/assessment-pdf'
import { assessmentSheet } from '@/lib/documents/assessment-sheet'
import { assessmentDocument, NASTY, plain } from '../../factories/documents'

/** The document's text as a reader of the file sees it: paragraphs by line. */
function docxText(bytes: Uint8Array): string {
  const xml = unzipSync(bytes)['word/document.xml']
  return strFromU8(xml ?? new Uint8Array())
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

describe('the sheet of a self-assessment', () => {
  const sheet = assessmentSheet(assessmentDocument())

  it('says who, what, when and how much', () => {
    expect(sheet).toMatchObject({
      title: 'Самооценка за 2025 год',
      agency: 'Юргинский городской округ',
      demo: '',
      footer: 'Самооценка за 2025 год. Юргинский городской округ',
    })
    const facts = Object.fromEntries(sheet.facts.map(({ term, value }) => [term, plain(value)]))
    expect(facts).toMatchObject({
      'Срок представления': '15 декабря 2025 г.',
      Представлена: '12 декабря 2025 г., 14:05, Анна Сергеевна Пример',
      Оценка: '9 из 14,9, уровень «Прогрессивный»',
    })
    expect(sheet.summary).toMatchObject({ total: '9 из 14,9', level: 'Прогрессивный', sum: '15' })
    expect(sheet.summary.rows.map((row) => row.at(-1))).toEqual(['1', '0,6', '1,6', '1', '1,8', '1', '1,2', '0,8'])
  })

  it('shows the act’s options with what was attested, the weight and the contribution', () => {
    const [first, second] = sheet.criteria
    expect(first).toMatchObject({
      note: 'Коэффициент 1. Ступени складываются: каждая требует предыдущих.',
      result: 'Балл 1 × 1 = 1',
      verified: 'По проверке: 1 × 1 = 1. Сверено, критерий 1.',
    })
    expect(second?.options.map(({ on }) => on)).toEqual([false, true, true, false])
    expect(second?.comment).toBe('Пояснения нет.')
    expect(sheet.criteria[4]?.verified).toBe('')
  })

  it('names gaps, unanswered criteria, a late hand-over and a copy that was not handed over', () => {
    const document = assessmentDocument({ submitted: { by: 'Анна', at: '16 декабря 2025 г., 09:00', late: true } })
    const [first] = document.criteria
    if (first) Object.assign(first, { gaps: [1, 2], answered: false })
    const spoilt = assessmentSheet(document)
    expect(spoilt.criteria[0]).toMatchObject({
      gap: 'Не подтверждены ступени: 1, 2; ступени выше них не засчитаны.',
      result: 'Ответа нет: балл 0',
    })
    expect(spoilt.facts.find(({ term }) => term === 'Представлена')?.value).toBe(
      '16 декабря 2025 г., 09:00, Анна (позже срока)',
    )
    expect(
      assessmentSheet(assessmentDocument({ submitted: null })).facts.find(({ term }) => term === 'Представлена')?.value,
    ).toBe('не представлена')
    expect(assessmentSheet(assessmentDocument({ isDemo: true })).demo).toContain('Демонстрационные данные')
  })
})

describe('the PDF of a self-assessment', () => {
  it('is a tagged PDF in Russian with a title', () => {
    const pdf = Buffer.from(assessmentPdf(assessmentDocument())).toString('latin1')
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    for (const sign of ['/StructTreeRoot', '/Marked true', '/Lang (ru)', '/S /H1', '/S /H2', '/S /TH', '/Alt'])
      expect(pdf.includes(sign), sign).toBe(true)
  })

  it('is drawn whatever people typed', () => {
    for (const text of [
      NASTY,
      '#panic("x")',
      '$ незакрыто',
      '*',
      '\\',
      '',
      'а\n\nб',
      '#read("/etc/passwd")',
      '"]; #import "x"',
    ]) {
      const document = assessmentDocument({ agencyName: text || 'Орган' })
      for (const criterion of document.criteria) Object.assign(criterion, { comment: text })
      expect(assessmentPdf(document).length).toBeGreaterThan(10_000)
    }
  })
})

describe('the DOCX of a self-assessment', () => {
  const document = assessmentDocument()
  let text = ''
  beforeAll(async () => {
    text = await docxText(await assessmentDocx(document))
  })

  it('holds every criterion with options, comment, evidence and result, as the sheet has them', () => {
    for (const criterion of assessmentSheet(document).criteria) {
      for (const line of [
        criterion.heading,
        criterion.note,
        criterion.result,
        criterion.verified,
        ...criterion.comment.split('\n'),
        ...criterion.evidence,
        ...criterion.options.map((option) => option.text),
      ])
        expect(text).toContain(line)
    }
    for (const { term, value } of assessmentSheet(document).facts) expect(text).toContain(`${term}: ${value}`)
    expect(text).toContain('Оценка 9 из 14,9. Уровень «Прогрессивный»')
    expect(text).toContain('И.О. Фамилия')
  })

  it('shows what people typed letter by letter', () => {
    expect(text.split(NASTY).length - 1).toBe(2)
  })
})
